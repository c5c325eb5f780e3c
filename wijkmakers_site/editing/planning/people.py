"""Speakers and venues of a sheet: those that there are, by id or name, and those that are new."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from difflib import get_close_matches

from wijkmakers_site.model.file_kinds import SPEAKER, FileKind
from wijkmakers_site.regex import regex
from wijkmakers_site.text.words.slug import as_id
from wijkmakers_site.values import dataclass

_BETWEEN = regex(r"\s*(?:[,;&+\n]|\s/\s)\s*|\s+en\s+")
_ROLE = regex(r"(.+?)\s*\(([^()]+)\)")
_ALIKE = 0.88  # of 1: a name this near to another is a slip of the pen more often than another person


class NoNameError(Exception):
    """Words that nobody knows, and that look like no name: more often what somebody does."""


class UnknownNameError(Exception):
    """A name that looks like one that there is (`meant`), but is not the same."""

    def __init__(self, name: str, meant: str) -> None:
        super().__init__(name)
        self.name = name
        self.meant = meant


@dataclass(slots=True)
class Names:
    """The things of a `kind` that there are, as names by id (`known`), and the `new` ones that a sheet brings."""

    kind: FileKind
    known: Mapping[str, str]
    new: dict[str, str] = field(default_factory=dict)

    def id_of(self, name: str) -> str:
        """Its id; one that nobody knows is new. Raises UnknownNameError for a name that is almost one of those,
        NoNameError for a speaker without capitals, and ValueError where no id can be made of it.
        """
        id = as_id(name)
        if not id:
            raise ValueError(name)
        if id in self.known:
            return id
        by_name = {as_id(each): known_id for known_id, each in self.known.items()}
        if id in by_name:
            return by_name[id]
        if self.kind is SPEAKER and name == name.lower():
            raise NoNameError(name)
        every = {**self.known, **self.new}
        if near := [] if id in self.new else get_close_matches(id, [*by_name, *every], n=1, cutoff=_ALIKE):
            raise UnknownNameError(name, every[by_name.get(near[0], near[0])])
        self.new.setdefault(id, name)
        return id


def people_in(cell: str) -> list[tuple[str, str]]:
    """The names in a cell, each with the role behind it in brackets, "" without: `Jet Proef (gastheer), Piet Proef`."""
    found = []
    for part in _BETWEEN.split(re.sub(r"\(([^()]*)\)", lambda match: match[0].replace(",", "\0"), cell)):
        name = part.replace("\0", ",").strip()
        if name:
            with_role = _ROLE.fullmatch(name)
            found.append((with_role[1], with_role[2]) if with_role else (name, ""))
    return found
