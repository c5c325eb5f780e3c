"""schema.org as JSON-LD: what search engines and other machines read. What is not known is left out."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from markupsafe import Markup

from wijkmakers_site.pages.views.head import Crumb
from wijkmakers_site.pages.views.parts import Card
from wijkmakers_site.text.addresses.urls import Root

Thing = dict[str, Any]
_HOLDERS = (dict, list, tuple)
_NOTHING: tuple[object, ...] = (None, "", [], {})


def script(things: Iterable[Thing]) -> Markup:
    """One JSON-LD text, safe inside `<script>`: no `<`, `>` or `&` survives (HTML, "script data state")."""
    described: set[str] = set()
    graph = {"@context": "https://schema.org", "@graph": [_known(thing, described) for thing in things]}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    # JSON may write every character so; a `</script>` in a title would end the element otherwise.
    for character, escaped in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(character, escaped)
    return Markup(text)


def _known(value: Any, described: set[str]) -> Any:
    """`value` without what says nothing, such as a thing of which only the type is left. Each thing is described where
    it comes first, and from then on named by its @id.
    """
    if isinstance(value, dict):
        id = value.get("@id")
        if id in described:
            return {"@id": id}
        if id and len(value) > 1:
            described.add(id)
        properties = {}
        for key, part in value.items():
            known = _known(part, described) if isinstance(part, _HOLDERS) else part
            if known or known not in _NOTHING:
                properties[key] = known
        return properties if properties.keys() != {"@type"} else None
    if isinstance(value, list | tuple):
        return [known for part in value if (known := _known(part, described)) not in _NOTHING]
    return value


def breadcrumbs(crumbs: Iterable[Crumb], root: Root) -> Thing:
    items = [
        {"@type": "ListItem", "position": number, "name": crumb.title, "item": root.absolute(crumb.path)}
        for number, crumb in enumerate(crumbs, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def course_list(cards: Iterable[Card], root: Root) -> Thing:
    """An overview: where each of its programmes is told of in full."""
    items = [
        {"@type": "ListItem", "position": number, "name": card.programme.title, "url": root.absolute(card.path)}
        for number, card in enumerate(cards, 1)
    ]
    return {"@type": "ItemList", "numberOfItems": len(items) or None, "itemListElement": items}
