"""A file of facts that changes value by value: comments, order, quotes and line ends stay to the letter."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from wijkmakers_site.editing.changes.spans import Span, spans_of
from wijkmakers_site.editing.changes.texts import ChangedText
from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.reading.source.document import DataPath, Document, read_document, whole_document
from wijkmakers_site.regex import regex

_GONE, _END = object(), -1
_COMMENT = regex(r"(?:^|(?<=\s))#.*$")
_SUPPRESSION = regex(r"#\s*WM[0-9]{3}\b")
Value = str | Sequence[str | Mapping[str, str | Sequence[str]]]


class FactsText(ChangedText):
    """The facts at `path`, to be changed by path of their data (`Document.values`).

    Raises UsageError where the file has problems of its own: nobody can tell what would become of those.
    """

    def __init__(self, path: str, raw: bytes) -> None:
        super().__init__(path, raw)
        document, problems = read_document(path, raw)
        if document is None or problems:
            raise UsageError("Maak eerst dit bestand in orde:\n" + "\n".join(map(str, problems)))
        self.document: Document = document
        self.spans = spans_of(self.text)
        self._expected: Any = copy.deepcopy(document.data)

    def value(self, at: DataPath) -> Any:
        """What stands at a path; None where nothing does."""
        node: Any = self.document.data
        for step in at:
            is_there = step in node if isinstance(node, dict) else isinstance(node, list) and step in range(len(node))
            if not is_there:
                return None
            node = node[step]
        return node

    def set(self, at: DataPath, value: Value) -> None:
        """Let `value` stand at a path, where something stands, or its key."""
        span = self.spans[at]
        self.splice(span.start, span.end, self._spaced(span, self._written_as(span, value)))
        self._expect(at, value)

    def _written_as(self, span: Span, value: Value) -> str:
        before = self.text[span.start : span.end]
        if isinstance(value, str) and span.style in ("'", '"') and "\n" not in before:
            kept = f"{span.style}{value}{span.style}"
            if _reads_as(kept, value, braced=span.braced):
                return kept
        return as_yaml(value, braced=span.braced)

    def _spaced(self, span: Span, written: str) -> str:
        return f" {written}" if span.start == span.end and self.text[span.start - 1] in ":-" else written

    def rewrite(self, at: DataPath, change: Callable[[str], str]) -> None:
        """Let the text at a path be what `change` makes of it, however it is written: quotes and line ends stay."""
        span = self.spans[at]
        self.splice(span.start, span.end, change(self.text[span.start : span.end]))
        self._expect(at, change(str(self.value(at))))

    def put(self, at: DataPath, key: str, value: Value, after: str) -> None:
        """Let `key` with `value` stand in the mapping at a path, behind its key `after`."""
        beside = self.spans[(*at, after)]
        written = f"{key}: {as_yaml(value, braced=beside.braced)}"
        if beside.braced:
            self.splice(beside.end, beside.end, f", {written}")
        else:
            end = self._end_of_line(beside.end)
            self.splice(end, end, f"\n{self._indent(beside.key)}{written}")
        self._expect((*at, key), value)

    def add(self, at: DataPath, value: str) -> None:
        """Let `value` stand at the end of the list at a path; a text that stands for a list of one becomes a list."""
        span, before = self.spans[at], self.value(at)
        if span.style == "[":
            inner = self.text[span.start + 1 : span.end - 1].strip()
            at_end = len(self.text[: span.end - 1].rstrip())
            self.splice(at_end, at_end, f"{', ' if inner else ''}{as_yaml(value, braced=True)}")
        elif span.style == "-":
            last = self.spans[(*at, len(before) - 1)]
            end, line = self._end_of_line(last.end), self.text.rfind("\n", 0, last.start) + 1
            dash = self.text[line : last.start]
            self.splice(end, end, f"\n{dash}{as_yaml(value)}")
        else:
            self.set(at, [before, value] if before else [value])
            return
        self._expect(at, [*before, value])

    def append(self, at: DataPath, lines: Sequence[str], data: Mapping[str, Any]) -> None:
        """Let a mapping stand at the end of the list of lines at a path: `lines` as it is written, without dash."""
        before = self.value(at)
        last = self.spans[(*at, len(before) - 1)]
        first = self.text.rfind("\n", 0, last.start) + 1
        dash = self.text[first : last.start]
        if not re.fullmatch(r" *- +", dash):
            raise self.too_odd()
        end, indent = self._end_of_line(last.end), " " * len(dash)
        written = f"\n{indent}".join(lines).replace(f"\n{indent}\n", "\n\n")
        self.splice(end, end, f"\n\n{dash}{written}")
        self._expect((*at, _END), data)

    def remove(self, at: DataPath) -> None:
        """Let the key at a path be gone. Comments about it stay, on lines of their own; what silences warnings goes."""
        span = self.spans[at]
        if span.braced:
            self._remove_braced(span)
        else:
            self._remove_lines(at, span)
        self._expect(at, _GONE)

    def _remove_braced(self, span: Span) -> None:
        behind = re.compile(r"\s*,\s*").match(self.text, span.end)
        before = re.compile(r",\s*$").search(self.text, 0, span.key)
        if before:
            self.splice(before.start(), span.end, "")
        else:
            self.splice(span.key, behind.end() if behind else span.end, "")

    def _remove_lines(self, at: DataPath, span: Span) -> None:
        start, end = self.text.rfind("\n", 0, span.key) + 1, self._end_of_line(span.end)
        lead = self.text[start : span.key]
        if lead.strip():  # it is the first of an item: what follows comes behind the dash
            following = min(
                (each.key for path, each in self.spans.items() if path[:-1] == at[:-1] and each.key > span.key),
                default=None,
            )
            if following is None:
                raise self.too_odd()
            self.splice(span.key, following, "")
            return
        comments = [
            f"{lead}{comment}\n" for comment in _comments(self.text[start:end]) if not _SUPPRESSION.match(comment)
        ]
        self.splice(start, min(end + 1, len(self.text)), "".join(comments))

    def silence_no_more(self, at: DataPath) -> None:
        """Let no comment of the value's line silence a warning: it was about what stood there."""
        end = self.spans[at].end
        line_end = self._end_of_line(end)
        if found := re.search(r"[ \t]*#\s*WM[0-9]{3}\b.*$", self.text[end:line_end]):
            self.splice(end + found.start(), line_end, "")

    def _end_of_line(self, offset: int) -> int:
        end = self.text.find("\n", offset)
        return len(self.text) if end < 0 else end

    def _indent(self, offset: int) -> str:
        return " " * (offset - self.text.rfind("\n", 0, offset) - 1)

    def _expect(self, at: DataPath, value: Any) -> None:
        node = self._expected
        for step in at[:-1]:
            node = node[step]
        if value is _GONE:
            del node[at[-1]]
        elif at[-1] == _END and isinstance(node, list):
            node.append(value)
        else:
            node[at[-1]] = value if isinstance(value, str) else copy.deepcopy(list(value))

    def result(self) -> bytes:
        """The bytes of the changed file. Raises UsageError where it does not read as was meant: nothing is guessed."""
        after = whole_document(self.after)
        if after is None or after.data != self._expected:
            raise self.too_odd()
        return self.raw


def _comments(lines: str) -> list[str]:
    """The comments of some lines of YAML; a `#` between quotes begins none."""
    found = []
    for line in lines.split("\n"):
        unquoted = re.sub(r"'[^']*'|\"(?:[^\"\\]|\\.)*\"", lambda match: "x" * len(match[0]), line)
        if match := _COMMENT.search(unquoted):
            found.append(line[match.start() :])
    return found


def as_yaml(value: Value | Mapping[str, str | Sequence[str]], *, braced: bool = False) -> str:
    """A value as it is written: a text plain where that reads as what it is, else between quotes."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{key}: {as_yaml(each, braced=True)}' for key, each in value.items())}}}"
    if not isinstance(value, str):
        return f"[{', '.join(as_yaml(item, braced=True) for item in value)}]"
    return value if _reads_as(value, value, braced=braced) else quoted_text(value)


def quoted_text(value: str) -> str:
    """Between double quotes; a new line is a code there."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _reads_as(written: str, value: str, *, braced: bool) -> bool:
    if "\n" in written or not written:
        return False
    line = f"sleutel: [{written}]\n" if braced else f"sleutel: {written}\n"
    document, problems = read_document("", line.encode("utf-8", "surrogatepass"))
    return document is not None and not problems and document.data == {"sleutel": [value] if braced else value}
