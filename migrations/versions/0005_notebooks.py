"""What jurors write for themselves."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "notebook",
        sa.Column("sitting", sa.String(), sa.ForeignKey("sitting.id"), nullable=False, primary_key=True),
        sa.Column("juror", sa.Integer(), nullable=False, primary_key=True),
        sa.Column("exhibit", sa.String(), nullable=False, primary_key=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("marks", sa.Text(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("notebook")
