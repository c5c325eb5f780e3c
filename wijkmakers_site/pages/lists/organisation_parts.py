"""What organisations have to do with the programmes: it decides where the list of them has each."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from wijkmakers_site.model import academy, people
from wijkmakers_site.model.derived.hosts import host_organisations

_Members = Callable[[academy.Programme], Iterable[people.Organisation | None]]

# In this order: an organisation stands once, under the first part that it has.
_PARTS: tuple[tuple[str, _Members], ...] = (
    ("Organisatoren", lambda programme: programme.organisers),
    ("Opdrachtgevers", lambda programme: [programme.commissioner]),
    ("Partners", lambda programme: [*programme.partners, *(person.organisation for person in programme.people)]),
    ("Waar deelnemers werken", host_organisations),
)


def by_part(site: academy.Site) -> list[tuple[str, list[people.Organisation]]]:
    """All organisations, each once: the site's own and its parts first, then by what they do; the rest last.

    One part alone divides nothing: then its title is "".
    """
    own = site.organisation
    found = [
        (own.name if own else "", [each for each in site.organisations if own in each.lineage]),
        *((title, _having(site.programmes, members)) for title, members in _PARTS),
        ("Waar sprekers werken", [each.organisation for each in site.speakers if each.organisation]),
        ("Andere organisaties", list(site.organisations)),
    ]
    seen = set[str]()
    divided = []
    for title, organisations in found:
        new = {each.id: each for each in organisations if each.id not in seen}
        seen |= new.keys()
        if new:
            divided.append((title, list(new.values())))
    return divided if len(divided) > 1 else [("", list(site.organisations))]


def _having(programmes: Iterable[academy.Programme], members: _Members) -> list[people.Organisation]:
    return [member for programme in programmes for member in members(programme) if member]
