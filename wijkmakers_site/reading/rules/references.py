"""What a file names must exist elsewhere: speakers, venues, organisations, themes, groups, images."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from wijkmakers_site.model.file_kinds import ORGANISATION, PAGE, SPEAKER, VENUE, FileKind
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content, FiledRecord
from wijkmakers_site.reading.notation.ids import as_id
from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.schema.general import SiteRecord
from wijkmakers_site.reading.schema.module import AppearanceRecord
from wijkmakers_site.reading.schema.programme import ProgrammeRecord
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.reading.suggestions import suggestion
from wijkmakers_site.text.urls import reserved_names


def unknown_speaker(content: Content) -> Iterator[Problem]:
    """Every speaker has a file of their own."""
    for programme in content.programmes:
        yield from _unknown_speakers(content, programme, ("sprekers",), programme.record.speakers)
    for programme, at, module in content.modules():
        yield from _unknown_speakers(content, programme, (*at, "sprekers"), module.speakers)


def unknown_venue(content: Content) -> Iterator[Problem]:
    """Every venue has a file of its own."""
    for programme, at, module in content.modules():
        yield from _unknown_id(content, VENUE, programme, (*at, "locatie"), module.venue)
        for index, session in enumerate(module.sessions):
            yield from _unknown_id(content, VENUE, programme, (*at, "bijeenkomsten", index, "locatie"), session.venue)


def unknown_organisation(content: Content) -> Iterator[Problem]:
    """Every organisation has a file of its own."""
    for programme in content.programmes:
        record = programme.record
        for key, ids in (
            ("organisatoren", record.organisers),
            ("partners", record.partners),
            ("gastorganisaties", record.hosts),
        ):
            yield from _unknown_ids(content, ORGANISATION, programme, (key,), ids)
        yield from _unknown_id(content, ORGANISATION, programme, ("opdrachtgever",), record.commissioner)
        for index, person in enumerate(record.people):
            place = ("betrokkenen", index, "organisatie")
            yield from _unknown_id(content, ORGANISATION, programme, place, person.organisation)
    for speaker in content.speakers:
        yield from _unknown_id(content, ORGANISATION, speaker, ("organisatie",), speaker.record.organisation)
    for organisation in content.organisations:
        yield from _unknown_id(content, ORGANISATION, organisation, ("onderdeel_van",), organisation.record.part_of)
    if content.site:
        at = ("standaard", "organisatoren")
        yield from _unknown_ids(content, ORGANISATION, content.site, at, content.site.record.defaults.organisers)


def unknown_theme(content: Content) -> Iterator[Problem]:
    """Themes are those of `site.yaml`."""
    if content.site is None or content.site.lost_ids(("themas",)):
        return
    for programme in content.programmes:
        yield from _unknown_themes(content.site, programme, ("thema",), programme.record.themes)
    for programme, at, module in content.modules():
        yield from _unknown_themes(content.site, programme, (*at, "thema"), module.themes)


def unknown_group(content: Content) -> Iterator[Problem]:
    """A module's group is one of its programme's."""
    for programme, at, module in content.modules():
        groups = {group.id for group in programme.record.groups}
        if module.group and module.group not in groups and not programme.lost_ids(("groepen",)):
            cure = suggestion(module.group, groups) or "Zet de groep in de lijst `groepen` van de leergang."
            yield programme.problem((*at, "groep"), f'De groep "{module.group}" kennen we niet.', cure)


def unknown_image(content: Content) -> Iterator[Problem]:
    """An image's file stands in `beelden/`."""
    for filed, at, image in content.image_mentions():
        if image.file not in content.images:
            cure = suggestion(image.file, content.images) or "Zet het bestand in `content/beelden/`."
            yield filed.problem((*at, "bestand"), f'Het beeld "{image.file}" is er niet.', cure)


def unknown_menu_target(content: Content) -> Iterator[Problem]:
    """The menu leads to pages that exist."""
    if content.site is None:
        return
    # By the first folder of the path; "" is the home page.
    targets = {"", *reserved_names(), *content.ids[PAGE]}
    for index, item in enumerate(content.site.record.menu):
        folder = item.url.split("/")[1]
        if item.url.startswith("/") and folder not in targets:
            near = suggestion(item.url, [f"/{target}/" for target in targets if target])
            cure = near or f"Maak `content/{PAGE.path(folder)}` aan."
            yield content.site.problem(("menu", index, "link"), f'De pagina "{item.url}" is er niet.', cure)


def part_of_itself(content: Content) -> Iterator[Problem]:
    """An organisation stands below another one, never below itself."""
    above = {filed.id: filed.record.part_of for filed in content.organisations}
    for filed in content.organisations:
        # `seen` ends the way up where it runs into a circle of which this organisation is no part.
        seen, current = set[str](), above[filed.id]
        while current and current not in seen and current != filed.id:
            seen.add(current)
            current = above.get(current)
        if current == filed.id:
            cure = "Haal `onderdeel_van` weg bij een van de organisaties."
            yield filed.problem(("onderdeel_van",), f"`{filed.id}` is zo een onderdeel van zichzelf.", cure)


def _unknown_speakers(
    content: Content, programme: FiledRecord[ProgrammeRecord], at: DataPath, appearances: Iterable[AppearanceRecord]
) -> Iterator[Problem]:
    for index, appearance in enumerate(appearances):
        yield from _unknown_id(content, SPEAKER, programme, (*at, index, "spreker"), appearance.speaker)


def _unknown_ids(
    content: Content, kind: FileKind, filed: FiledRecord[Record], at: DataPath, ids: Iterable[str]
) -> Iterator[Problem]:
    for index, id in enumerate(ids):
        yield from _unknown_id(content, kind, filed, (*at, index), id)


def _unknown_id(
    content: Content, kind: FileKind, filed: FiledRecord[Record], at: DataPath, id: str | None
) -> Iterator[Problem]:
    known = content.ids[kind]  # also of files that cannot be read: those are there
    if id is None or id in known:
        return
    cure = _suggested(id, content.names_of(kind), known) or f"Maak `content/{kind.path(id)}` aan."
    yield filed.problem(at, f'{kind.article.capitalize()} {kind.name} "{id}" kennen we niet.', cure)


def _unknown_themes(
    site: FiledRecord[SiteRecord], filed: FiledRecord[Record], at: DataPath, ids: Iterable[str]
) -> Iterator[Problem]:
    titles = {theme.id: theme.title for theme in site.record.themes}
    for index, id in enumerate(ids):
        if id not in titles:
            missing = "Zet het in de lijst `themas` van `content/site.yaml`."
            cure = _suggested(id, titles, titles) or missing
            yield filed.problem((*at, index), f'Het thema "{id}" kennen we niet.', cure)


def _suggested(id: str, names: Mapping[str, str], known: Iterable[str]) -> str:
    """The question after the id that was meant: the one whose name gives `id` (`jet-proef`: `jet`), or one like it."""
    by_name = {as_id(name): existing for existing, name in names.items()}
    return f"Bedoelde je `{by_name[id]}`?" if by_name.get(id) else suggestion(id, known)
