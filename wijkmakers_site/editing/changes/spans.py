"""From where to where each value of a YAML text stands: what changes it must know, and reading does not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from typing import Any

import yaml

from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.regex import regex
from wijkmakers_site.values import dataclass

_COLON = regex(r"[ \t]*:?")


@dataclass(frozen=True, slots=True)
class Span:
    """The value from `start` up to `end`, offsets in its text; `key` is where its key begins, -1 for an item of a list.

    `style` is YAML's mark of a scalar (`'`, `"`, `|`, `>`), "" for a plain one, `{` or `[` for a collection in braces
    or brackets and `-` for one in lines. `braced`: it stands in such braces or brackets itself.
    """

    start: int
    end: int
    key: int
    style: str
    braced: bool

    @property
    def is_scalar(self) -> bool:
        return self.style not in ("{", "[", "-")


@dataclass(slots=True)
class _Open:
    """A collection that is being read: its `path`, where it and its key begin, how it is written, and its next key."""

    path: DataPath
    span: Span
    is_list: bool
    count: int = 0
    name: str = ""
    name_at: int = -1
    end: int = 0


def spans_of(text: str) -> dict[DataPath, Span]:
    """By path, as in `Document.values`; of a text that is read without a problem."""
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    return dict(_spans(text, starts))


def _spans(text: str, starts: list[int]) -> Iterator[tuple[DataPath, Span]]:
    stack: list[_Open] = []
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            done = stack.pop()
            end = _offset(event.end_mark, starts) if done.span.style != "-" else done.end
            span = replace(done.span, end=end)
            yield done.path, span
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            is_list = isinstance(event, yaml.SequenceStartEvent)
            style = ("[" if is_list else "{") if event.flow_style else "-"
            path, key = _next_path(stack)
            start = _offset(event.start_mark, starts)
            stack.append(_Open(path, Span(start, start, key, style, _is_braced(stack)), is_list, end=start))
            continue
        elif isinstance(event, yaml.ScalarEvent):
            if stack and not stack[-1].is_list and stack[-1].name_at < 0:
                stack[-1].name, stack[-1].name_at = event.value, _offset(event.start_mark, starts)
                continue
            path, key = _next_path(stack)
            span = _scalar(text, event, starts, key, braced=_is_braced(stack))
            yield path, span
        else:
            continue
        if stack:
            stack[-1].end = max(stack[-1].end, span.end)


def _next_path(stack: list[_Open]) -> tuple[DataPath, int]:
    """The path of what comes next, and where its key begins."""
    if not stack:
        return (), -1
    around = stack[-1]
    if around.is_list:
        around.count += 1
        return (*around.path, around.count - 1), -1
    key, around.name_at = around.name_at, -1
    return (*around.path, around.name), key


def _is_braced(stack: list[_Open]) -> bool:
    return bool(stack) and stack[-1].span.style != "-"


def _offset(mark: Any, starts: list[int]) -> int:
    return int(starts[min(mark.line, len(starts) - 1)] + mark.column)


def _scalar(text: str, event: Any, starts: list[int], key: int, *, braced: bool) -> Span:
    start, end, style = _offset(event.start_mark, starts), _offset(event.end_mark, starts), event.style or ""
    if not event.value and not style:  # libyaml gives the place behind the key, with or without its colon
        found = _COLON.match(text, start)
        start = end = found.end() if found and ":" in found[0] else start
    if style in ("|", ">"):  # to libyaml the empty lines below a block belong to it, which is so behind `|+` alone
        block = text[start:end]
        keeps = "+" in block.partition("\n")[0].partition("#")[0]
        end = start + len(block.removesuffix("\n") if keeps else block.rstrip())
    return Span(start, end, key, style, braced)
