"""Every value of which the way it is written leaves a doubt, with what is declared for it."""

from __future__ import annotations

from collections.abc import Iterator

from wijkmakers_site.model.enums import State
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content, FiledRecord
from wijkmakers_site.reading.schema.declared import Declared, declared_at
from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.schema.kinds.programme import ProgrammeRecord
from wijkmakers_site.reading.schema.shapes import quoted
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.reading.source.presentation import Presentation
from wijkmakers_site.values import dataclass

_MAX_SHOWN = 120  # characters: a longer value is nothing to copy from a message


@dataclass(frozen=True, slots=True)
class Written:
    """The value at the path `at` of a file, how it is written (`how`) and what is `declared` for it."""

    filed: FiledRecord[Record]
    at: DataPath
    how: Presentation
    declared: Declared

    @property
    def last_line(self) -> int:
        return self.how.line + max(len(self.how.lines) - 1, 0)

    @property
    def joined(self) -> str:
        """All of it on one line."""
        return " ".join(filter(None, (line.strip() for line in self.how.lines)))

    @property
    def is_hidden(self) -> bool:
        """Whether it is part of a concept, in which much may still be empty."""
        record = self.filed.record
        if not isinstance(record, ProgrammeRecord):
            return False
        index = self.at[1] if len(self.at) > 1 and self.at[0] == "modules" else None
        module = record.modules[index] if isinstance(index, int) and index < len(record.modules) else None
        return record.draft or (module is not None and module.state is State.DRAFT)

    def on_one_line(self, text: str) -> str:
        """A text as it stands behind its key or dash, to be copied; "" where it is too long for that."""
        written = quoted(text)
        key = f"{self.at[-1]}: " if isinstance(self.at[-1], str) else ""
        return f"{key}{written}" if len(written) <= _MAX_SHOWN else ""

    def problem(self, line: int, column: int, message: str, cure: str) -> Problem:
        return Problem(self.filed.document.path, line, column, message, cure)


def written_values(content: Content) -> Iterator[Written]:
    """All of them, of all files; none on a line that was read as a repair has it."""
    for filed in content.every_file():
        for at, how in filed.document.presentations.items():
            declared = declared_at(type(filed.record), at)
            if declared and how.line not in filed.document.guessed_lines:
                yield Written(filed, at, how, declared)
