"""A simulated facilitator: goes by the console's own forms, once each, and moves on when a step's time is over.

The day goes on however slowly the server answers: what was not answered is sent again, under the same id.
"""

import asyncio
import json
import secrets
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import combinations

import httpx

from ..jury.numbers import PhaseId
from .answering import Sent
from .crowd import ABOUT, AGAIN, DRAFTED, PATIENCE, PATIENT, entered, patient
from .forms import Form, Forms

LOOKS = 0.1
"""Seconds between two looks of the facilitator at the console."""

ONCE = frozenset({"RevealVotes", "ShowExhibit", "ShowResults", "PutWitnessQuestion", "AnswerWitnessQuestion"})
ONCE_A_DAY = frozenset({"OfferQuestionMerge", "ProposeSlate", "SetSlate", "ShowPulse", "RecordAbsence", "Cite"})
"""Two questions are put together, a list is proposed and taken, what was tapped is shown, a witness is missing, and a
recommendation comes of an exhibit."""
MOST_TRIED = 40
"""Pairs of questions that are tried, until one can be put together: many are of two kinds."""
TO_AGREE = 2 * PATIENCE
"""Seconds in which those who asked them can say yes or no, before another question is put."""
ALWAYS = frozenset({"ModerateWitnessQuestion", "ModerateContribution", "ModerateStatement"})
IN_TURN = {"DraftRecommendation": 0.0, "MergeConditions": 0.25, "FreezeRecommendation": 0.4, "PutRecommendation": 0.6}
"""What is done with recommendations once each, and after how much of the step's time."""


@dataclass
class SimulatedFacilitator:
    """Goes by the console's own forms: opens and closes, shows, moderates, draws, and moves on in time."""

    server: str
    card: str
    minute: float
    minutes: Mapping[PhaseId, int]
    done: set[str] = field(default_factory=set)
    tried: int = 0

    async def hold_the_day(self) -> None:
        async with patient(self.server) as door:
            path = await entered(door, self.card)
            came = time.monotonic()
            while True:
                page = await self._seen(door, path)
                forms = Forms(page).found
                form = self._next(forms, "Everybody has answered." in page, time.monotonic() - came)
                if form is None:
                    await asyncio.sleep(LOOKS)
                    continue
                done = await self._send(door, path, self._filled_in(form) | {"act_id": secrets.token_hex(16)})
                if form.does == "OfferQuestionMerge":
                    await self._wait_or_try_others(done)
                if form.does == "CloseSitting":
                    return
                came = time.monotonic() if form.does == "ChangePhase" else came

    async def _seen(self, door: httpx.AsyncClient, path: str) -> str:
        """The console as it is now; nothing while the server does not say."""
        with suppress(httpx.TransportError):
            return (await door.get(f"{path}main")).text
        return ""

    async def _send(self, door: httpx.AsyncClient, path: str, sent: Sent) -> bool:
        """Whether it was recorded, asked until the server says."""
        while True:
            with suppress(httpx.TransportError):
                answer = await door.post(f"{path}acts", json=sent)
                if not answer.is_server_error:
                    return answer.is_success
            await asyncio.sleep(AGAIN)

    async def _wait_or_try_others(self, offered: bool) -> None:
        """Where it was refused, those two questions were of different kinds, say, or one of them was put just now."""
        if offered:
            await asyncio.sleep(TO_AGREE)
        else:
            self.tried += 1
            if self.tried < MOST_TRIED:
                self.done.discard("OfferQuestionMerge")

    def _next(self, forms: Sequence[Form], all_in: bool, spent: float) -> Form | None:
        """The first thing to do, or None where it is time to wait."""
        phase = next((form.fields["leaving"] for form in forms if form.does == "ChangePhase"), "")
        planned = self.minutes.get(PhaseId(phase), 1) * self.minute
        over, by_act = spent > planned, dict[str, Form]()
        order = list(dict.fromkeys(form.fields["exhibit"] for form in forms if form.does == "BeginTestimony"))
        for form in forms:
            if self._is_wanted(form, spent / planned) and self._is_its_turn(form, order, spent / planned):
                by_act.setdefault(form.does, form)
        if closing := by_act.pop("CloseVote", None):
            long = max(PATIENT, 4 * self.minutes.get(PhaseId("opening"), 20) * self.minute)
            return closing if all_in or spent > long else None
        onward = [by_act.pop(act, None) for act in ("CloseSitting", "ChangePhase")]
        for form in sorted(by_act.values(), key=lambda form: form.does != "OfferQuestionMerge"):
            self.done.add(_named(form))
            return form
        return next(filter(None, onward), None) if over or not phase else None

    def _filled_in(self, form: Form) -> Sent:
        match form.does:
            case "DraftRecommendation":
                return {**form.fields, "words.en": DRAFTED[0]}
            case "MergeConditions":
                return {**form.fields, **form.choices, "text": "it is said openly what it costs"}
            case "OfferQuestionMerge":
                pairs = [*combinations(form.options["first"], 2)]
                first, second = pairs[self.tried % len(pairs)]
                return {
                    **form.fields,
                    "first": first,
                    "second": second,
                    "text": "Who pays for it, and who gains by it?",
                }
            case "RecordAbsence":
                return {**form.fields, "because": "Illness, as was said this morning.", "instead": "read-out"}
            case "SetSlate":
                return {**form.fields, **{name: each for name, each in form.several.items() if name.endswith("[]")}}
            case "PutRecommendation":
                return {**form.fields, "enough": "2/3", "base": "present"}
            case _:
                return {**form.fields}

    def _is_wanted(self, form: Form, of_the_step: float) -> bool:
        if form.does == "RecordAbsence":
            return form.does not in self.done and form.fields["absent"] == "true"
        if form.does in ONCE_A_DAY:
            soon = 0.2 if form.does == "OfferQuestionMerge" else 0.5
            return form.does not in self.done and of_the_step >= soon
        if form.does in IN_TURN:
            return _named(form) not in self.done and of_the_step >= IN_TURN[form.does]
        if form.does == "OpenVote":
            return form.fields["version"] == "1"
        if form.does == "DrawTables":
            return form.fields["draw"] == "1"
        if form.does in ALWAYS:
            return form.fields.get("shown") == "true" and "leaving" not in form.fields
        if form.does == "BeginTestimony":
            return _named(form) not in self.done
        if form.does in ONCE:
            return _named(form) not in self.done and ("to" in form.fields or form.does != "ShowExhibit")
        return form.does in ("CloseVote", "CloseSitting", "ChangePhase")

    def _is_its_turn(self, form: Form, order: Sequence[str], of_the_step: float) -> bool:
        """Exhibits share the step's time: each is shown, spoken to, and asked about in the last third of its part.

        Who is missing is the last to be heard in it.
        """
        exhibit = form.fields.get("to" if form.does == "ShowExhibit" else "exhibit", "")
        if form.does == "RecordAbsence":
            return exhibit == order[-1]
        if form.does not in ("ShowExhibit", "BeginTestimony") or exhibit not in order:
            return True
        asked = form.fields.get("mode") == "questioned"
        return of_the_step * len(order) >= order.index(exhibit) + (2 / 3 if asked else 0)


def _named(form: Form) -> str:
    if form.does in ONCE_A_DAY:
        return form.does
    votes = (f"{name} {value}" for name, value in form.fields.items() if name.startswith("votes."))
    return json.dumps([form.does, *(form.fields.get(part, "") for part in ("to", "mode", *ABOUT)), *votes])
