"""A text of `content/` that changes at places: all else stays to the letter, line ends and byte order mark too."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import field

from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.reading.source.text import decode
from wijkmakers_site.regex import regex
from wijkmakers_site.values import dataclass

_NEWLINE = regex(r"\r\n|\r|\n")


@dataclass(frozen=True, order=True, slots=True)
class Splice:
    """From `start` up to `end` (offsets in the text with plain newlines) comes `new`. `number` keeps the order in which
    several were put in at one place.
    """

    start: int
    end: int
    number: int
    new: str = field(compare=False)


class ChangedText:
    """The file at `path`, whose bytes are `raw`. Raises UsageError where they are no good text."""

    def __init__(self, path: str, raw: bytes) -> None:
        self.path = path
        self.before = raw
        self.text, problems = decode(path, raw)
        if problems:
            raise UsageError("Maak eerst dit bestand in orde:\n" + "\n".join(map(str, problems)))
        self._written = raw.decode("utf-8-sig")
        self._mark = raw[: len(raw) - len(self._written.encode())]
        self._splices: list[Splice] = []

    def splice(self, start: int, end: int, new: str) -> None:
        """Let `new`, with plain newlines, come from `start` up to `end`."""
        self._splices.append(Splice(start, end, len(self._splices), new))

    def offset(self, line: int, column: int) -> int:
        """Of a place as problems count them, from 1."""
        start = -1
        for _ in range(line - 1):
            start = self.text.index("\n", start + 1)
        return start + column

    def too_odd(self) -> UsageError:
        """What to raise where a change of this file cannot be trusted to say what was meant."""
        return UsageError(f"{self.path}: deze regels zijn te bijzonder geschreven om veilig te veranderen.")

    @property
    def after(self) -> str:
        """The changed text with plain newlines. Raises UsageError where two changes would meet on one spot."""
        return self._spliced(self.text, "\n", [])

    @property
    def raw(self) -> bytes:
        """The bytes of the changed file. What was put in has the line ends of the file's first line."""
        ends = list(_NEWLINE.finditer(self._written))
        newline = ends[0][0] if ends else "\n"
        # Only where two characters became one do offsets in the file differ from those in the text.
        wide = [found.start() - number for number, found in enumerate(each for each in ends if len(each[0]) == 2)]
        return self._mark + self._spliced(self._written, newline, wide).encode()

    def _spliced(self, text: str, newline: str, wide: list[int]) -> str:
        pieces, end = [], 0
        for each in sorted(self._splices):
            start = each.start + bisect_left(wide, each.start)
            if start < end:
                raise self.too_odd()
            pieces += [text[end:start], each.new.replace("\n", newline)]
            end = each.end + bisect_left(wide, each.end)
        return "".join([*pieces, text[end:]])
