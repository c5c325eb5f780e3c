"""To what a session belongs: themes, a kind, a programme, groups. Agenda pages choose by these keys."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from wijkmakers_site.model import academy
from wijkmakers_site.model.enums import ProgrammeKind
from wijkmakers_site.text import urls


class KeyName(StrEnum):
    """The sorts of what sessions belong to, as the agenda's address names them (`?thema=leren`)."""

    THEME = "thema"
    KIND = "soort"
    PROGRAMME = "leergang"


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that sessions belong to: of which sort (`name`), and which (`value`: "leren").

    A group goes with the programmes; its `programme` is the key of its own one, and None for all else.
    """

    name: KeyName
    value: str
    programme: Key | None = None

    def __str__(self) -> str:
        """As pages tell it to their script, one word that is compared and never taken apart."""
        return f"{self.name}:{self.value}"


def keys(programme: academy.Programme, module: academy.Module) -> tuple[Key, ...]:
    """All keys of a module's sessions; what all groups share belongs to each of them."""
    themes = dict.fromkeys((*programme.themes, *module.themes))
    groups = (module.group,) if module.group else programme.groups
    return (
        *(theme_key(theme) for theme in themes),
        kind_key(programme.kind),
        programme_key(programme),
        *(group_key(programme, group) for group in groups),
    )


def theme_key(theme: academy.Theme) -> Key:
    return Key(KeyName.THEME, theme.id)


def kind_key(kind: ProgrammeKind) -> Key:
    return Key(KeyName.KIND, urls.kind_id(kind))


def programme_key(programme: academy.Programme) -> Key:
    return Key(KeyName.PROGRAMME, programme.id)


def group_key(programme: academy.Programme, group: academy.Group) -> Key:
    return Key(KeyName.PROGRAMME, f"{programme.id}.{group.id}", programme_key(programme))
