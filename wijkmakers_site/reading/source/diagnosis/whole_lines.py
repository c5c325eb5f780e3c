"""A line that is wrong as a whole: a remark of another language, quotes around a key, an item beside its list."""

from __future__ import annotations

from wijkmakers_site.reading.source.diagnosis import yaml_messages as messages
from wijkmakers_site.reading.source.diagnosis.fault import Fault
from wijkmakers_site.reading.source.diagnosis.line_repairs import (
    Keys,
    first_word,
    indentation,
    is_list_item,
    moved,
    nearest_line,
)
from wijkmakers_site.regex import regex

_COMMENT = regex(r"(\s*)(?://+|/\*+|<!--+|;+)(.*)")
_QUOTED_LINE = regex(r"""(\s*(?:- +)*)(["'])([^\W\d]\w*: .*)\2""")


def whole_line(lines: list[str], line: int, keys: Keys) -> Fault | None:
    """The fault of a remark without `#`, or of quotes around a key and its value."""
    text = lines[line].rstrip()
    if comment := _COMMENT.fullmatch(text):
        words = comment[2].removesuffix("*/").removesuffix("-->").rstrip("- ").lstrip()
        return Fault(line, len(comment[1]), messages.COMMENT, (line, f"{comment[1]}# {words}"))
    if (quoted := _QUOTED_LINE.fullmatch(text)) and first_word(quoted[3]) in keys:
        return Fault(line, len(quoted[1]), messages.QUOTED_LINE, (line, quoted[1] + quoted[3]))
    return None


def misplaced_item(lines: list[str], line: int) -> Fault | None:
    """The fault of an item that does not stand below those before it, which begin with the same key."""
    key, column = first_word(lines[line]), indentation(lines[line])
    if not key or not is_list_item(lines[line]):
        return None
    alike = (each for each in lines[:line] if is_list_item(each) and first_word(each) == key)
    target = next((indentation(each) for each in alike if indentation(each) != column), None)
    if target is None:
        return None
    below, own = nearest_line(lines, line, 1), [line]
    while below is not None and indentation(lines[below]) > column and not _begins_alike(lines[below], key):
        own.append(below)
        below = nearest_line(lines, below, 1)
    first, *further = [moved(lines, at, indentation(lines[at]) + target - column) for at in own]
    return Fault(line, column, messages.MISPLACED_ITEM, first, tuple(further))


def _begins_alike(line: str, key: str) -> bool:
    return is_list_item(line) and first_word(line) == key
