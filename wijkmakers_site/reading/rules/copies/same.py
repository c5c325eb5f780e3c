"""Two that are one: modules that were copied and kept their words, people and places that stand there twice."""

from __future__ import annotations

from collections.abc import Iterator

from wijkmakers_site.model import file_kinds
from wijkmakers_site.model.file_kinds import FileKind
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.rules.copies.editions import Programme, public
from wijkmakers_site.reading.rules.days.slots import MAIN_KINDS, is_over
from wijkmakers_site.reading.rules.names.mentions import mentions
from wijkmakers_site.reading.schema.kinds.module import ModuleRecord
from wijkmakers_site.reading.speakers import everybody

_TOLD_APART = 40  # characters: of a shorter text two modules may well have the same


def same_module(content: Content) -> Iterator[Problem]:
    """Each module has a title, a summary and a text of its own."""
    for programme in public(content):
        if is_over(programme.record, content.day):
            continue
        seen: list[ModuleRecord] = []
        for index, module in enumerate(programme.record.modules):
            if module.kind in MAIN_KINDS and module.group is None:
                earlier = next((other for other in seen if _is_copy(other, module)), None)
                if earlier:
                    yield _told(programme, ("modules", index), earlier, module)
                seen.append(module)
        yield from _same_text(programme)


def _is_copy(one: ModuleRecord, other: ModuleRecord) -> bool:
    """The same title with the same contents, or the same summary: a break on three days has only its name."""
    if one.id == other.id:  # which was told
        return False
    if one.summary and one.summary == other.summary:
        return True
    if one.title.casefold() != other.title.casefold():
        return False
    mine, others = ({appearance.speaker for appearance in everybody(module)} for module in (one, other))
    if one.day != other.day and mine and mine == others:  # on one day it is held twice
        return True
    return any(a and a == b for a, b in [(one.points, other.points), (one.preparation, other.preparation)])


def _told(programme: Programme, at: tuple[str, int], earlier: ModuleRecord, module: ModuleRecord) -> Problem:
    if earlier.title.casefold() == module.title.casefold():
        message, key = f'"{module.title}" heet net als `{earlier.id}`, met dezelfde inhoud.', "titel"
    else:
        message, key = f"Dit is ook de samenvatting van `{earlier.id}`.", "samenvatting"
    cure = f"Verbeter `{key}`, of haal een van de twee weg. Hoort het zo? Zet er `# WM360: de reden` achter."
    return programme.problem((*at, key), message, cure)


def _same_text(programme: Programme) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for prose in programme.prose.values():
        words = " ".join(prose.text.split())
        if len(words) >= _TOLD_APART and (other := seen.setdefault(words, prose.source)) != prose.source:
            message = f"Deze tekst staat ook in `{other}`."
            yield Problem(prose.source, 1, 1, message, "Schrijf wat hierover gaat, of verwijder dit bestand.")


def same_name(content: Content) -> Iterator[Problem]:
    """One person, place or organisation is one file: two with one name are two calendars and two pages."""
    for kind in (file_kinds.SPEAKER, file_kinds.VENUE, file_kinds.ORGANISATION):
        yield from _named_twice(content, kind)


def _named_twice(content: Content, kind: FileKind) -> Iterator[Problem]:
    """Of two with one name the one to keep is the one that is named elsewhere."""
    seen: dict[tuple[object, ...], str] = {}
    named = {mention.named for mention in mentions(content)[kind.folder]}
    for filed in sorted(content.files[kind], key=lambda filed: (filed.id not in named, filed.id)):
        facts = vars(filed.record)
        if filed.lost(("naam",)):
            continue
        key = (" ".join(str(facts["name"]).casefold().split()), facts.get("address"), facts.get("room"))
        if (other := seen.setdefault(key, filed.id)) != filed.id:
            message = f'"{facts["name"]}" is ook de naam van de {kind.name} `{other}`.'
            cure = f"Is het dezelfde? Schrijf overal `{other}`, en verwijder dit bestand."
            yield filed.problem(("naam",), message, f"{cure} Zo niet: zet er `# WM361: de reden` achter.")
