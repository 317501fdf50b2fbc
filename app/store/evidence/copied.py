"""Files of evidence in a copy: a folder beside the copied database, brought along and put back, each one verified."""

import shutil
from contextlib import suppress
from pathlib import Path

from .files import INCOMING, Files, digest_of


def beside(copy: Path) -> Path:
    """Where the files of this copy lie."""
    return copy.with_name(f"{copy.name}.files")


def copy_files(files: Files, copy: Path) -> int:
    """Every file, also while the day goes on: none is ever changed. How many there are in the copy then."""
    brought = _bring(files, Files(beside(copy)))
    with suppress(OSError):  # there is none where there was nothing to bring
        (beside(copy) / INCOMING).rmdir()
    return brought


def put_files_back(copy: Path, files: Files) -> int:
    """What the copy has and is not here comes back. Nothing that is here goes away, or is written over."""
    return _bring(Files(beside(copy)), files)


def _bring(here: Files, there: Files) -> int:
    whole = [digest for digest in here.digests() if _is_whole(here, digest)]
    for digest in whole:
        if there.find(digest) is None:
            with there.incoming() as incoming:
                folder = incoming.folder / "whole"
                shutil.copytree(here.folder / digest, folder)
                there.settle(folder, digest)
    return len(whole)


def _is_whole(files: Files, digest: str) -> bool:
    try:
        kept = files.find(digest)
        return kept is not None and digest_of(files.original(kept)) == digest
    except (FileNotFoundError, ValueError, KeyError, TypeError):  # cut short, or what says what it is says nothing
        return False
