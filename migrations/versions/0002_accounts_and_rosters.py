"""Organisers' accounts, where they are signed in, and the roster of a sitting."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "organiser",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("name", sa.String(), nullable=False, unique=True),
        sa.Column("password", sa.String(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "sign_in",
        sa.Column("token", sa.String(), primary_key=True),
        sa.Column("organiser", sa.String(), sa.ForeignKey("organiser.id"), nullable=False, index=True),
        sa.Column("ends_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "roster",
        sa.Column("sitting", sa.String(), sa.ForeignKey("sitting.id"), primary_key=True),
        sa.Column("juror", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("needs", sa.Text(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
    )


def downgrade() -> None:
    for table in ("roster", "sign_in", "organiser"):
        op.drop_table(table)
