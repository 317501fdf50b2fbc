"""Organisations and their members; what they prepare for a day; plans in versions.

Whoever could sign in before is an organiser of the first organisation, which keeps this installation, and signs in
again. No table is rebuilt: dropping one that others refer to would take their rows along.
"""

import secrets
import time

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ADDED = {
    "inquiry": (
        "asked_by VARCHAR NOT NULL DEFAULT ''",
        "accountable VARCHAR NOT NULL DEFAULT ''",
        "influence VARCHAR NOT NULL DEFAULT ''",
        "up_for_grabs TEXT NOT NULL DEFAULT ''",
        "not_up_for_grabs TEXT NOT NULL DEFAULT ''",
        "answer_by VARCHAR NOT NULL DEFAULT ''",
        "rev INTEGER NOT NULL DEFAULT 0",
        "archived_at BIGINT",
    ),
    "jury": ("venue VARCHAR NOT NULL DEFAULT ''", "rev INTEGER NOT NULL DEFAULT 0", "archived_at BIGINT"),
    "sitting": (
        "plan_rev INTEGER NOT NULL DEFAULT 1",
        "held_on VARCHAR NOT NULL DEFAULT ''",
        "starts VARCHAR NOT NULL DEFAULT '09:30'",
        "seats INTEGER NOT NULL DEFAULT 24",
        "keep_until VARCHAR NOT NULL DEFAULT ''",
        "ticked VARCHAR NOT NULL DEFAULT ''",
        "rev INTEGER NOT NULL DEFAULT 0",
        "archived_at BIGINT",
    ),
    "roster": (
        "lang VARCHAR NOT NULL DEFAULT ''",
        "attributes TEXT NOT NULL DEFAULT '{}'",
        "issue INTEGER NOT NULL DEFAULT 1",
    ),
}


def upgrade() -> None:
    _people()
    _move_organisers()
    for table, columns in ADDED.items():
        for column in columns:
            op.execute(f"ALTER TABLE {table} ADD COLUMN {column}")
    _prepared()
    _first_versions()


def downgrade() -> None:
    raise NotImplementedError("what organisations prepared has no place in the tables before; put a copy back")


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _name(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _name_key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), primary_key=True)


def _count(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _moment(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=False)


def _yes_or_no(name: str) -> sa.Column[bool]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _of(table: str, *, key: bool = False, index: bool = False) -> sa.Column[str]:
    return sa.Column(table, sa.String(), sa.ForeignKey(f"{table}.id"), nullable=False, primary_key=key, index=index)


def _people() -> None:
    op.create_table("organisation", sa.Column("id", sa.String(), primary_key=True), _name("name"), _moment("made_at"))
    op.create_table(
        "member",
        sa.Column("id", sa.String(), primary_key=True),
        _of("organisation", index=True),
        sa.Column("name", sa.String(), nullable=False, unique=True),
        *map(_name, ("office", "password", "totp")),
        _moment("totp_step"),
        _yes_or_no("keeper"),
        _moment("made_at"),
        sa.Column("gone_at", sa.BigInteger()),
    )
    op.create_table(
        "invitation",
        sa.Column("token", sa.String(), primary_key=True),
        _of("organisation", index=True),
        *map(_name, ("office", "note")),
        _yes_or_no("keeper"),
        *map(_moment, ("made_at", "ends_at")),
        sa.Column("used_at", sa.BigInteger()),
        _yes_or_no("withdrawn"),
    )
    op.create_table(
        "console_card",
        _of("sitting", key=True),
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("member", sa.String(), sa.ForeignKey("member.id")),
        _name("note"),
        *map(_moment, ("made_at", "ends_at")),
        _yes_or_no("revoked"),
    )


def _move_organisers() -> None:
    """Into one organisation, where there is anything to put into it."""
    # Part of the column, as SQLite adds no constraint to a table that is there.
    reference = "organisation VARCHAR CONSTRAINT fk_inquiry_organisation_organisation REFERENCES organisation (id)"
    op.execute(f"ALTER TABLE inquiry ADD COLUMN {reference}")
    here = op.get_bind()
    op.drop_table("sign_in")
    if here.execute(sa.text("SELECT 1 FROM organiser UNION SELECT 1 FROM inquiry")).first():
        first = {"first": secrets.token_hex(8), "now": int(time.time() * 1000), "name": "Our organisation"}
        here.execute(sa.text("INSERT INTO organisation (id, name, made_at) VALUES (:first, :name, :now)"), first)
        here.execute(sa.text("UPDATE inquiry SET organisation = :first"), first)
        moved = (
            "INSERT INTO member (id, organisation, name, office, password, totp, totp_step, keeper, made_at) "
            "SELECT id, :first, name, 'organiser', password, '', 0, :yes, made_at FROM organiser"
        )
        here.execute(sa.text(moved), first | {"yes": True})
    op.drop_table("organiser")
    op.create_table(
        "sign_in",
        sa.Column("token", sa.String(), primary_key=True),
        _of("member", index=True),
        _name("device"),
        *map(_moment, ("made_at", "ends_at")),
        _yes_or_no("revoked"),
    )
    op.create_table("half_sign_in", _name_key("token"), _of("member", index=True), _moment("ends_at"))
    op.create_table("spare_code", _of("member", key=True), _name_key("code"))


def _prepared() -> None:
    op.create_table(
        "plan_version",
        _of("sitting", key=True),
        sa.Column("number", sa.Integer(), primary_key=True),
        _moment("at"),
        *map(_name, ("by", "note")),
        _text("plan"),
    )
    op.create_table(
        "balance_review",
        sa.Column("id", sa.String(), primary_key=True),
        _of("sitting", index=True),
        *map(_name, ("name", "capacity")),
        _text("remark"),
        *map(_name, ("by", "plan_digest", "signed_on")),
        _moment("made_at"),
        _yes_or_no("withdrawn"),
    )
    op.create_table(
        "evidence_file",
        _of("organisation", key=True),
        sa.Column("digest", sa.String(), primary_key=True),
        *map(_name, ("kind", "name")),
        _moment("length"),
        _count("pages"),
        _moment("made_at"),
    )
    op.create_table(
        "consent_text",
        _of("organisation", key=True),
        sa.Column("consent", sa.String(), primary_key=True),
        sa.Column("version", sa.Integer(), primary_key=True),
        _text("words"),
        _name("by"),
        _moment("at"),
    )
    op.create_table(
        "venue_check",
        sa.Column("id", sa.String(), primary_key=True),
        _of("sitting", index=True),
        _moment("at"),
        _name("by"),
        _text("found"),
    )
    op.create_table(
        "rehearsal",
        sa.Column("id", sa.String(), primary_key=True),
        _of("sitting", index=True),
        _moment("at"),
        *map(_count, ("step", "steps")),
        _yes_or_no("to_its_end"),
    )
    op.create_table("seating_wishes", _of("sitting", key=True), *map(_text, ("pinned", "apart")), _count("rev"))


def _first_versions() -> None:
    """What was prepared before is version 1."""
    op.execute(
        'INSERT INTO plan_version (sitting, number, at, "by", note, plan) '
        "SELECT id, 1, made_at, '', 'As it was prepared', plan FROM sitting"
    )
