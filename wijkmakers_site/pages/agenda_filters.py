"""What the agenda can be narrowed down to: a theme, a kind, a programme, a group of one. Each session carries the keys
of its choices; pages and scripts both go by them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from wijkmakers_site.model import academy
from wijkmakers_site.model.enums import ProgrammeKind
from wijkmakers_site.pages.views.parts import Choice, Occasion
from wijkmakers_site.text import urls


def keys(programme: academy.Programme, module: academy.Module) -> tuple[str, ...]:
    """The choices to which a module's sessions belong; what all groups share belongs to each of them."""
    themes = dict.fromkeys((*programme.themes, *module.themes))
    groups = (module.group,) if module.group else programme.groups
    return (
        *(_theme_key(theme) for theme in themes),
        _kind_key(programme.kind),
        _programme_key(programme),
        *(_group_key(programme, group) for group in groups),
    )


def cuts(occasions: list[Occasion]) -> dict[str, list[Occasion]]:
    """The sessions of each choice that makes a difference: one with all there are shows nothing new, nor does a group
    with all of its programme.
    """
    found: dict[str, list[Occasion]] = defaultdict(list)
    for occasion in occasions:
        for key in occasion.keys:
            found[key].append(occasion)

    def whole(key: str) -> list[Occasion]:
        programme, dot, _group = key.partition(".")
        return found[programme] if dot else occasions

    return {key: held for key, held in found.items() if len(held) < len(whole(key))}


def themes(site: academy.Site) -> Iterator[Choice]:
    for theme in site.themes:
        feed = f"{urls.path_of(theme)}{urls.FEED}"
        title = f"thema {theme.title.lower()}"
        yield Choice(title, theme.title, _theme_key(theme), urls.agenda_of(theme), feed)


def kinds() -> Iterator[Choice]:
    """They have no calendar of their own."""
    for kind in ProgrammeKind:
        yield Choice(urls.kind_id(kind), urls.kind_title(kind), _kind_key(kind), urls.agenda_of(kind), None)


def of_programme(programme: academy.Programme) -> Iterator[Choice]:
    """The programme, then its groups."""
    path = urls.agenda_of(programme)
    feed = f"{urls.path_of(programme)}{urls.FEED}"
    yield Choice(programme.title, programme.title, _programme_key(programme), path, feed)
    for group in programme.groups:
        title, path = f"{programme.title}, {group.title}", urls.agenda_of_group(programme, group)
        yield Choice(title, title, _group_key(programme, group), path, urls.group_feed(programme.id, group))


def programme_cut(programme: academy.Programme, by_choice: Mapping[str, list[Occasion]]) -> str | None:
    """The path of the programme's own agenda, where there is one."""
    return urls.agenda_of(programme) if _programme_key(programme) in by_choice else None


def _theme_key(theme: academy.Theme) -> str:
    return f"thema:{theme.id}"


def _kind_key(kind: ProgrammeKind) -> str:
    return f"soort:{urls.kind_id(kind)}"


def _programme_key(programme: academy.Programme) -> str:
    return f"leergang:{programme.id}"


def _group_key(programme: academy.Programme, group: academy.Group) -> str:
    return f"leergang:{programme.id}.{group.id}"
