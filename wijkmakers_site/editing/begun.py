"""What a new file begins with: the keys to fill in, each with what it means and an example, all from the schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wijkmakers_site.editing.changes.facts import as_yaml
from wijkmakers_site.model.enums import ProgrammeKind
from wijkmakers_site.model.file_kinds import PROGRAMME, FileKind
from wijkmakers_site.reading.schema.fields import Field, ListOf
from wijkmakers_site.reading.schema.records import RECORDS
from wijkmakers_site.reading.schema.value_types import LINE
from wijkmakers_site.text.words.dutch import listing

_COLUMN = 26  # where the explanation of a key begins
# Of a programme, which has forty keys, what most have; of the others all.
_USUAL = ("begindatum", "einddatum", "thema", "organisatoren", "doelgroep", "duur", "aanmelden", "prijs", "afbeelding")
_MODULES = "modules:\n"


def begun(kind: FileKind, title: str, known: Mapping[str, str] | None = None) -> str:
    """The text of a new file of facts: what is not known may stay as it is, and is not on the site. `known` gives the
    values of keys besides its name.
    """
    fields = RECORDS[kind].fields
    if kind is PROGRAMME:
        further = [fields[key] for key in _USUAL]
        return programme_head(title) + _possible(further) + _MODULES
    first, *others = kind.first_keys
    shown = [
        f"# {kind.name.capitalize()}. Wat je niet weet, laat je leeg of haal je weg.",
        f"{first}: {as_yaml(title)}",
    ]
    shown += [_key(fields[key], known or {}) for key in others]
    if "concept" in fields:
        shown.append(_line("concept: ja", f"haal deze regel weg als {kind.article} {kind.name} op de site mag"))
    further = [field for key, field in fields.items() if key not in (*kind.first_keys, "voorheen", "concept")]
    return "\n".join(shown) + "\n" + _possible(further)


def programme_head(title: str) -> str:
    """The first lines of a `leergang.yaml`: a concept, until somebody says that it may be seen."""
    lines = [
        "# Alle feiten van de leergang. De tekst van de pagina staat ernaast, in leergang.md.",
        f"titel: {as_yaml(title)}",
        "samenvatting: Nog invullen",
        _line(f"soort: {ProgrammeKind.COURSE.value}", listing(list(ProgrammeKind), "of")),
        _line("concept: ja", "haal deze regel weg als de leergang op de site mag"),
    ]
    return "\n".join(lines) + "\n"


def _key(field: Field, known: Mapping[str, str]) -> str:
    """A key to fill in, with what it means; behind words a reader would take that for a part of them (WM022)."""
    if field.required and field.value_type is LINE and field.key not in known:
        return f"{field.key}: Nog invullen"
    value = known.get(field.key, field.example if field.required else "")
    return _line(f"{field.key}: {value}".rstrip(), f"{field.explanation} Zoals: {field.example}")


def _possible(fields: list[Field]) -> str:
    """Keys that may be there: comments, so that an example is never on the site."""
    if not fields:
        return ""
    lines = ["# Dit kan ook. Haal het hekje weg, en vul in wat klopt:"]
    return "\n".join([*lines, *(f"# {field.key}: {_example(field)}" for field in fields)]) + "\n"


def _line(written: str, explanation: str) -> str:
    return f"{written.ljust(_COLUMN - 1)} # {explanation}"


def _example(field: Field) -> str:
    """An example as it can stand behind the key: a mapping in braces, with all that it needs."""
    if field.inner is None:
        return field.example
    pairs = dict(_pairs(field))
    pairs |= {each.key: each.example for each in field.inner.required if each.key not in pairs}
    mapping = f"{{{', '.join(f'{key}: {_inside(value)}' for key, value in pairs.items())}}}"
    return f"[{mapping}]" if isinstance(field.value_type, ListOf) else mapping


def _pairs(field: Field) -> Iterator[tuple[str, str]]:
    """What the field's own example names: `bedrag: 450`, `- titel: Website`."""
    key, colon, value = field.example.removeprefix("- ").partition(": ")
    if colon and not key.startswith("{"):
        yield key, value


def _inside(value: str) -> str:
    return value if value.startswith("[") else as_yaml(value, braced=True)
