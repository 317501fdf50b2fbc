"""The blocks of an instrument on their form: ids stay, and each mistake is said by its box."""

from __future__ import annotations

import pytest

from app.plans.editing.asking import read_blocks, written_blocks
from app.plans.editing.blocks import Item
from app.plans.editing.finding import found
from app.plans.editing.rows import moved, with_spare
from tests.plans.editing.test_instrument import LANGS, LONDON, WHOLE


def test_the_form_keeps_ids_and_other_languages_and_knows_no_id_that_is_not_there():
    blocks = found(LONDON).blocks
    english = written_blocks(blocks, ("en",))
    reworded = english | {"proposal.0.en": "Pay.", "statement.3.id": "forged", "statement.0.en": ""}
    read = read_blocks(moved(with_spare(reworded, "personal", 1), "down.personal.0"), blocks, ("en",)).blocks
    assert read.proposals[0] == Item("fund", {"en": "Pay.", "cy": blocks.proposals[0].words["cy"]})
    assert [item.id for item in read.statements][:3] == ["statement-2", "statement-3", ""]
    assert [item.id for item in read.personal] == ["option-2", "option-1", "option-3", "option-4"]


@pytest.mark.parametrize(
    ("boxes", "box"),
    [
        ({"proposal.1.en": "x" * 401}, "proposal.1"),
        ({"statement.1.en": "a\x00b"}, "statement.1"),
        ({f"personal.{n}.en": str(n) for n in range(13)}, "personal"),
        ({"known.0.id": "", "known.0.en": "Who?", "known.0.answers": "One"}, "known.0"),
        ({"known.0.id": "", "known.0.en": "Who?", "known.0.answers": "One\nOne"}, "known.0"),
        ({"asking": "true", "asking_words.en": "x" * 501}, "asking_words.en"),
    ],
)
def test_a_mistake_in_a_block_is_said_by_its_box(boxes: dict[str, str], box: str):
    blocks = found(LONDON).blocks
    assert box in read_blocks(written_blocks(blocks, LANGS) | boxes, blocks, LANGS).faults


def test_the_same_statement_twice_is_said():
    form = written_blocks(WHOLE, LANGS) | {"statement.1.en": "Statement 1."}
    assert read_blocks(form, WHOLE, LANGS).faults == {"statement.1": "This is there twice."}
