"""A mistake in somebody's file, as a value: where it stands, what is wrong, how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One mistake. `path` is relative to the project with `/`; `line` and `column` count from 1, in characters.

    `message` says what is wrong and `cure` what to do, both in Dutch, for a reader who is no programmer. `code` is one
    of `codes.CODES`. A `warning` is told, but stops nothing.
    """

    path: str
    line: int
    column: int
    message: str
    cure: str = ""
    code: str = ""
    warning: bool = False

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}"
        return f"{place}: {self.message} {self.cure}".rstrip()


def place_in(text: str, offset: int) -> tuple[int, int]:
    """Line and column, as a `Problem` counts them, of the character at `offset` in a text with plain newlines."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


class InvalidContentError(Exception):
    """All problems of one run together; raised once, at the end of reading or rendering."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


class WrongUseError(Exception):
    """The command line (or the environment) asks for something that cannot be; the text is Dutch."""


class DisagreementError(Exception):
    """What was made does not say the same everywhere: a fault of the program. The text is Dutch and names the entry."""
