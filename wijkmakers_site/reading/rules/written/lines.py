"""Texts that go on below their own line: YAML puts the lines together, with a space between them."""

from __future__ import annotations

from collections.abc import Iterator

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.rules.written.written_values import Written, written_values
from wijkmakers_site.reading.schema.fields import ListOf, Scalar
from wijkmakers_site.reading.schema.value_types import LINE, TEXT
from wijkmakers_site.regex import regex

_ITEM = regex(r"\s*(?:[-*•·▪●–—]|[0-9]{1,2}[.)])\s+(?=\S)")
_GLUED = regex(r"-[^\s\d-]")
_WORD = regex(r"\s*([a-z_]+)\b[ :]*(.*)")


def joined_lines(content: Content) -> Iterator[Problem]:
    """A text stands on one line, or below `|` where its lines are to stay lines."""
    for written in written_values(content):
        if written.declared.is_text and not written.how.is_empty and (told := _told(written)):
            line, message, cure = told
            text = written.how.lines[line - written.how.line]
            yield written.problem(line, len(text) - len(text.lstrip()) + 1, message, cure)


def _told(written: Written) -> tuple[int, str, str] | None:
    """(line, message, cure) of what is wrong with the lines of a text; None where nothing is."""
    filled = [number for number, line in enumerate(written.how.lines) if line.strip()]
    items = [number for number in filled if _ITEM.match(written.how.lines[number])]
    if written.how.style in ("|", ">"):
        return _block(written, filled, items)
    if len(filled) < 2 or _GLUED.match(written.how.lines[0]):  # dashes without a space, which were told
        return None
    return _keyed(written, filled[1]) or _listed(written, items) or _plain(written, filled[1])


def _block(written: Written, filled: list[int], items: list[int]) -> tuple[int, str, str] | None:
    mark, first = written.how.style, written.how.line
    if isinstance(written.declared.value_type, ListOf) and filled:
        message = f"Door de `{mark}` is dit één tekst, en geen lijst."
        return first + filled[0], message, f"Haal de `{mark}` weg, en begin elke regel met `- `."
    if mark == ">" and items and len(filled) > 1:
        return first + items[0], "Onder `>` komt alles achter elkaar: dit wordt geen lijst.", "Maak van de `>` een `|`."
    if written.declared.type_of_text is not TEXT and items and len(filled) > 1:
        message = "Hier past één regel: op de site komt alles achter elkaar, en wordt dit geen lijst."
        return first + items[0], message, _on_one_line(written)
    return None


def _keyed(written: Written, second: int) -> tuple[int, str, str] | None:
    """Where a line goes on with a word that is a key here."""
    match = _WORD.fullmatch(written.how.lines[second])
    document, above = written.filed.document, written.at[:-1]
    if not match or isinstance(written.at[-1], int) or match[1] not in written.declared.record.fields:
        return None
    if (*above, match[1]) in document.keys or not _is_value(written, match[1], match[2]):
        return None
    message = f'Zo hoort "{match[0].strip()}" bij de tekst erboven: na `{match[1]}` mist een dubbele punt.'
    cure = f"Zet hem even ver naar rechts als `{written.at[-1]}:`, en schrijf `{match[1]}: {match[2]}`."
    return written.how.line + second, message, cure


def _is_value(written: Written, key: str, text: str) -> bool:
    """Whether a text can stand behind a key; of one that takes any text nobody knows."""
    value_type = written.declared.record.fields[key].value_type
    if not isinstance(value_type, Scalar) or value_type in (LINE, TEXT) or not text:
        return False
    try:
        value_type.read(text)
    except ValueError:
        return False
    return True


def _listed(written: Written, items: list[int]) -> tuple[int, str, str] | None:
    """Where a line looks like an item of a list."""
    if not items:
        return None
    line = written.how.line + items[-1 if items[0] == 0 else 0]
    shown = written.how.lines[items[-1 if items[0] == 0 else 0]].strip()
    message = f'Zo hoort "{shown[:60]}" bij de tekst erboven.'
    if isinstance(written.at[-1], int):
        return line, message, "Zet het streepje even ver naar rechts als de andere streepjes."
    if isinstance(written.declared.value_type, ListOf):
        return line, message, "Zet elk punt op een eigen regel onder de sleutel, met `- ` ervoor."
    if written.declared.type_of_text is TEXT:
        return line, message, f"Zet `|` achter `{written.at[-1]}:`, en begin de tekst op de regel eronder."
    return line, message, _on_one_line(written)


def _plain(written: Written, second: int) -> tuple[int, str, str]:
    message = "Deze regel komt achter de regel erboven: op de site is het één regel."
    cure = _on_one_line(written)
    if written.declared.type_of_text is TEXT and isinstance(written.at[-1], str):
        cure += f" Moeten het losse regels zijn? Zet dan `|` achter `{written.at[-1]}:`."
    return written.how.line + second, message, cure


def _on_one_line(written: Written) -> str:
    text = written.joined
    if written.how.style in ("'", '"') and text[:1] == text[-1:] == written.how.style:
        text = text[1:-1]
    whole = written.on_one_line(text)
    return f"Maak er één regel van: `{whole}`." if whole else "Zet het achter de sleutel, op één regel."
