"""The first tables: inquiries, juries, sittings, and the journal's entries."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "inquiry",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
    )
    op.create_table(
        "jury",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("inquiry", sa.String(), sa.ForeignKey("inquiry.id"), nullable=False, index=True),
        sa.Column("place", sa.String(), nullable=False),
    )
    op.create_table(
        "sitting",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("jury", sa.String(), sa.ForeignKey("jury.id"), nullable=False, index=True),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("zone", sa.String(), nullable=False),
        sa.Column("epoch", sa.String(), nullable=False),
        sa.Column("join_code", sa.String(), nullable=False, unique=True),
        sa.Column("plan", sa.Text(), nullable=False),
    )
    op.create_table(
        "entry",
        sa.Column("sitting", sa.String(), sa.ForeignKey("sitting.id"), primary_key=True),
        sa.Column("seq", sa.Integer(), primary_key=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("act_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("salt", sa.String()),
        sa.Column("payload", sa.Text()),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.UniqueConstraint("sitting", "act_id"),
    )


def downgrade() -> None:
    for table in ("entry", "sitting", "jury", "inquiry"):
        op.drop_table(table)
