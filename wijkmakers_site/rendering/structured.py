"""schema.org as JSON-LD: what search engines and other machines read. What is not known is left out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from markupsafe import Markup

from wijkmakers_site import kinds, model, people
from wijkmakers_site.rendering import urls
from wijkmakers_site.rendering.urls import Root
from wijkmakers_site.rendering.views import Crumb, Occasion

Thing = dict[str, Any]
_NOTHING: tuple[object, ...] = (None, "", [], {})
_MODES = {
    "online": "OnlineEventAttendanceMode",
    "both": "MixedEventAttendanceMode",
    "place": "OfflineEventAttendanceMode",
}
_STATUSES = {
    kinds.State.CANCELLED: "https://schema.org/EventCancelled",
    kinds.State.POSTPONED: "https://schema.org/EventPostponed",
}


def script(things: Iterable[Thing]) -> Markup:
    """One JSON-LD text, safe inside `<script>`: no `<`, `>` or `&` survives (HTML, "script data state")."""
    graph = {"@context": "https://schema.org", "@graph": [_known(thing) for thing in things]}
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    for character, escaped in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026")):
        text = text.replace(character, escaped)
    return Markup(text)


def _known(value: Any) -> Any:
    if isinstance(value, Mapping):
        inner = {key: _known(part) for key, part in value.items()}
        return {key: part for key, part in inner.items() if part not in _NOTHING}
    if isinstance(value, list | tuple):
        return [_known(part) for part in value]
    return value


def breadcrumbs(crumbs: Iterable[Crumb], root: Root) -> Thing:
    items = [
        {"@type": "ListItem", "position": number, "name": crumb.title, "item": root.absolute(crumb.path)}
        for number, crumb in enumerate(crumbs, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def organisation(thing: people.Organisation, root: Root) -> Thing:
    return {
        "@type": "Organization",
        "@id": root.absolute(urls.path_of(thing)),
        "name": thing.name,
        "url": thing.website or root.absolute(urls.path_of(thing)),
        "description": thing.summary,
        "parentOrganization": {"@id": root.absolute(urls.path_of(thing.part_of))} if thing.part_of else None,
    }


def speaker(thing: people.Speaker, root: Root) -> Thing:
    return {
        "@type": "Person",
        "@id": root.absolute(urls.path_of(thing)),
        "name": thing.name,
        "url": root.absolute(urls.path_of(thing)),
        "jobTitle": thing.position,
        "affiliation": organisation(thing.organisation, root) if thing.organisation else None,
        "sameAs": [link.url for link in thing.links],
    }


def venue(thing: people.Venue, root: Root) -> Thing:
    position = thing.position
    return {
        "@type": "Place",
        "name": thing.name,
        "url": root.absolute(urls.path_of(thing)),
        "address": {
            "@type": "PostalAddress",
            "streetAddress": thing.address,
            "postalCode": thing.postcode,
            "addressLocality": thing.town,
            "addressCountry": thing.country or "NL",
        },
        "geo": position
        and {"@type": "GeoCoordinates", "latitude": str(position.latitude), "longitude": str(position.longitude)},
    }


def event(occasion: Occasion, root: Root) -> Thing:
    """One session as EducationEvent; start and end carry their UTC offset."""
    module, session = occasion.module, occasion.session
    place = session.venue if session.venue and not session.venue.online else None
    online = bool(session.online or (session.venue and session.venue.online))
    locations: list[Thing] = [venue(place, root)] if place else []
    if online:
        locations.append({"@type": "VirtualLocation", "url": session.online or root.absolute(occasion.path)})
    mode = "both" if place and online else "online" if online else "place"
    return {
        "@type": "EducationEvent",
        "@id": f"{root.absolute(occasion.path)}#{session.id or 'bijeenkomst'}",
        "name": occasion.title,
        "description": module.summary,
        "url": root.absolute(occasion.path),
        "startDate": occasion.starts,
        "endDate": occasion.ends,
        "eventStatus": _STATUSES.get(module.state, "https://schema.org/EventScheduled"),
        "eventAttendanceMode": f"https://schema.org/{_MODES[mode]}" if locations else None,
        "location": locations,
        "performer": [speaker(each.speaker, root) for each in module.appearances],
        "organizer": [organisation(each, root) for each in occasion.programme.organisers],
        "superEvent": {"@id": f"{root.absolute(occasion.programme_path)}#uitvoering"},
    }


def course(
    programme: model.Programme, occasions: Iterable[Occasion], dates: tuple[str, str] | None, root: Root
) -> Thing:
    """A programme as Course with its one CourseInstance; `dates` are its first and last day (ISO)."""
    address = root.absolute(urls.path_of(programme))
    price = programme.price
    instance = {
        "@type": "CourseInstance",
        "@id": f"{address}#uitvoering",
        "name": programme.title,
        "startDate": dates[0] if dates else None,
        "endDate": dates[1] if dates else None,
        "subEvent": [{"@id": event(occasion, root)["@id"]} for occasion in occasions],
    }
    return {
        "@type": "Course",
        "@id": f"{address}#leergang",
        "name": programme.title,
        "description": programme.summary,
        "url": address,
        "inLanguage": programme.language,
        "provider": [organisation(each, root) for each in programme.organisers],
        "about": [theme.title for theme in programme.themes],
        "educationalCredentialAwarded": programme.certificate,
        "hasCourseInstance": instance,
        "offers": price and {"@type": "Offer", "price": str(price.amount), "priceCurrency": "EUR"},
    }
