"""A list or mapping on one line in which a text holds what YAML keeps for itself: each such text between quotes."""

from __future__ import annotations

import yaml

from wijkmakers_site.reading.source.diagnosis import yaml_messages as messages
from wijkmakers_site.reading.source.diagnosis.fault import Fault
from wijkmakers_site.reading.source.diagnosis.line_repairs import quoted, split_value, with_quoted_hash
from wijkmakers_site.regex import regex

# A value ends at the comma before the next key, or before the last bracket; what is quoted well already is skipped.
_VALUE = regex(r"(?<=[{,])(\s*[^\W\d]\w*: +)([^\"'\s][^,]*?|\"[^\"]*\")(?=\s*,\s*[^\W\d]\w*:\s|\s*\}$)")
_ITEM = regex(r"(?<=[\[,])(\s*)([^\"'\s,][^,]*?)(?=\s*,|\s*\]$)")
_ODD = regex(r"[\[\]{}#\\]|: |:$|^[?@%&*!|>`-]")
_MAX_LINE = 1_000  # letters: to look for what was meant in a longer one could take minutes
_LIST = regex(r"\[[^\[\]{}:#]*\]")
_LINK = regex(r"\[[^\]]*\]\((\S+?)\)")


def mark_in_brackets(lines: list[str], line: int, context: str) -> Fault | None:
    """The fault of brackets with a text that holds a mark of YAML; `context` is what libyaml was reading."""
    text = lines[line]
    if "flow" in context and (repaired := with_quoted_hash(text)):
        return Fault(line, text.index("#"), messages.HASH_IN_BRACKETS, (line, repaired))
    if len(text) > _MAX_LINE or (quoted_line := _with_quoted_texts(text)) is None:
        return None
    changed = next(at for at, (old, new) in enumerate(zip(text, quoted_line, strict=False)) if old != new)
    wording = messages.LINK_OF_TEXT if _LINK.match(text, changed) else messages.MARK_IN_BRACKETS
    return Fault(line, len(split_value(text)[0]), wording, (line, quoted_line))


def _with_quoted_texts(line: str) -> str | None:
    """The line with quotes around each text in its brackets that YAML would misread; None where it stays unreadable.

    `{titel: Deel 1: nu}` -> `{titel: "Deel 1: nu"}`; of a link of Markdown only the address stays.
    """
    before, value = split_value(line)
    if (value[:1], value[-1:]) not in (("[", "]"), ("{", "}")):
        return None
    parts = _VALUE if value[0] == "{" else _ITEM
    repaired = parts.sub(lambda match: match[1] + _readable(match[2]), value)
    if repaired == value:
        return None
    try:
        for _ in yaml.parse(repaired, Loader=yaml.CSafeLoader):
            pass
    except yaml.YAMLError:
        return None
    return before + repaired


def _readable(text: str) -> str:
    if link := _LINK.fullmatch(text):
        return link[1]
    return quoted(text) if _ODD.search(text) and not _LIST.fullmatch(text) else text
