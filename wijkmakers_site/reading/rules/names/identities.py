"""Ids become addresses and calendar entries: none may stand for two things."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from wijkmakers_site.model import file_kinds
from wijkmakers_site.model.academy import ModuleAddress
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content, FiledRecord
from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.schema.kinds.general import ThemeRecord
from wijkmakers_site.reading.schema.kinds.module import ModuleRecord, SessionRecord
from wijkmakers_site.reading.schema.kinds.programme import GroupRecord
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.text.addresses.urls import reserved_names
from wijkmakers_site.text.words.nearest import suggestion

_Address = tuple[str, str]  # the ids of a programme and of a module in it
_WithId = ModuleRecord | GroupRecord | SessionRecord | ThemeRecord
_GIVE_UP = "Haal het weg bij `voorheen`, of geef de ander een nieuw id."


def duplicate_id(content: Content) -> Iterator[Problem]:
    """Within one list no two things have the same id."""
    for programme in content.programmes:
        record = programme.record
        yield from _duplicates(programme, ("modules",), record.modules)
        yield from _duplicates(programme, ("groepen",), record.groups)
        for index, module in enumerate(record.modules):
            at = ("modules", index, "bijeenkomsten")
            yield from _duplicates(programme, at, module.sessions)
    if content.site:
        yield from _duplicates(content.site, ("themas",), content.site.record.themes)


def _duplicates(filed: FiledRecord[Record], at: DataPath, records: Sequence[_WithId]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for index, id in enumerate(record.id for record in records):
        if id in seen:
            first = filed.document.values[(*at, seen[id], "id")][0]  # it is there: an id that was made up is unique
            message = f'Het id "{id}" staat ook al op regel {first}.'
            alike = records[seen[id]] == records[index]
            cure = "Haal een van de twee weg." if alike else "Geef een van de twee een ander id."
            yield filed.problem((*at, index, "id"), message, cure)
        seen.setdefault(id, index)


def former_id_in_use(content: Content) -> Iterator[Problem]:
    """An address that was given up belongs to its new owner alone."""
    for filed_of_kind in content.files.values():
        yield from _former_ids(filed_of_kind)
    yield from _former_modules(content)
    for programme in content.programmes:
        yield from _former_ids_in_list(programme, "groepen", programme.record.groups)
    if content.site:
        yield from _former_ids_in_list(content.site, "themas", content.site.record.themes)


def _former_ids(filed_of_kind: Iterable[FiledRecord[Record]]) -> Iterator[Problem]:
    files = list(filed_of_kind)
    owner_of = {filed.id: filed.id for filed in files}
    for filed in files:
        for index, old in enumerate(getattr(filed.record, "formerly", ())):
            yield from _former_id(filed, ("voorheen", index), old, filed.id, owner_of)


def _former_modules(content: Content) -> Iterator[Problem]:
    """Modules may come from other programmes: so those of all programmes together."""
    present = {filed.id: filed.id for filed in content.programmes}
    known_as = {old: filed.id for filed in content.programmes for old in filed.record.formerly} | present
    modules = [each for each in content.modules() if not each[0].lost((*each[1], "id"))]
    owner_of = {(filed.id, module.id): (filed.id, module.id) for filed, _, module in modules}
    for filed, at, module in modules:
        for place, old in enumerate(module.formerly):
            address = (known_as.get(old.programme, old.programme) or filed.id, old.id)
            if address in owner_of and owner_of[address] != (filed.id, module.id):  # two of one id were told of
                message, cure = _of_another(old, address, owner_of[address], filed.id)
                yield filed.problem((*at, "voorheen", place), message, cure)
            owner_of.setdefault(address, (filed.id, module.id))


def _of_another(old: ModuleAddress, address: _Address, owner: _Address, programme: str) -> tuple[str, str]:
    """What is wrong, and the cure, where `owner` has the `address` that a module of `programme` says it had."""
    if owner[0] == programme:
        return f'Het oude id "{old.id}" is al van `{owner[1]}`.', _GIVE_UP
    written = f"{old.programme}/{old.id}" if old.programme else old.id
    if address != owner:
        return f'Het oude id "{written}" is al van `{owner[1]}` in de leergang `{owner[0]}`.', _GIVE_UP
    source = f"content/{file_kinds.PROGRAMME.path(owner[0])}"
    cure = f"Is ze verhuisd, haal haar daar dan weg. Zijn het er twee? {_GIVE_UP}"
    return f"De module `{owner[1]}` staat ook nog in `{source}`.", cure


def _former_ids_in_list(
    filed: FiledRecord[Record], key: str, records: Sequence[GroupRecord | ThemeRecord]
) -> Iterator[Problem]:
    owner_of = {record.id: record.id for record in records}
    for index, record in enumerate(records):
        if filed.lost((key, index, "id")):  # its id was made up, so nothing tells whose the old ids are
            continue
        for place, old in enumerate(record.formerly):
            yield from _former_id(filed, (key, index, "voorheen", place), old, record.id, owner_of)


def _former_id(
    filed: FiledRecord[Record], at: DataPath, old: str, new: str, owner_of: dict[str, str]
) -> Iterator[Problem]:
    """A problem where `old` has an owner; else it is that of `new` from here on, so that nothing else may claim it."""
    if old in owner_of and owner_of[old] != new:
        message = f'Het oude id "{old}" is al van `{owner_of[old]}`.'
        yield filed.problem(at, message, _GIVE_UP)
    owner_of.setdefault(old, new)


def reserved_page(content: Content) -> Iterator[Problem]:
    """A page may not take an address of the site itself."""
    reserved = reserved_names()
    for page in content.pages:
        former = ((("voorheen", index), old) for index, old in enumerate(page.record.formerly))
        for at, id in (((), page.id), *former):
            if id in reserved:
                cure = f"Noem de pagina anders, zoals `over-{id}`."
                yield page.problem(at, f"Het adres `/{id}/` is al van de site zelf.", cure)


def reserved_module(content: Content) -> Iterator[Problem]:
    """The name `leergang` is taken in a programme's folder: `leergang.md` is the programme's own text."""
    for programme, at, module in content.modules():
        if module.id == file_kinds.PROGRAMME.stem:
            message = f"`{module.id}` is al de naam van de leergang zelf."
            yield programme.problem((*at, "id"), message, "Kies een ander id, zoals `de-leergang`.")


def prose_without_module(content: Content) -> Iterator[Problem]:
    """A text in a programme's folder belongs to a module, by name."""
    for programme in content.programmes:
        ids = [module.id for module in programme.record.modules]
        silent = [id for id in ids if id not in programme.prose]  # the text of another is not overwritten
        # A module whose id cannot be read may be the one that the text is about.
        if programme.lost_ids(("modules",)) or (programme.partial and not ids):
            continue
        for name, prose in programme.prose.items():
            if name and name not in ids:
                cure = suggestion(name, silent) or "Geef de module dit id, of verwijder de tekst."
                yield Problem(prose.source, 1, 1, f'Deze tekst hoort bij geen module: "{name}" bestaat niet.', cure)


def same_file_on_other_systems(content: Content) -> Iterator[Problem]:
    """Names of images differ by more than case or how an accent is stored: Windows and macOS take them for one file.

    Ids need no such rule: they consist of small letters without accents (`notation.slug`).
    """
    seen: dict[str, str] = {}
    for name, file in content.images.items():
        # Once more after `casefold`, which may take characters apart again (Unicode, section 3.13, D145).
        normalized = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
        if normalized in seen:
            message = f'Op sommige computers is "{name}" hetzelfde bestand als "{seen[normalized]}".'
            cure = "Geef een van de twee een andere naam, met kleine letters, ook achter `bestand:`."
            yield Problem(f"content/beelden/{file.name}", 1, 1, message, cure)
        seen.setdefault(normalized, name)
