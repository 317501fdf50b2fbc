"""What one juror takes home of their day: their own answers and words, on a page that needs nothing else.

Made for that seat alone, in its language, and kept nowhere. Where support sat between the two hats is told in words,
and never as a figure: it is no score.
"""

from collections.abc import Iterator

from ...export.document.value import Frame, Item, Paragraph, Part, Points, Prose, Report, Run, Section, Tone, plain
from ...jury.citing.told import Because
from ...jury.contributions.acts import Perspective, Stance
from ...jury.exhibits.pulse_acts import Changed, Degree
from ...jury.journey.said import Asked, Beside, OwnWords, Spoken, Tapped, own_words
from ...jury.journey.views import Ways, last_views, ways
from ...jury.numbers import JurorNumber
from ...jury.state import State
from ...jury.votes.instrument import instrument_of
from ...study.measures.alignment import Alignment, Leaning, alignment
from ...study.measures.answered import answered
from .journey_answers import in_one, listed, picture, table
from .saying import Saying


def journey(_: Saying, state: State, juror: JurorNumber) -> Report:
    mine, own = ways(state, last_views(state), juror), own_words(state, juror)
    sections = tuple(each for each in _sections(_, state, juror, mine, own) if each.parts)
    nothing = Paragraph(plain(_("Your first and last answers stand here once the last vote has closed.")))
    return Report(
        title=_("Your own way through the day"),
        lang=_.lang,
        above=" · ".join((_.of(state.the_plan.title), _("Seat %(n)s", n=juror))),
        lead=_(
            "This page was made for you alone, on the device on which you answered or with your own number. No report "
            "holds it. It keeps your answers under your seat number."
        ),
        parts=() if sections else (nothing,),
        sections=sections,
        frame=Frame(_("On this page"), _("Skip to the text")),
    )


def _sections(_: Saying, state: State, juror: JurorNumber, mine: Ways, own: OwnWords) -> Iterator[Section]:
    yield Section(_("Where you began, and where you ended"), tuple(_options(_, state, juror, mine)))
    rest = (*mine.again, *mine.once)
    title = _("Your other answers") if mine.options else _("Your answers")
    yield Section(title, (listed(_, rest),) if rest else ())
    yield Section(_("What you said moved you"), tuple(_moved(_, own)))
    yield Section(_("What else you said of the evidence"), tuple(_points(_tapped(_, each) for each in own.unmoving)))
    yield Section(_("What you asked"), tuple(_points(_asked(_, each) for each in own.asked)))
    yield Section(_("What you said"), tuple(_points(_spoken(_, each) for each in own.said)))
    yield Section(_("Your conditions"), tuple(_points(_beside(_, each) for each in own.conditions)))
    yield Section(_("Minority statements that you signed"), tuple(_points(_beside(_, each) for each in own.signed)))


def _options(_: Saying, state: State, juror: JurorNumber, mine: Ways) -> Iterator[Part]:
    if mine.late:
        yield Paragraph(plain(_("You gave no first view, so what stands here is your view at the end.")), Tone.ASIDE)
    if mine.options:
        yield from picture(_, mine.options)
        yield from (table(_, each) for each in mine.options)
        yield from _leanings(_, state, juror)


def _leanings(_: Saying, state: State, juror: JurorNumber) -> Iterator[Part]:
    """Only of votes that have closed, and only where options were answered in every reading."""
    asked = instrument_of(state.the_plan)
    first, last = (
        alignment(answered(state, asked, vote, juror).readings) if vote and state.voting(vote.id).is_closed else None
        for vote in (asked.first, asked.last)
    )
    told = [*_leaning(first, _at_first(_)), *_leaning(last, _at_the_end(_))]
    if told:
        yield Paragraph(plain(" ".join(told)))
        aside = _(
            "This goes by your own answers alone, and is an experiment: the way of comparing has not been tested. "
            "Neither is better than the other."
        )
        yield Paragraph(plain(aside), Tone.ASIDE)


def _leaning(found: Alignment | None, said: dict[Leaning, str]) -> Iterator[str]:
    if found and found.options:
        yield said[found.leaning]


def _at_first(_: Saying) -> dict[Leaning, str]:
    return {
        Leaning.ME: _("At first your support sat closer to what you found good for you and your household."),
        Leaning.US: _("At first your support sat closer to what you found good for everyone."),
        Leaning.MIXED: _("At first your support sat between what was good for you and what was good for everyone."),
        Leaning.HATS_AGREE: _("At first you found much the same good for you and for everyone."),
    }


def _at_the_end(_: Saying) -> dict[Leaning, str]:
    return {
        Leaning.ME: _("At the end it sat closer to what you found good for you and your household."),
        Leaning.US: _("At the end it sat closer to what you found good for everyone."),
        Leaning.MIXED: _("At the end it sat between what was good for you and what was good for everyone."),
        Leaning.HATS_AGREE: _("At the end you found much the same good for you and for everyone."),
    }


def _moved(_: Saying, own: OwnWords) -> Iterator[Part]:
    if own.mattered:
        yield Paragraph((Run(_("What mattered most:") + " "), *in_one(_, own.mattered.what)))
        if own.mattered.written:
            yield Paragraph(plain(own.mattered.written), Tone.QUOTED)
    yield from _points(_tapped(_, each) for each in own.moving)


def _tapped(_: Saying, it: Tapped) -> Item:
    degree = {Degree.YES: _("Yes"), Degree.PARTLY: _("Partly"), Degree.NO: _("No")}
    told: list[Prose] = []
    if it.taps.clear:
        told.append(plain(f"{_('Clear:')} {degree[it.taps.clear]}"))
    if it.taps.trusted:
        told.append(plain(f"{_('Trusted:')} {degree[it.taps.trusted]}"))
    if it.taps.changed is Changed.NO:
        told.append(plain(_("It did not change how you saw any of it.")))
    elif it.about:
        up = it.taps.changed is Changed.UP
        told.append((Run((_("More for it:") if up else _("Less for it:")) + " "), _.run(it.about)))
    return Item((_.run(it.exhibit, strong=True),), tuple(map(Item, told)))


def _asked(_: Saying, it: Asked) -> Item:
    if it.reply:
        label = _("Not answered, because:") if it.declined else _("The answer, as it was noted:")
        told = f"{label} {it.reply}"
    else:
        told = _("It was answered in the room.") if it.answered else _("It was not answered.")
    return Item(plain(it.text), (Item(plain(told)),))


def _spoken(_: Saying, it: Spoken) -> Item:
    hat = _("For myself") if it.perspective is Perspective.MYSELF else _("For everybody")
    stance = {Stance.FOR: _("For"), Stance.AGAINST: _("Against"), Stance.CONDITION: _("Only if")}
    said = f"{hat} · {stance.get(it.stance, _('A question'))}: "
    because = tuple(
        Item(
            (_.run(each.exhibit),) if each.exhibit else plain(_("The answer to: %(question)s", question=each.question))
        )
        for each in it.because
    )
    within = (Item(plain(_("Because of:")), because),) if because else ()
    return Item((Run(said, strong=True), Run(it.text)), within)


def _because(_: Saying, it: Because) -> Prose:
    return (_.run(it.exhibit),) if it.exhibit else plain(_("The answer to: %(question)s", question=it.question))


def _beside(_: Saying, it: Beside) -> Item:
    return Item(plain(it.text), (Item((Run(_("To:") + " "), _.run(it.recommendation))),))


def _points(items: Iterator[Item]) -> Iterator[Part]:
    if told := tuple(items):
        yield Points(told)
