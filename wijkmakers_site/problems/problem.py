"""A mistake in somebody's file, as a value: where it stands, what is wrong, how to mend it."""

from __future__ import annotations

from dataclasses import field

from wijkmakers_site.values import dataclass

MAX_TOLD = 200  # in one list: nobody mends more in one go, and a stranger could make millions


@dataclass(frozen=True, order=True, slots=True)
class Problem:
    """One mistake. `path` is relative to the project with `/`; `line` and `column` count from 1, in characters.

    `message` says what is wrong and `cure` what to do, both in Dutch, for a reader who is no programmer; `cure` is
    empty where the message says it all. `code` is one of `codes.CODES`, which a rule leaves to `registry.py`. A
    `warning` is printed, but stops nothing. `meant` is the text that must stand there instead of the value at its
    place, where only one thing can have been meant; else it is empty. So is `renamed`, but where `path` is a file or
    folder that must get that path instead.
    """

    # The order of these fields is the order in which problems are printed: by file, line and column.
    path: str
    line: int
    column: int
    message: str
    cure: str = ""
    code: str = ""
    warning: bool = False
    meant: str = field(default="", compare=False)
    renamed: str = field(default="", compare=False)

    @property
    def place(self) -> tuple[str, int, int]:
        return self.path, self.line, self.column

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}"
        return f"{place}: {self.message} {self.cure}".rstrip()


def place_in(text: str, offset: int) -> tuple[int, int]:
    """Line and column, as a `Problem` counts them, of the character at `offset` in a text with plain newlines."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
