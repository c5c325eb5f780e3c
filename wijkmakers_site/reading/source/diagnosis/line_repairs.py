"""A line as it was meant. Each function is for one slip of the pen and gives None where it cannot be sure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from wijkmakers_site.regex import regex

CURLY = "“”„‟‘’‚‛«»"
# A key of one word, of letters of any alphabet: what is looked at here was mistyped.
_PARTS = regex(r"(\s*(?:- +)*(?:[^\W\d]\w*:(?: +|$))?)(.*)")
_COMMENT = regex(r"(?:^|\s)#.*$")
_BARE_WORD = regex(r"(\s*(?:- +)*)([^\W\d]\w*)( *:|[.;](?= )| +|$)\s*(.*)")
_QUOTED = regex(r"([\"'])(.*)\1")
# In brackets or braces: a text with ` #` in it, behind its key, up to where the next one begins.
_WITH_HASH = regex(r"([\[{,]\s*(?:[^\W\d]\w*: +)?)([^\s,\[\]{}\"'#][^,\[\]{}\"'#]*\s#[^,\[\]{}\"']*)(?=[,\]}])")
_HASH_FIRST = regex(r"([\[,]\s*)(#[^,\[\]{}\"']+)(?=[,\]])")
_BOLD = regex(r"(\*{1,3})(?=\S)([^*]+)(?<=\S)\1")
_APOSTROPHE = regex(r"'[stnmkr] ")
_KEYED = regex(r"\s*(?:- +)*[^\W\d]\w*:(?: |$)|\s*-(?: |$)")

Repair = tuple[int, str]
Keys = Mapping[str, bool]  # the words that are keys in our files, each with whether a list stands behind it
NO_KEYS: Keys = {}


def split_value(line: str) -> tuple[str, str]:
    """What comes before the value (indentation, dashes, key) and the value, its comment left out."""
    match = _PARTS.fullmatch(line)
    before, value = (match[1], match[2]) if match else ("", line)
    return before, _COMMENT.sub("", value).rstrip()


def quoted(value: str) -> str:
    """A value between the quotes that people type, or single ones, in which YAML gives no other character a meaning.

    Quotes that are around it go, and those that programs put around code.
    """
    inner = _QUOTED.fullmatch(value)
    bare = inner[2] if inner else value.strip(CURLY).strip("`")
    return f'"{bare}"' if '"' not in bare and "\\" not in bare else "'" + bare.replace("'", "''") + "'"


def with_quotes(lines: list[str], line: int, keys: Keys = NO_KEYS) -> Repair | None:
    """The value of a line between quotes; all of an item of a list that only seems to begin with one of our `keys`."""
    before, value = split_value(lines[line])
    if keys and is_list_item(lines[line]) and first_word(lines[line]) not in keys:
        column = key_column(lines[line])
        before, value = lines[line][:column], _COMMENT.sub("", lines[line][column:]).rstrip()
    bold = _BOLD.fullmatch(value)  # of Markdown, which is no markup of a fact
    return (line, before + quoted(bold[2] if bold else value)) if value and before.strip() else None


def first_word(line: str) -> str:
    """The word with which a line begins, behind the dashes of lists: its key, where it has one."""
    match = _BARE_WORD.fullmatch(line)
    return match[2] if match else ""


def special_beginning(line: str, keys: Keys) -> str:
    """The mark of YAML with which a text begins whose key says that it is a text; "" where it begins with none."""
    value = split_value(line)[1]
    if value.startswith("? "):  # which nobody writes for what it means, the key of a mapping
        return "?"
    is_text = not keys.get(first_word(line), True)
    is_marked = value.startswith(("[", "- ")) or (value.startswith("{") and ":" not in value)
    return value[:1] if is_text and is_marked else ""


def with_colon(line: str) -> str | None:
    """A line that begins with a word, which becomes its key: `datum 2024-09-19`, `datum:2024-09-19`."""
    match = _BARE_WORD.fullmatch(line)
    return f"{match[1]}{match[2]}: {match[4].lstrip('=>').lstrip()}".rstrip() if match else None


def closed_quote(lines: list[str], line: int) -> Repair | None:
    """A text that was begun with a quote, closed at the end of its line; sure when the next line begins with a key."""
    before, value = split_value(lines[line])
    below = nearest_line(lines, line, 1)
    if value[:1] not in ("'", '"') or not before.strip() or not (below is None or _KEYED.match(lines[below])):
        return None
    # `'s Avonds` and `'t Hof` begin with an apostrophe, which belongs to the word.
    return line, before + quoted(value if _APOSTROPHE.match(value) else value[1:])


def with_text_inside(lines: list[str], line: int) -> Repair | None:
    """A list in brackets with the text behind it as more of its items: `[wonen] leren` -> `[wonen, leren]`."""
    before, value = split_value(lines[line])
    listed, _, rest = value.partition("]")
    rest = rest.strip(" ,")
    return (line, f"{before}{listed}, {rest}]") if rest and not re.search(r"[\[\]{}\"':]", listed[1:] + rest) else None


def closed_bracket(lines: list[str], line: int) -> Repair | None:
    """A list or mapping on a line, closed at its end, or quoted where it cannot be read; sure as `closed_quote` is."""
    before, value = split_value(lines[line])
    below = nearest_line(lines, line, 1)
    if not before.strip() or not (below is None or _KEYED.match(lines[below])):
        return None
    if value.count("[") == value.count("]") + 1 and value.count("{") == value.count("}"):
        return line, f"{before}{value}]"
    if value.count("{") == value.count("}") + 1 and value.count("[") == value.count("]"):
        return line, f"{before}{value}}}"
    return with_quotes(lines, line)


def with_quoted_hash(line: str) -> str | None:
    """A list or mapping on one line with quotes around each text that ` #` would end; None where there is none."""
    line = _HASH_FIRST.sub(lambda match: f"{match[1]}{quoted(match[2].rstrip())}", before := line)
    quoted_line = _WITH_HASH.sub(lambda match: f"{match[1]}{quoted(match[2].rstrip())}", line)
    return quoted_line if quoted_line != before else None


def aligned(lines: list[str], line: int, above: int) -> Repair:
    """A line put right below the key of another one."""
    return moved(lines, line, key_column(lines[above]))


def moved(lines: list[str], line: int, column: int) -> Repair:
    """A line put so that it begins at a column."""
    return line, " " * column + lines[line].lstrip()


def nearest_line(lines: list[str], line: int, step: int) -> int | None:
    """The nearest line above (`step` -1) or below (1) that is neither blank nor a comment."""
    line += step
    while 0 <= line < len(lines):
        if lines[line].strip() and not lines[line].lstrip().startswith("#"):
            return line
        line += step
    return None


def is_continued(lines: list[str], line: int) -> bool:
    """Whether a line goes on with a text that began on a line above it."""
    above = nearest_line(lines, line, -1)
    return (
        above is not None
        and indentation(lines[line]) > key_column(lines[above])
        and bool(_KEYED.match(lines[above]))
        and bool(split_value(lines[above])[1])
    )


def indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def is_list_item(line: str) -> bool:
    return line.lstrip().startswith("- ")


def key_column(line: str) -> int:
    """The column of the first word of a line, behind the dashes of lists."""
    match = re.match(r"\s*(?:- +)*", line)
    return match.end() if match else 0


def is_keyless_item(line: str, column: int) -> bool:
    """Whether a line is `- ` with at `column` a text without a key."""
    return is_list_item(line) and key_column(line) == column and not _KEYED.match(line[column:])


def repeats_key_above(lines: list[str], line: int) -> bool:
    """Whether an item above, whose first key stands in the same column, begins with the same key as this line."""
    key = lines[line].strip().partition(":")[0]
    return f"{' ' * indentation(lines[line])}- {key}:" in (above[: above.find(":") + 1] for above in lines[:line])


def has_sibling_below(lines: list[str], line: int) -> bool:
    """Whether the line below has the same indentation, or begins the next item of the list."""
    indent, below = indentation(lines[line]), nearest_line(lines, line, 1)
    if below is None:
        return False
    return indentation(lines[below]) == (indent - 2 if is_list_item(lines[below]) else indent)


def with_plain_indentation(line: str, above: str, below: str) -> str:
    """A line that begins with tabs, with the spaces that put it where its neighbours say it belongs.

    How wide a tab is, each editor says for itself; what fits none of the widths in use keeps one space for each.
    """
    text = line.lstrip("\t ")
    typed = {len(line[: len(line) - len(text)].expandtabs(width)) for width in (1, 2, 4, 8)}
    begun, ended = key_column(above), above.partition(" #")[0].rstrip()
    if is_list_item(text):
        columns = [indentation(below) - (0 if is_list_item(below) else 2)]
        columns += [begun + 2] if ended.endswith(":") else [indentation(above)] if is_list_item(above) else []
    else:
        columns = [begun + 2, begun] if ended.endswith((":", "|", ">")) else [begun, indentation(below)]
    column = next((column for column in columns if column > 0 and column in typed), None)
    return " " * column + text if column else line.replace("\t", " ")
