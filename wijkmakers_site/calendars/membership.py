"""To what a session belongs: themes, a kind, a programme, groups. Feeds and agenda pages choose by these keys."""

from __future__ import annotations

from wijkmakers_site.model import academy
from wijkmakers_site.model.enums import ProgrammeKind
from wijkmakers_site.text import urls


def keys(programme: academy.Programme, module: academy.Module) -> tuple[str, ...]:
    """All keys of a module's sessions ("thema:leren"); what all groups share belongs to each of them."""
    themes = dict.fromkeys((*programme.themes, *module.themes))
    groups = (module.group,) if module.group else programme.groups
    return (
        *(theme_key(theme) for theme in themes),
        kind_key(programme.kind),
        programme_key(programme),
        *(group_key(programme, group) for group in groups),
    )


def theme_key(theme: academy.Theme) -> str:
    return f"thema:{theme.id}"


def kind_key(kind: ProgrammeKind) -> str:
    return f"soort:{urls.kind_id(kind)}"


def programme_key(programme: academy.Programme) -> str:
    return f"leergang:{programme.id}"


def group_key(programme: academy.Programme, group: academy.Group) -> str:
    return f"leergang:{programme.id}.{group.id}"
