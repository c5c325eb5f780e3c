"""The pages that visitors look for at the bottom of every page: one of each kind, with the facts that belong on it."""

from __future__ import annotations

from collections.abc import Iterator

from wijkmakers_site.model.enums import PageKind
from wijkmakers_site.model.file_kinds import PAGE
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content

# What `site.yaml` calls the facts of a kind of page, and how one begins them.
_FACTS = {
    PageKind.CONTACT: ("contact", "contact: {mail: …}"),
    PageKind.PRIVACY: ("privacy", "privacy: {verantwoordelijke: …}"),
}


def kind_twice(content: Content) -> Iterator[Problem]:
    """Visitors look for one page about contact, one about privacy."""
    first: dict[PageKind, str] = {}
    for page in content.pages:
        if kind := page.record.kind:
            if kind in first:
                message = f"`content/{PAGE.path(first[kind])}` is al de pagina voor {kind}."
                yield page.problem(("soort",), message, "Haal deze regel weg, of die daar.", on_key=True)
            first.setdefault(kind, page.id)


def kind_without_facts(content: Content) -> Iterator[Problem]:
    """The page about contact says how to reach somebody, the one about privacy who is responsible."""
    if content.site is None:
        return
    given = {PageKind.CONTACT: content.site.record.contact, PageKind.PRIVACY: content.site.record.privacy}
    for page in content.pages:
        kind = page.record.kind
        if kind in _FACTS and given[kind] is None and not content.site.lost((_FACTS[kind][0],)):
            key, begin = _FACTS[kind]
            message = f"De feiten voor deze pagina ontbreken: `{key}` staat niet in `content/site.yaml`."
            yield page.problem(("soort",), message, f"Zet in `content/site.yaml`: `{begin}`.")
