"""Who acts. Inside the journal a person is a role and a number, never a name."""

import re
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The kinds of hand an act can come from."""

    ORGANISER = "organiser"
    FACILITATOR = "facilitator"
    SCRIBE = "scribe"
    JUROR = "juror"
    WALL = "wall"
    VISITOR = "visitor"


@dataclass(frozen=True, slots=True)
class By:
    """One actor: the role, and which of them. Numbers start at 1; 0 where there is only one."""

    role: Role
    number: int = 0

    def __str__(self) -> str:
        return f"{self.role} {self.number}" if self.number else self.role.value

    @classmethod
    def read(cls, text: str) -> "By":
        """The inverse of `str`. ValueError for anything that `str` would not have written."""
        match = re.fullmatch(r"([a-z]+)(?: ([1-9][0-9]*))?", text)
        if match is None:
            raise ValueError(f"not an actor: {text!r}")
        return cls(Role(match[1]), int(match[2] or 0))
