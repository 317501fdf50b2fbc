"""When the Wi-Fi dies: what whoever holds the day does, and what each table's host does, until it is back."""

from ...export.printing.documents import HelpCard, Steps, WithoutNetwork
from .saying import Saying


def without_network(_: Saying, title: str, day: str, address: str, *, large: bool) -> WithoutNetwork:
    """Large, the hosts' page fills its sheet, and that of whoever holds the day goes on to a second."""
    cards = (_for_facilitators(_, address, 18 if large else 12), _for_hosts(_, 20 if large else 15))
    return WithoutNetwork(title, _.lang, day, cards)


def _for_facilitators(_: Saying, address: str, size: int) -> HelpCard:
    return HelpCard(
        size=size,
        heading=_("When the Wi-Fi dies: whoever holds the day"),
        lead=_(
            "Nothing that says “Recorded” is lost. What says “Waiting to send” is kept on its tablet and goes by "
            "itself."
        ),
        parts=(_at_once(_), _on_paper(_), _back_again(_), _console_gone(_, address)),
        boxes=(
            _("Who looks after the network, and their phone number"),
            _("Recovery code (write it here and keep this page with you)"),
        ),
    )


def _at_once(_: Saying) -> Steps:
    return Steps(
        _("In the first five minutes"),
        (
            _(
                "Say so, calmly: “The network is resting. Please leave your tablet on and its page open. Nothing is "
                "lost.”"
            ),
            _(
                "Is the computer that runs Juryday awake and plugged in? Is the router’s light on? Switch the "
                "router off and on once, and keep its name and password as they were."
            ),
            _(
                "Go on with what needs no tablet: the witness, the question, the talk at the tables. Keep time by "
                "this day’s run sheet and a watch."
            ),
        ),
    )


def _on_paper(_: Saying) -> Steps:
    return Steps(
        _("If it is still gone: go on with paper"),
        (
            _(
                "Questions to a witness: table hosts write them on cards; a raised hand seconds one; read out those "
                "with most hands."
            ),
            _(
                "A vote that is not secret: hand out its paper. Each juror writes the seat number in every box for "
                "it. Collect the papers in one envelope, and write on it the vote’s name, the time, and how many "
                "there are."
            ),
            _(
                "A secret vote: hand out its paper, which has no box for a number. Each juror folds it and puts it "
                "into the box. Two people count it in front of everybody and write the result down. It cannot be "
                "typed in afterwards: whoever types it would know it. Better still, wait for the network and vote "
                "on the tablets."
            ),
            _(
                "Show no result of a first view before the same questions have been put again, on paper as on the "
                "screens."
            ),
        ),
    )


def _back_again(_: Saying) -> Steps:
    return Steps(
        _("When it is back"),
        (
            _(
                "Tablets connect by themselves; a page that does not is loaded again, and a seat card is scanned "
                "again if need be."
            ),
            _(
                "Open the vote on the console, choose “Enter a paper ballot”, and type each paper in twice, best of "
                "all two people once each. Where a seat has answered on a tablet too, the paper replaces that."
            ),
            _("Compare the number entered with the number on the envelope. Only then close the vote."),
            _("Keep the envelopes with the record of the day."),
        ),
    )


def _console_gone(_: Saying, address: str) -> Steps:
    return Steps(
        _("If the console itself is gone"),
        (
            _(
                "On any other device go to %(address)s/recover and type the recovery code: it becomes the console.",
                address=address,
            ),
        ),
    )


def _for_hosts(_: Saying, size: int) -> HelpCard:
    return HelpCard(
        size=size,
        heading=_("When the Wi-Fi dies: the host of a table"),
        lead=_("Stay calm, stay at your table, and go on. Nothing that says “Recorded” is lost."),
        parts=(
            Steps(
                _("What to do"),
                (
                    _(
                        "Ask everybody to leave the tablet on and its page open, and to put it face down if it "
                        "distracts."
                    ),
                    _(
                        "Go on talking. Write what is said on paper, one thought a line: for me or for everybody; "
                        "for, against, only if, or a question. Write no names."
                    ),
                    _("Write questions to a witness on a card each, with the number of your table."),
                    _(
                        "In a vote give each juror one paper. Let nobody look at another’s. Help only who asks, and "
                        "mark nothing for anybody unless they say each mark aloud to you, away from the others."
                    ),
                    _(
                        "Check that the seat number stands in every box for it, unless the paper says that it is "
                        "secret. Bring the papers face down to whoever holds the day."
                    ),
                    _("When the tablets are back, type your notes in, or hand them to the scribe."),
                ),
            ),
        ),
        boxes=(_("Table"), _("Seats at this table")),
    )
