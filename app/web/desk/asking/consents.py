"""What jurors are asked to agree to: new words are a new version, and every version there has been is shown."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.responses import Response

from ....jury.numbers import ConsentId, Millis
from ....jury.plan import Plan
from ....jury.reasons import Reason, Refused
from ....jury.seats.plan import Consent, meant_by, version_of
from ....live.clock import wall_clock
from ....plans.editing.consents import ReadConsents, Versions, read_consents, written_consents
from ....plans.editing.rows import Typed, moved
from ....store.consent_texts import ConsentWords, consent_versions, keep_versions
from ...joining import posted_pairs
from ..guest import Guest, visited
from ..planning.around import head, saved_at
from ..planning.keeping import Clashed, Draft, draft, keep, made_from
from ..rows import day_of
from .sheets import ConsentsPage, ConsentVersion
from .typed import MOST_FIELDS, SAVE, Form, focused, fresh_for, lists_of, plan_it_was, told, tongues

router = APIRouter(prefix="/desk/sittings/{sitting}/plan")

TRIES = 3
"""How often another version's number is looked for, where somebody else has just taken it."""
Kept = Mapping[str, tuple[ConsentWords, ...]]


@router.get("/consents")
async def consents_page(request: Request) -> Response:
    guest = await visited(request)
    now = await draft(guest)
    typed = written_consents(now.plan.consents, _numbered(await _versions(guest)), tongues(now.plan))
    return await _page(guest, request, Form(now, typed, {}))


@router.post("/consents")
async def change_consents(request: Request) -> Response:
    form, guest = dict(await posted_pairs(request, MOST_FIELDS)), await visited(request)
    number, wanted = made_from(form), form.get("do", SAVE)
    base = await plan_it_was(guest, number)
    now = Draft(base, number)
    if wanted != SAVE:
        return await _page(guest, request, Form(now, moved(form, wanted), {}, focus=focused(wanted)))
    read = await asyncio.to_thread(_read, guest, form, base)
    if read.faults:
        return await _page(guest, request, Form(now, form, read.faults), 400)
    kept = await keep(guest, number, lambda _: replace(base, consents=read.consents), "What jurors agree to")
    if isinstance(kept, Clashed):
        known, newest = _numbered(await _versions(guest)), Draft(kept.plan, kept.number)
        typed = written_consents(kept.plan.consents, known, tongues(kept.plan))
        return await _page(guest, request, Form(newest, typed, {}, told(kept.clashes)), 409)
    return saved_at(guest, "plan/consents", kept)


def _read(guest: Guest, form: Typed, base: Plan) -> ReadConsents:
    """With every version's words kept before the plan names it."""
    for _ in range(TRIES):
        known = _numbered(consent_versions(guest.engine, guest.organisation.id))
        read = read_consents(form, base.consents, known, tongues(base), fresh_for(form, "consents"))
        texts = [*_texts(base.consents, "", 0), *_texts(read.consents, guest.member.name, wall_clock())]
        if read.faults or keep_versions(guest.engine, guest.organisation.id, _unknown(texts, known)):
            return read
    raise Refused(Reason.TRY_AGAIN)


def _texts(consents: Sequence[Consent], by: str, at: int) -> Iterator[ConsentWords]:
    for consent in consents:
        yield ConsentWords(meant_by(consent.id), version_of(consent.id), consent.words, by, Millis(at))


def _unknown(texts: Sequence[ConsentWords], known: Mapping[str, Versions]) -> Iterator[ConsentWords]:
    """Each version once. The words under a number that is taken stay what they are."""
    seen = {(named, version) for named, versions in known.items() for version in versions}
    for text in texts:
        if (text.consent, text.version) not in seen:
            seen.add((text.consent, text.version))
            yield text


async def _versions(guest: Guest) -> Kept:
    return await asyncio.to_thread(consent_versions, guest.engine, guest.organisation.id)


def _numbered(kept: Kept) -> dict[str, Versions]:
    return {named: {text.version: text.words for text in texts} for named, texts in kept.items()}


async def _page(guest: Guest, request: Request, form: Form, status: int = 200) -> Response:
    asked = {meant_by(consent.id): version_of(consent.id) for consent in form.now.plan.consents}
    kept = await _versions(guest)
    page = ConsentsPage(
        lang=guest.lang,
        who=guest.who,
        head=await head(guest, form.now, request),
        typed=form.typed,
        faults=form.faults,
        clashes=form.clashes,
        focus=form.focus,
        lists=lists_of(form.typed, ("consent",)),
        versions={named: tuple(_shown(guest, texts, asked)) for named, texts in kept.items()},
        now=asked,
    )
    return guest.shown(page, status)


def _shown(guest: Guest, texts: Sequence[ConsentWords], asked: Mapping[ConsentId, int]) -> Iterator[ConsentVersion]:
    for text in reversed(texts):
        day = day_of(text.at, guest.sitting.zone) if text.at else ""
        yield ConsentVersion(text.version, text.words, day, text.by, asked.get(ConsentId(text.consent)) == text.version)
