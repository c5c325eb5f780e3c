"""To what a session belongs: pages and calendars both choose by this, so that neither holds what the other lacks.

A session of one group is no secret: it stands wherever its programme, speaker or venue does, and says for whom it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache

from wijkmakers_site.model import academy
from wijkmakers_site.model.enums import ProgrammeKind
from wijkmakers_site.model.file_kinds import SPEAKER
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.values import dataclass


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


def feeds(programme: academy.Programme, module: academy.Module, session: academy.Session) -> Iterator[str]:
    """The calendar files in which a session stands, by path: its module's first."""
    yield f"{urls.module_path(programme, module)}{urls.FEED}"
    yield urls.FEED
    yield f"{urls.path_of(programme)}{urls.FEED}"
    yield from (urls.group_feed(programme.id, group.id) for group in _groups(programme, module))
    # By id: one speaker may have two roles.
    speakers = dict.fromkeys(each.speaker.id for each in module.appearances)
    yield from (f"{SPEAKER.page(id)}{urls.FEED}" for id in speakers)
    if session.venue:
        yield f"{urls.path_of(session.venue)}{urls.FEED}"
    yield from (f"{urls.path_of(theme)}{urls.FEED}" for theme in _themes(programme, module))


def keys(programme: academy.Programme, module: academy.Module) -> tuple[Key, ...]:
    """All keys of a module's sessions, by which agenda pages choose."""
    return (
        *(theme_key(theme) for theme in _themes(programme, module)),
        kind_key(programme.kind),
        programme_key(programme),
        *(group_key(programme, group) for group in _groups(programme, module)),
    )


def _themes(programme: academy.Programme, module: academy.Module) -> tuple[academy.Theme, ...]:
    """Those of both, each once."""
    return tuple(dict.fromkeys((*programme.themes, *module.themes)))


def _groups(programme: academy.Programme, module: academy.Module) -> tuple[academy.Group, ...]:
    """What all groups share belongs to each of them."""
    return (module.group,) if module.group else programme.groups


# One object for all sessions that belong to a thing: each of them names it.
_key = lru_cache(10_000)(Key)


def theme_key(theme: academy.Theme) -> Key:
    return _key(KeyName.THEME, theme.id)


def kind_key(kind: ProgrammeKind) -> Key:
    return _key(KeyName.KIND, urls.kind_id(kind))


def programme_key(programme: academy.Programme) -> Key:
    return _key(KeyName.PROGRAMME, programme.id)


def group_key(programme: academy.Programme, group: academy.Group) -> Key:
    return _key(KeyName.PROGRAMME, f"{programme.id}.{group.id}", programme_key(programme))
