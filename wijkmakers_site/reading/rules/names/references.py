"""What a file names must exist elsewhere: speakers, venues, organisations, themes, groups, images."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from wijkmakers_site.model.file_kinds import ORGANISATION, PAGE, PROGRAMME, SPEAKER, VENUE, FileKind, in_folders
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.notation.ids import as_id, id_in
from wijkmakers_site.reading.rules.names.known_names import Known, image_answer, new_file, no_name
from wijkmakers_site.reading.rules.names.mentions import Mention, mentions, told_once
from wijkmakers_site.regex import regex
from wijkmakers_site.text.addresses.urls import reserved_names
from wijkmakers_site.text.words.nearest import suggestion

_AT_A_DISTANCE = regex(
    r"(?i)(?:via |in |op )?(?:ms |microsoft )?(?:teams|zoom|google meet|webex|skype|digitaal|op afstand)"
)


def unknown_speaker(content: Content) -> Iterator[Problem]:
    """Every speaker has a file of their own."""
    yield from _unknown_of(content, SPEAKER)


def unknown_venue(content: Content) -> Iterator[Problem]:
    """Every venue has a file of its own."""
    yield from _unknown_of(content, VENUE)


def unknown_organisation(content: Content) -> Iterator[Problem]:
    """Every organisation has a file of its own."""
    yield from _unknown_of(content, ORGANISATION)


def unknown_programme(content: Content) -> Iterator[Problem]:
    """Every programme has a folder of its own."""
    yield from _unknown_of(content, PROGRAMME)


def unknown_theme(content: Content) -> Iterator[Problem]:
    """Themes are those of `site.yaml`."""
    if content.site is None or content.site.lost_ids(("themas",)):
        return
    names = {theme.id: theme.title for theme in content.site.record.themes}
    known = Known(names, names)
    for found in _unknown(mentions(content)["themas"], names):
        if several := known.several(found[0]):
            yield told_once(found, *several)
            continue
        answer = known.answer(found[0]) or _new_theme(found[0].named)
        yield told_once(found, f'Het thema "{found[0].named}" kennen we niet.', *answer)


def _new_theme(named: str) -> tuple[str, str]:
    id = as_id(named) or "thema"
    line = f"- {{id: {id}, titel: {_title(named)}}}"
    return f"Zet in `content/site.yaml` onder `themas:` de regel `{line}`{_written_here(id, named)}.", ""


def _written_here(id: str, named: str) -> str:
    return "" if id == named else f", en schrijf hier `{id}`"


def _title(named: str) -> str:
    """A name to begin with: `de-kerk` is "De kerk"."""
    words = named.replace("-", " ")
    return words[:1].upper() + words[1:]


def unknown_group(content: Content) -> Iterator[Problem]:
    """A module's group is one of its programme's."""
    for programme, at, module in content.modules():
        groups = {group.id: group.title for group in programme.record.groups}
        if module.group and module.group not in groups and not programme.lost_ids(("groepen",)):
            known = Known(groups, groups)
            answer = known.answer(Mention(programme, (*at, "groep"), module.group, listed=False))
            cure, meant = answer or (_new_group(module.group, groups), "")
            problem = programme.problem((*at, "groep"), f'De groep "{module.group}" kennen we niet.', cure)
            yield replace(problem, meant=meant)


def _new_group(named: str, groups: Mapping[str, str]) -> str:
    id = as_id(named) or "groep"
    group = f"{{id: {id}, titel: {_title(named)}}}"
    line = f"onder `groepen:` de regel `- {group}`" if groups else f"de regel `groepen: [{group}]`"
    return f"Zet bij de leergang {line}{_written_here(id, named)}."


def unknown_image(content: Content) -> Iterator[Problem]:
    """An image's file stands in `beelden/`."""
    for found in _unknown(mentions(content)["beelden"], content.images):
        named = found[0].named
        name = PurePosixPath(named.replace("\\", "/")).name
        if name in content.misplaced_images:  # it is there, in a folder that was reported
            continue
        cure, meant = image_answer(named, content.images)
        yield told_once(found, f'Het beeld "{named}" is er niet.', cure, meant)


def unknown_menu_target(content: Content) -> Iterator[Problem]:
    """The menu, and the links at the bottom of each page, lead to pages that exist."""
    if content.site is None:
        return
    # By the first folder of the path; "" is the home page.
    targets = {"", *reserved_names(), *content.ids[PAGE]}
    record = content.site.record
    lists = (("menu", record.menu), ("onderaan", record.footer))
    for key, index, item in ((key, index, item) for key, items in lists for index, item in enumerate(items)):
        folder = item.url.split("/")[1]
        if item.url.startswith("/") and folder not in targets:
            near = suggestion(item.url, [f"/{target}/" for target in targets if target])
            cure = near or f"Maak `content/{PAGE.path(folder)}` aan."
            yield content.site.problem((key, index, "link"), f'De pagina "{item.url}" is er niet.', cure)


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
            cure = "Haal bij een van de organisaties de regel `onderdeel_van` weg."
            yield filed.problem(("onderdeel_van",), f"`{filed.id}` is zo een onderdeel van zichzelf.", cure)


def _online(content: Content, kind: FileKind, named: str) -> tuple[str, str] | None:
    """The answer to a venue that is a meeting at a distance: the link to it, or the program."""
    if kind is not VENUE:
        return None
    if "://" in named:
        return f"Is het de link van een bijeenkomst op afstand? Schrijf `online: {named}` in plaats van `locatie:`.", ""
    id = next((filed.id for filed in content.whole.venues if filed.record.online), "")
    return (f"Schrijf `{id}`, en zet de link achter `online:`.", "") if id and _AT_A_DISTANCE.fullmatch(named) else None


def _unknown_of(content: Content, kind: FileKind) -> Iterator[Problem]:
    """One problem for every id that no file of a kind has, with all places where it stands."""
    # Also ids of files that cannot be read: those are there.
    unknown = list(_unknown(mentions(content)[kind.folder], content.ids[kind]))
    if not unknown:  # then nobody needs to go through all names
        return
    known = Known(content.whole.names_of(kind), content.ids[kind], _other_names(content.whole, kind))
    for found in unknown:
        named = found[0].named
        article = kind.article.capitalize()
        if several := known.several(found[0]):
            yield told_once(found, *several)
            continue
        answer = known.answer(found[0]) or _elsewhere(content.whole, kind, found[0]) or _online(content, kind, named)
        if answer is None and no_name(named) and content.ids[kind]:
            cure = f"Schrijf het id van een {kind.name}, zoals `{min(content.ids[kind])}`."
            yield told_once(found, f'"{named}" is geen id van een {kind.name}.', cure, "")
            continue
        answer = answer or (new_file(kind, named), "")
        yield told_once(found, f'{article} {kind.name} "{named}" kennen we niet.', *answer)


def _unknown(found: Iterable[Mention], known: Container[str]) -> Iterator[list[Mention]]:
    """The mentions of what is not `known`, together by what they name."""
    unknown: dict[str, list[Mention]] = {}
    for mention in found:
        if mention.named not in known:
            unknown.setdefault(mention.named, []).append(mention)
    yield from unknown.values()


def _other_names(content: Content, kind: FileKind) -> dict[str, str]:
    """By what else people call them, ids: a venue by its address."""
    if kind is not VENUE:
        return {}
    return {as_id(filed.record.address): filed.id for filed in content.venues if filed.record.address}


def _elsewhere(content: Content, kind: FileKind, mention: Mention) -> tuple[str, str] | None:
    """The cure of an id that is of another kind of thing; None where it is not."""
    id = as_id(id_in(mention.named))
    for other in in_folders():
        if other is not kind and id in content.ids[other]:
            keys = {SPEAKER: "`sprekers:`", VENUE: "`locatie:`", ORGANISATION: "`organisatoren:` of `partners:`"}
            if mention.filed in content.news:  # whose keys are others: it is about programmes and organisations alike
                keys = {each: f"`{each.plural}:`" for each in (PROGRAMME, SPEAKER, ORGANISATION)}
            place = f" en zet het achter {keys[other]}" if other in keys else ""
            return f"`{id}` is {'een' if other.article else ''} {other.name}. Haal het hier weg{place}.", ""
    return None
