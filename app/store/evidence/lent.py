"""Which organisation has which file: knowing a digest is not enough to see what it names."""

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from ...jury.numbers import Millis
from ..database import only_reading
from ..tables import EntryRow, EvidenceFile, Inquiry, Jury, Sitting
from .files import Kept, as_called

NAMING = ("OpenSitting", "AddExhibit")
"""The acts that hold exhibits."""


def lend(engine: Engine, organisation: str, kept: Kept, name: str, now: Millis) -> None:
    """This organisation's exhibits may show the file from now on, and call it so."""
    row = EvidenceFile(
        organisation=organisation,
        digest=kept.digest,
        kind=kept.format.value,
        name=as_called(name),
        length=kept.size,
        pages=kept.pages,
        made_at=now,
    )
    with Session(engine) as session:
        session.merge(row)
        session.commit()


def has(engine: Engine, organisation: str, digest: str) -> bool:
    with Session(only_reading(engine)) as session:
        return session.get(EvidenceFile, (organisation, digest)) is not None


def may_show(engine: Engine, sitting: str, digest: str) -> bool:
    """Whether it is a file of the organisation whose sitting this is."""
    wanted = select(EvidenceFile.digest).join(Inquiry, col(Inquiry.organisation) == EvidenceFile.organisation)
    wanted = wanted.join(Jury, col(Jury.inquiry) == Inquiry.id).join(Sitting, col(Sitting.jury) == Jury.id)
    with Session(only_reading(engine)) as session:
        found = session.exec(wanted.where(Sitting.id == sitting, EvidenceFile.digest == digest))
        return found.first() is not None


def files_of(engine: Engine, organisation: str) -> list[EvidenceFile]:
    """The newest first."""
    wanted = select(EvidenceFile).where(EvidenceFile.organisation == organisation)
    with Session(only_reading(engine), expire_on_commit=False) as session:
        return list(session.exec(wanted.order_by(col(EvidenceFile.made_at).desc(), EvidenceFile.digest)))


def is_named(engine: Engine, organisation: str, digest: str) -> bool:
    """Whether a plan that is prepared there, or the record of a day that was held there, names it."""
    ours = select(Sitting.id).join(Jury).join(Inquiry).where(Inquiry.organisation == organisation)
    planned = select(Sitting.id).where(col(Sitting.id).in_(ours), col(Sitting.plan).contains(digest))
    recorded = select(EntryRow.seq).where(col(EntryRow.sitting).in_(ours), col(EntryRow.kind).in_(NAMING))
    recorded = recorded.where(col(EntryRow.payload).contains(digest))
    with Session(only_reading(engine)) as session:
        return session.exec(planned).first() is not None or session.exec(recorded).first() is not None


def take_back(engine: Engine, organisation: str, digest: str) -> bool:
    """The organisation has it no more. Whether anybody still does."""
    with Session(engine) as session:
        if row := session.get(EvidenceFile, (organisation, digest)):
            session.delete(row)
            session.commit()
        return session.exec(select(EvidenceFile).where(EvidenceFile.digest == digest)).first() is not None
