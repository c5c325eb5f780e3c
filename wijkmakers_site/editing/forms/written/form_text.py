"""A file of facts that changes as a form says: what a field holds now, what it is to hold, and nothing else."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import Any

from wijkmakers_site.editing.changes.facts import FactsText, as_yaml
from wijkmakers_site.editing.changes.spans import Span
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.regex import regex

ItemValue = str | Mapping[str, str | Sequence[str]]  # of a list: a text, or a mapping
_DASH = regex(r"[ ]*-(?=\s)")


class FormText(FactsText):
    """Changes by path, in the order of the declared keys; all of them are of the file as it was read."""

    def __init__(self, path: str, raw: bytes) -> None:
        super().__init__(path, raw)
        self._gone = set[DataPath]()

    def remove(self, at: DataPath) -> None:
        """Let the key at a path be gone, with the mapping around it if it was all that stood there: nothing new is put
        beside it any more.
        """
        around = at[:-1]
        while around and isinstance(around[-1], str) and len(self.value(around)) == 1:
            at, around = around, around[:-1]
        super().remove(at)
        self._gone.add(at)
        if around and isinstance(around[-1], str) and self.spans[around].style != "{" and not self._left(around):
            self.expect(around, None)  # an empty mapping in lines is a key with nothing behind it

    def _left(self, at: DataPath) -> bool:
        """Whether anything is to stand in the mapping at a path."""
        node = self._expected
        for step in at:
            node = node[step]
        return bool(node)

    def write(self, at: DataPath, value: str, order: Sequence[str]) -> None:
        """Let a field hold a text, or be gone where `value` is empty; `order` are the keys beside it, as declared."""
        before = self.value(at)
        if not value:
            if before is not None:
                self.remove(at)
        elif at in self.spans:
            self._set_text(at, value)
        else:
            self._put_text(at, value, order)

    def _set_text(self, at: DataPath, value: str) -> None:
        span = self.spans[at]
        if "\n" not in value:
            self.set(at, value)
        elif span.braced:
            self.splice(span.start, span.end, in_one_line(value))
            self._expect(at, value)
        else:
            before = self.text[span.start : span.end]
            header, _, body = before.partition("\n") if span.style == "|" else ("|", "", "")
            first = next((line for line in body.split("\n") if line.strip()), "")
            indent = " " * (len(first) - len(first.lstrip())) or self._indent(span.key) + "  "
            space = " " if span.start == span.end and self.text[span.start - 1] == ":" else ""
            self.splice(span.start, span.end, f"{space}{header}\n{indented(value, indent)}")
            self._expect(at, value if "-" in header else f"{value}\n")

    def _put_text(self, at: DataPath, value: str, order: Sequence[str]) -> None:
        beside = self.spans[(*at[:-1], self.beside(at, order))]
        if "\n" not in value:
            self._put_written(at, as_yaml(value, braced=beside.braced), beside)
            self._expect(at, value)
        elif beside.braced:
            self._put_written(at, in_one_line(value), beside)
            self._expect(at, value)
        else:
            self._put_written(at, f"|\n{indented(value, self._indent(beside.key) + '  ')}", beside)
            self._expect(at, f"{value}\n")

    def _put_written(self, at: DataPath, written: str, beside: Span) -> None:
        """Let a key with what is written for it stand behind the value at a span."""
        if beside.braced:
            self.splice(beside.end, beside.end, f", {at[-1]}: {written}")
        else:
            self.put_below(beside, f"{self._indent(beside.key)}{at[-1]}: {written}")

    def put_list(self, at: DataPath, values: Sequence[ItemValue], order: Sequence[str]) -> None:
        """Let a list stand at a path where none does."""
        if at in self.spans:
            self.set(at, values)
        else:
            beside = self.spans[(*at[:-1], self.beside(at, order))]
            self._put_written(at, as_yaml(values, braced=beside.braced), beside)
            self._expect(at, values)

    def replace_group(self, at: DataPath, values: Mapping[str, str]) -> None:
        """Let a mapping with other keys stand in the place of one of which nothing stays."""
        span = self.spans[at]
        if span.style == "{":
            self.splice(span.start, span.end, _braced(values))
            self.expect(at, dict(values))
        else:
            self.splice(span.start, span.end, self._group(values, self._indent(span.start)).lstrip())
            self.expect(at, {key: f"{value}\n" if "\n" in value else value for key, value in values.items()})

    def put_group(self, at: DataPath, values: Mapping[str, str], order: Sequence[str]) -> None:
        """Let a mapping stand at a path where none does."""
        beside = self.spans.get(at) or self.spans[(*at[:-1], self.beside(at, order))]
        indent = self._indent(beside.key)
        if beside.braced:
            self._put_braced(at, beside, values)
            return
        if at in self.spans:
            self.splice(beside.start, beside.end, f"\n{self._group(values, indent + '  ')}")
        else:
            self.put_below(beside, f"{indent}{at[-1]}:\n{self._group(values, indent + '  ')}")
        self.expect(at, {key: f"{value}\n" if "\n" in value else value for key, value in values.items()})

    def _put_braced(self, at: DataPath, beside: Span, values: Mapping[str, str]) -> None:
        """Let a mapping stand in one that is written on one line: `{id: x}`."""
        if at in self.spans:
            self.splice(beside.start, beside.end, f" {_braced(values)}")
        else:
            self._put_written(at, _braced(values), beside)
        self.expect(at, dict(values))

    def _group(self, values: Mapping[str, str], indent: str) -> str:
        return "\n".join(
            f"{indent}{key}: |\n{indented(value, indent + '  ')}"
            if "\n" in value
            else f"{indent}{key}: {as_yaml(value)}"
            for key, value in values.items()
        )

    def put_below(self, beside: Span, lines: str) -> None:
        """Let lines stand below the value at a span."""
        end = self._end_of_line(beside.end)
        if end == len(self.text):
            self.splice(end, end, f"\n{lines}")
        else:  # behind the line end: the line itself may go
            self.splice(end + 1, end + 1, f"{lines}\n")

    def beside(self, at: DataPath, order: Sequence[str]) -> str:
        """The key behind which one comes that is not there yet: the last of those that are declared before it."""
        there = [key for key in order if (path := (*at[:-1], key)) in self.spans and path not in self._gone]
        place = order.index(str(at[-1]))
        before = [key for key in there if order.index(key) < place]
        if not there:
            raise self.too_odd()
        return (before or there)[-1 if before else 0]

    def expect(self, at: DataPath, value: Any) -> None:
        """Hold the result to a value at a path."""
        node = self._expected
        for step in at[:-1]:
            node = node[step]
        node[at[-1]] = value

    def expect_items(self, at: DataPath, gone: Container[int | None], added: Sequence[Any]) -> None:
        """Hold the result to a list from which some items went, by their place, and to which some came."""
        node: Any = self._expected
        for step in at:
            node = (node.get(step) if isinstance(node, dict) else node[step]) or []
        self.expect(at, [*(item for place, item in enumerate(node) if place not in gone), *added])

    def indent_of(self, offset: int) -> str:
        """As many spaces as stand before the place in its line."""
        return self._indent(offset)

    def move_up(self, at: DataPath, place: int) -> None:
        """Let an item of the list at a path change places with the one before it, with the comments above each."""
        one, other = place - 1, place
        if self.spans[at].style == "[":
            first, second = self.spans[(*at, one)], self.spans[(*at, other)]
            ranges = (first.start, first.end), (second.start, second.end)
        else:
            ranges = self.lines_of(at, one), self.lines_of(at, other)
        (a, b), (c, d) = ranges
        self.splice(a, b, self.text[c:d])
        self.splice(c, d, self.text[a:b])
        items = self._expected
        for step in at:
            items = items[step]
        items[one], items[other] = items[other], items[one]

    def dash_of(self, at: DataPath) -> str:
        """What stands before the last item of a list in lines: its spaces and its dash. Raises UsageError where that
        stands elsewhere.
        """
        last = self.spans[(*at, len(self.value(at)) - 1)]
        dash = _DASH.match(self.text, self.text.rfind("\n", 0, last.start) + 1)
        if not dash:
            raise self.too_odd()
        return dash[0]

    def replace(self, at: DataPath, value: ItemValue) -> None:
        """Let a text, or a mapping in braces, stand for the item of a list at a path."""
        span = self.spans[at]
        written = as_yaml(value) if isinstance(value, Mapping) else self._written_as(span, value)
        self.splice(span.start, span.end, written)
        self.expect(at, dict(value) if isinstance(value, Mapping) else value)

    def lines_of(self, at: DataPath, place: int) -> tuple[int, int]:
        """From where to where the lines of an item stand, the last line end left out: with the comments right above its
        dash, and those below it that stand as far to the right as its keys.
        """
        span = self.spans[(*at, place)]
        line = self.text.rfind("\n", 0, span.start) + 1
        dash = _DASH.match(self.text, line)
        if not dash or line + len(dash[0]) > span.start:
            raise self.too_odd()
        column = len(dash[0]) - 1
        start = line
        while start and _is_comment(self.text, above := self.text.rfind("\n", 0, start - 1) + 1, 0, column):
            start = above
        end = self._end_of_line(span.end)
        kept = end
        while end < len(self.text) and (_is_comment(self.text, end + 1, column + 1) or _is_blank(self.text, end + 1)):
            end = self._end_of_line(end + 1)
            kept = kept if _is_blank(self.text, self.text.rfind("\n", 0, end) + 1) else end
        return start, kept


def _is_comment(text: str, start: int, least: int, most: int = 1_000) -> bool:
    """Whether the line from `start` on is a comment that stands between two columns, from 0."""
    line = text[start : text.find("\n", start) if "\n" in text[start:] else len(text)]
    indent = len(line) - len(line.lstrip(" "))
    return line.lstrip(" ").startswith("#") and least <= indent <= most


def _is_blank(text: str, start: int) -> bool:
    end = text.find("\n", start)
    return start < len(text) and not text[start : end if end >= 0 else len(text)].strip()


def indented(value: str, indent: str) -> str:
    """A text of several lines, each as far to the right; empty ones stay empty."""
    return "\n".join(f"{indent}{line}" if line else "" for line in value.split("\n"))


def _braced(values: Mapping[str, str]) -> str:
    """A mapping on one line."""
    return f"{{{', '.join(f'{key}: {in_one_line(value)}' for key, value in values.items())}}}"


def in_one_line(value: str) -> str:
    """A text of several lines as it can stand in braces."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
