"""Where libyaml stood still -> what the writer did, at its place, with the line as it was meant where that is certain.

libyaml says what it expected next, often lines below the slip of the pen; what is reported here is the slip.
"""

from __future__ import annotations

from typing import Any

import yaml

from wijkmakers_site.reading.source.diagnosis import yaml_messages as messages
from wijkmakers_site.reading.source.diagnosis.fault import Fault
from wijkmakers_site.reading.source.diagnosis.joined import (
    bullet_for_dash,
    list_behind_key,
    two_lines,
    value_below,
    within_key,
)
from wijkmakers_site.reading.source.diagnosis.line_repairs import (
    CURLY,
    NO_KEYS,
    Keys,
    Repair,
    aligned,
    closed_bracket,
    closed_quote,
    first_word,
    has_sibling_below,
    indentation,
    is_continued,
    is_keyless_item,
    is_list_item,
    key_column,
    moved,
    nearest_line,
    repeats_key_above,
    special_beginning,
    split_value,
    with_colon,
    with_quotes,
    with_text_inside,
)
from wijkmakers_site.reading.source.diagnosis.whole_lines import misplaced_item, whole_line
from wijkmakers_site.reading.source.diagnosis.within_brackets import mark_in_brackets
from wijkmakers_site.regex import regex

# What libyaml calls the construct that it was in, where it had begun one that never ended.
_UNFINISHED = ("quoted scalar", "flow sequence", "flow mapping", "an anchor", "an alias", "a simple key", "directive")
_ESCAPES = ("escape", "hexdecimal")  # "hexdecimal" is libyaml's own spelling
_KEYED_LINE = regex(r"\s*(?:- +)*(?:[^\s#-][^#]*?:(?:\s|$))|\s*(?:#|-\s|-$)")
_KEY_WITHOUT_SPACE = regex(r"\s*(?:- +)*[^\W\d]\w*:(?=\S)(?!//)")
_ONLY_KEY = regex(r"\s*(?:- +)*[a-z_]+")
_ALIAS = regex(r"\s*(?:- +)*(?:[^\W\d]\w*: +)?\*[\w-]+")
_OPENS_BLOCK = regex(r":\s*[|>][+-]?\s*(?:#.*)?$")
_JSON_LINE = regex(r"""(\s*(?:- +)*)["']?(\w+)["']?\s*:\s*("[^"]*"|'[^']*'|[\w.-]+)\s*,\s*""")
_MARKED_KEY = regex(r"(\s*(?:- +)*)([*_`]{1,3})([^\W\d]\w*?)(?::\2|\2:)(?:\s+(.*))?")  # `**titel:** Wonen`
_LINK_OF_TEXT = regex(r"(\s*(?:- +)*(?:link|website|online): +)\[[^\]]*\]\((\S+?)\)")
_COMMAS = regex(r",(?: *,)+ *")
_DASH_WITHOUT_SPACE = regex(r"\s*-(?=[^\s-])")


def diagnose(error: yaml.MarkedYAMLError, lines: list[str], last_scalar: Any, keys: Keys = NO_KEYS) -> Fault:
    """The fault behind an error of libyaml in `lines`; `last_scalar` is the event of the last text it could read.

    `keys` are the words that are keys in our files, each with whether a list stands behind it; without them any word
    may be a key.
    """
    problem = error.problem or ""
    line, column = _error_place(error, lines)
    # After a line that begins with `%`, a directive, libyaml wants `---` and complains of whatever stands there.
    if "<document start>" in problem and (first := nearest_line(lines, -1, 1)) is not None and lines[first][0] == "%":
        return Fault(first, 0, messages.DIRECTIVE, (first, ""))
    if shaped := _by_shape(lines, line, column, problem, keys):
        return shaped
    if "mapping values" in problem:
        return _misplaced_colon(lines, line, column, keys)
    if "could not find expected ':'" in problem:
        return _missing_colon(lines, line, keys)
    if "did not find expected key" in problem or "<document start>" in problem:
        return _unexpected_line(lines, line, column, last_scalar, keys)
    if "'-' indicator" in problem:
        return _missing_dash(lines, line, column, messages.dutch_wording(problem))
    wording = messages.dutch_wording(f"{problem} {error.context or ''}")
    if special := special_beginning(lines[line], keys):
        return Fault(line, column, messages.special_character(special), with_quotes(lines, line))
    if inside := mark_in_brackets(lines, line, error.context or ""):
        return inside
    repair = _repair(lines, line, column, wording)
    if repair and repair[1].endswith((": |", ": >")):
        behind = split_value(lines[line])[1][1:]
        wording = messages.TEXT_BEHIND_PIPE if any(map(str.isalnum, behind)) else messages.MARK_AFTER_PIPE
    return Fault(line, column, wording, repair)


def _by_shape(lines: list[str], line: int, column: int, problem: str, keys: Keys) -> Fault | None:
    """The fault that the line itself shows, wherever libyaml stood still in it."""
    if whole := whole_line(lines, line, keys):
        return whole
    if bullet := bullet_for_dash(lines, line):
        return bullet
    if json := _JSON_LINE.fullmatch(lines[line]):
        return Fault(line, column, messages.JSON_LINE, (line, f"{json[1]}{json[2]}: {json[3]}"))
    if (marked := _MARKED_KEY.fullmatch(lines[line])) and marked[3] in keys:
        key = f"{marked[1]}{marked[3]}: {marked[4] or ''}".rstrip()
        return Fault(line, len(marked[1]), messages.MARKED_KEY, (line, key))
    if link := _LINK_OF_TEXT.fullmatch(lines[line].rstrip()):
        return Fault(line, len(link[1]), messages.LINK_OF_TEXT, (line, f"{link[1]}{link[2]}"))
    if "block sequence entries" in problem:
        return list_behind_key(lines, line, column, keys)
    before, behind = lines[line][:column].rstrip(), lines[line][column:]
    if "'-' indicator" in problem and before.endswith(("]", "}")) and not any(map(str.isalnum, behind)):
        return Fault(line, column, messages.MARK_AFTER_BRACKET, (line, before))
    return None


def _error_place(error: yaml.MarkedYAMLError, lines: list[str]) -> tuple[int, int]:
    """For what was begun and never finished the beginning; else where libyaml stood still. From 0, within the text."""
    problem, context = error.problem or "", error.context or ""
    unfinished = any(name in context for name in _UNFINISHED) and not any(name in problem for name in _ESCAPES)
    mark = error.context_mark if unfinished else error.problem_mark
    line = min(mark.line, len(lines) - 1) if mark else 0  # the mark of the end of a file lies behind its last line
    while line > 0 and not lines[line].strip():
        line -= 1
    return line, min(mark.column, len(lines[line])) if mark and mark.line == line else len(lines[line].rstrip())


def _misplaced_colon(lines: list[str], line: int, column: int, keys: Keys) -> Fault:
    above = nearest_line(lines, line, -1)
    # A line without a key is to libyaml the first of a text of several lines; it stands still at the colon below it.
    keyless = above is not None and (_KEY_WITHOUT_SPACE.match(lines[above]) or not _KEYED_LINE.match(lines[above]))
    if above is not None and keyless and not is_continued(lines, above):
        return _missing_colon(lines, above, keys)
    if above is not None and is_keyless_item(lines[above], indentation(lines[line])):
        return _missing_colon(lines, above, keys)  # the two are aligned, so it is the one above that lacks a key
    before, value = split_value(lines[line])
    quoted = with_quotes(lines, line, keys)
    if value and value[0] in CURLY:
        return Fault(line, len(before), messages.CURLY_QUOTES, quoted)
    if above is not None and _ONLY_KEY.fullmatch(lines[line][:column]):
        return _indented_too_far(lines, line, above)
    if joined := within_key(lines, line, keys) or two_lines(lines, line, column, keys):
        return joined
    return Fault(line, column, messages.dutch_wording("mapping values are not allowed"), quoted)


def _indented_too_far(lines: list[str], line: int, above: int) -> Fault:
    """The fault where a line stands right of the one above; where those below stand as far, the one above is wrong."""
    indent = indentation(lines[line])
    before = nearest_line(lines, above, -1)
    if before is not None and key_column(lines[before]) == indent and not is_list_item(lines[above]):
        return Fault(above, indentation(lines[above]), messages.INDENTED_TOO_LITTLE, moved(lines, above, indent))
    is_group = has_sibling_below(lines, line)
    if is_group and is_list_item(lines[above]):
        return Fault(above, indentation(lines[above]), messages.MISALIGNED_DASH, moved(lines, above, indent - 2))
    if is_group and indentation(lines[above]) == indent - 2:
        dashed = " " * (indent - 2) + "- " + lines[above].lstrip()
        return Fault(above, indentation(lines[above]), messages.MISSING_DASH, (above, dashed))
    return Fault(line, indent, messages.INDENTED_TOO_FAR, aligned(lines, line, above))


def _missing_colon(lines: list[str], line: int, keys: Keys) -> Fault:
    """The fault of a line that libyaml takes for text, where a key was meant, or a dash and a text."""
    text = lines[line]
    if at_once := _unindented_block(lines, line, keys) or whole_line(lines, line, keys):
        return at_once
    if not any(letter.isalnum() for letter in text):
        return Fault(line, indentation(text), messages.STRAY_MARK, (line, ""))
    if _DASH_WITHOUT_SPACE.match(text):
        return _missing_dash(lines, line, 0, messages.MISSING_COLON)
    above = nearest_line(lines, line, -1)
    if above is not None and is_list_item(lines[above]) and indentation(lines[above]) == indentation(text):
        return _missing_dash(lines, line, indentation(text), messages.MISSING_DASH)
    if below := value_below(lines, line, keys):
        return below
    repaired = with_colon(text)
    repair = (line, repaired) if repaired else None
    if key := _KEY_WITHOUT_SPACE.match(text):
        mark = text[key.end() :].rstrip()
        if not any(letter.isalnum() for letter in mark) and mark[0] not in "|>[{\"'":
            return Fault(line, key.end(), messages.MARK_AFTER_KEY, (line, text[: key.end()]))
        return Fault(line, key.end(), messages.NO_SPACE_AFTER_COLON, repair)
    if keys and first_word(text) not in keys and above is not None and _is_text(lines[above]):
        # No key of ours: more of the text above, which an editor or a mail broke off.
        indented = moved(lines, line, key_column(lines[above]) + 2)
        return Fault(line, indentation(text), messages.TEXT_GOES_ON, indented)
    return Fault(line, len(text.rstrip()), messages.MISSING_COLON, repair)


def _unindented_block(lines: list[str], line: int, keys: Keys) -> Fault | None:
    """The fault of a text below `key: |` that stands as far left as the key: all of it, to the next key of ours."""
    above = nearest_line(lines, line, -1)
    if not keys or above is None or not _OPENS_BLOCK.search(lines[above]):
        return None
    if indentation(lines[line]) > key_column(lines[above]):
        return None
    below = range(line, len(lines))
    end = next((at for at in below if first_word(lines[at]) in keys), len(lines))
    indent = key_column(lines[above]) + 2
    first, *further = [moved(lines, at, indent) for at in below[: end - line] if lines[at].strip()] or [(line, "")]
    return Fault(line, indentation(lines[line]), messages.UNINDENTED_TEXT, first, tuple(further))


def _is_text(line: str) -> bool:
    """Whether a line ends in a plain text of some words, which may go on below."""
    value = split_value(line)[1]
    return " " in value and value[0] not in "[{|>'\"&*!"


def _unexpected_line(lines: list[str], line: int, column: int, last_scalar: Any, keys: Keys) -> Fault:
    """The fault where libyaml expected a key: text behind a value that had ended, or a line that is not aligned."""
    before = lines[line][:column].rstrip()
    # A quote that was never closed ends at the next one, lines below: the text before `column` then ends there.
    if last_scalar is not None and last_scalar.style in ("'", '"') and last_scalar.end_mark.line == line and before:
        start = last_scalar.start_mark.line
        if start < line:
            return Fault(start, last_scalar.start_mark.column, messages.UNCLOSED_QUOTE, closed_quote(lines, start))
        if last_scalar.end_mark.column == len(before):
            if two := two_lines(lines, line, column, keys):
                return two
            return Fault(line, column, messages.TEXT_AFTER_QUOTE, with_quotes(lines, line))
    if _ALIAS.fullmatch(before):
        return Fault(line, before.rindex("*"), messages.special_character("*"), with_quotes(lines, line))
    if two := two_lines(lines, line, column, keys):
        return two
    if before.endswith(("]", "}")):
        if not any(letter.isalnum() for letter in lines[line][column:]):
            return Fault(line, column, messages.MARK_AFTER_BRACKET, (line, before))
        if keys.get(first_word(lines[line])) and (inside := with_text_inside(lines, line)):
            return Fault(line, column, messages.TEXT_AFTER_LIST, inside)
        return Fault(line, column, messages.TEXT_AFTER_BRACKET, with_quotes(lines, line))
    return _misaligned(lines, line, column, keys)


def _misaligned(lines: list[str], line: int, column: int, keys: Keys) -> Fault:
    first, above, below = (nearest_line(lines, at, step) for at, step in ((-1, 1), (line, -1), (line, 1)))
    wording = messages.dutch_wording("did not find expected key")
    if above is not None and lines[above].rstrip() == "...":
        return Fault(above, 0, messages.DOCUMENT_END, (above, ""))
    if above is None:
        return Fault(line, column, wording)
    if item := misplaced_item(lines, line):
        return item
    # The first line sets the column of all keys: where it alone is indented, it is the one to move.
    if above == first and indentation(lines[above]) > indentation(lines[line]) == 0:
        return Fault(above, indentation(lines[above]), messages.INDENTED_TOO_FAR, (above, lines[above].lstrip()))
    if not _KEYED_LINE.match(lines[line]):
        return _missing_colon(lines, line, keys)
    indent = indentation(lines[line])
    if all(is_list_item(lines[at]) for at in (above, line, below or line)) and indentation(lines[above]) > indent:
        if below is not None and indentation(lines[below]) == indent:
            return Fault(above, indentation(lines[above]), messages.INDENTED_TOO_FAR, moved(lines, above, indent))
        return Fault(line, column, wording)
    fits = below is None or indentation(lines[below]) == key_column(lines[above])
    certain = fits and not is_list_item(lines[line])
    return Fault(line, column, wording, aligned(lines, line, above) if certain else None)


def _missing_dash(lines: list[str], line: int, column: int, wording: messages.Wording) -> Fault:
    """The fault of a line in a list that does not begin with a dash and a space; `wording` is for the general case."""
    text = lines[line]
    if dash := _DASH_WITHOUT_SPACE.match(text):
        return Fault(line, dash.end(), messages.NO_SPACE_AFTER_DASH, (line, f"{dash[0]} {text[dash.end() :]}"))
    if item := misplaced_item(lines, line):
        return item
    with_dash = (line, f"{text[:column]}- {text[column:]}")
    if not _KEYED_LINE.match(text):
        return Fault(line, column, wording, with_dash)
    above, below = nearest_line(lines, line, -1), nearest_line(lines, line, 1)
    if above is not None and is_list_item(lines[above]) and has_sibling_below(lines, line):
        realigned = moved(lines, above, indentation(text) - 2)
        return Fault(above, indentation(lines[above]), messages.MISALIGNED_DASH, realigned)
    if repeats_key_above(lines, line):
        return Fault(line, column, messages.MISSING_DASH, with_dash)
    if above is None or below is None or indentation(lines[below]) != key_column(lines[above]):
        return Fault(line, column, wording)
    return Fault(line, column, messages.INDENTED_TOO_LITTLE, aligned(lines, line, above))


def _repair(lines: list[str], line: int, column: int, wording: messages.Wording) -> Repair | None:
    if wording == messages.UNCLOSED_QUOTE:
        return closed_quote(lines, line)
    before, value = split_value(lines[line])
    below = nearest_line(lines, line, 1)
    has_text = below is not None and indentation(lines[below]) > key_column(lines[line])
    if value[:1] in ("|", ">") and (has_text or not any(map(str.isalnum, value))):
        return line, before + value[0]
    if value and value[0] in "[{":
        doubled = _COMMAS.sub(", ", value)
        return (line, before + doubled) if doubled != value else closed_bracket(lines, line)
    return with_quotes(lines, line) if column >= len(before) else None
