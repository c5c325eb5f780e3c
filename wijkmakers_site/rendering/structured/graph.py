"""schema.org as JSON-LD: what search engines and other machines read. What is not known is left out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from wijkmakers_site import model
from wijkmakers_site.rendering.urls import Root
from wijkmakers_site.rendering.views import Card, Crumb

Thing = dict[str, Any]
_NOTHING: tuple[object, ...] = (None, "", [], {})


def script(things: Iterable[Thing]) -> Markup:
    """One JSON-LD text, safe inside `<script>`: no `<`, `>` or `&` survives (HTML, "script data state")."""
    told: set[str] = set()
    graph = {"@context": "https://schema.org", "@graph": [_once(_known(thing), told) for thing in things]}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    for character, escaped in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(character, escaped)
    return Markup(text)


def _known(value: Any) -> Any:
    """`value` without what says nothing; a thing of which only the type is left says nothing either."""
    if isinstance(value, Mapping):
        inner = {key: _known(part) for key, part in value.items()}
        found = {key: part for key, part in inner.items() if part not in _NOTHING}
        return found if found.keys() - {"@type"} else None
    if isinstance(value, list | tuple):
        return [part for part in map(_known, value) if part not in _NOTHING]
    return value


def _once(value: Any, told: set[str]) -> Any:
    """`value` with each thing told whole where it comes first, and by its @id alone from then on."""
    if isinstance(value, list):
        return [_once(part, told) for part in value]
    if not isinstance(value, Mapping):
        return value
    if (id := value.get("@id")) and len(value) > 1:
        if id in told:
            return {"@id": id}
        told.add(id)
    return {key: _once(part, told) for key, part in value.items()}


def breadcrumbs(crumbs: Iterable[Crumb], root: Root) -> Thing:
    items = [
        {"@type": "ListItem", "position": number, "name": crumb.title, "item": root.absolute(crumb.path)}
        for number, crumb in enumerate(crumbs, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def website(site: model.Site) -> Thing:
    return {
        "@type": "WebSite",
        "@id": f"{site.url}#site",
        "name": site.name,
        "url": site.url,
        "description": site.summary,
        "inLanguage": "nl",
        "publisher": publisher(site),
    }


def publisher(site: model.Site) -> Thing:
    """Whose site it is."""
    return {"@type": "Organization", "@id": f"{site.url}#organisatie", "name": site.name, "url": site.url}


def course_list(cards: Iterable[Card], root: Root) -> Thing:
    """An overview: where each of its programmes is told of in full."""
    items = [
        {"@type": "ListItem", "position": number, "name": card.programme.title, "url": root.absolute(card.path)}
        for number, card in enumerate(cards, 1)
    ]
    return {"@type": "ItemList", "numberOfItems": len(items) or None, "itemListElement": items}
