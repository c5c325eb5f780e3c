"""What stands on one line and is two, or on two and is one; and the bullets of other programs.

Each of these upsets libyaml further on, where nothing is wrong: so each is looked for in the line itself.
"""

from __future__ import annotations

from wijkmakers_site.reading.source.diagnosis import yaml_messages as messages
from wijkmakers_site.reading.source.diagnosis.fault import Fault
from wijkmakers_site.reading.source.diagnosis.line_repairs import (
    Keys,
    Repair,
    first_word,
    indentation,
    is_list_item,
    key_column,
    moved,
    nearest_line,
    quoted,
    split_value,
)
from wijkmakers_site.regex import regex

_BULLET = regex(r"(\s*)[•·●▪◦*–—](?= )")  # of Word and of Markdown, for the dash of a list
_KEY_ALONE = regex(r"\s*(?:- +)*([^\W\d]\w*):\s*")
_KEY_BEHIND = regex(r"(.*\S)\s+([^\W\d]\w*):(?:\s+(.*))?")
_KEY_AND_VALUE = regex(r"([^\W\d]\w*): +\S.*")


def bullet_for_dash(lines: list[str], line: int) -> Fault | None:
    """The fault of a bullet where the other items of the list have a dash; libyaml may stand still a line below it."""
    for at in (line, nearest_line(lines, line, -1)):
        if at is None or not (bullet := _BULLET.match(lines[at])):
            continue
        near = [lines[each] for each in (nearest_line(lines, at, -1), nearest_line(lines, at, 1)) if each is not None]
        indent = len(bullet[1])
        is_first = bool(near) and bool(_KEY_ALONE.fullmatch(near[0]))
        if is_first or any(is_list_item(each) and indentation(each) == indent for each in lines):
            return Fault(at, indent, messages.MISSING_DASH, (at, f"{bullet[1]}-{lines[at][bullet.end() :]}"))
    return None


def list_behind_key(lines: list[str], line: int, column: int, keys: Keys) -> Fault | None:
    """The fault of a list that begins behind its key; what stood on that line is left out, the rest of it stays."""
    key = _KEY_ALONE.fullmatch(lines[line][:column])
    if key is None or not keys.get(key[1]):
        return None
    below = nearest_line(lines, line, 1)
    further: tuple[Repair, ...] = ()
    if below is not None and not is_list_item(lines[below]) and (indent := indentation(lines[below])) >= 2:
        further = ((below, f"{' ' * (indent - 2)}- {lines[below].strip()}"),)
    repair = line, lines[line][:column].rstrip()
    return Fault(line, column, messages.LIST_BEHIND_KEY, repair, further, frozenset({(line, key[1])}))


def two_lines(lines: list[str], line: int, column: int, keys: Keys) -> Fault | None:
    """The fault of a line behind whose value one with another key of ours stands; `column` is within or behind that."""
    before, value = split_value(lines[line])
    behind = _KEY_BEHIND.fullmatch(value)
    if not behind or behind[2] not in keys or not (own := first_word(before)):
        return None
    if behind[1].count("{") != behind[1].count("}") or len(before) + behind.end(2) < column:
        return None
    first, second = behind[1], f"{behind[2]}: {behind[3] or ''}".rstrip()
    wording = messages.two_lines(second, f"{own}: {quoted(value)}")
    # Where no value stands behind the second, what is below it is its own: then that one is kept.
    kept, dropped = (first, behind[2]) if behind[3] else (second, own)
    written = f"{before}{kept}" if behind[3] else f"{before[: key_column(before)]}{kept}"
    return Fault(line, len(before) + behind.start(2), wording, (line, written), dropped=frozenset({(line, dropped)}))


def value_below(lines: list[str], line: int, keys: Keys) -> Fault | None:
    """The fault of a value on the line below its key, as far to the left as that."""
    above, text = nearest_line(lines, line, -1), lines[line]
    key = _KEY_ALONE.fullmatch(lines[above]) if above is not None else None
    if above is None or not key or key[1] not in keys or (first_word(text) in keys and text.strip() not in keys):
        return None
    if indentation(text) != key_column(lines[above]):
        return None
    repair = moved(lines, line, key_column(lines[above]) + 2)
    return Fault(line, indentation(text), messages.value_below(key[1], text.strip()), repair)


def within_key(lines: list[str], line: int, keys: Keys) -> Fault | None:
    """The fault of the first of the lines below a key that stands behind it: `foto: bestand: anna.jpg`."""
    before, value = split_value(lines[line])
    inner, below = _KEY_AND_VALUE.fullmatch(value), nearest_line(lines, line, 1)
    own = first_word(before)
    if not inner or inner[1] not in keys or below is None or indentation(lines[below]) <= key_column(lines[line]):
        return None
    wording = messages.within_key(own, value)
    return Fault(line, len(before), wording, (line, before.rstrip()), dropped=frozenset({(line, own)}))
