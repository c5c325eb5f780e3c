"""Who and where, for machines: WebSite, Organization, Person, Place."""

from __future__ import annotations

from wijkmakers_site.data.schema_org.graph import Thing
from wijkmakers_site.media.pictures import Picture
from wijkmakers_site.model import academy, people
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.addresses.urls import Root


def organisation(thing: people.Organisation, root: Root, logo: Picture | None = None) -> Thing:
    address = root.absolute(urls.path_of(thing))
    return {
        "@type": "Organization",
        "@id": address,
        "name": thing.name,
        "url": thing.website or address,
        "description": thing.summary,
        "logo": root.absolute(logo.path) if logo else None,
        "parentOrganization": organisation(thing.part_of, root) if thing.part_of else None,
    }


def publisher(site: academy.Site, root: Root) -> Thing:
    """Whose site it is: the organisation that it names, by the one @id that this has on all pages."""
    if site.organisation:
        return organisation(site.organisation, root)
    return {"@type": "Organization", "@id": f"{site.url}#organisatie", "name": site.name, "url": site.url}


def website(site: academy.Site, root: Root) -> Thing:
    """The site, and how to reach who publishes it."""
    contact = site.contact
    reached = {"email": contact.email, "telephone": contact.phone} if contact else {}
    return {
        "@type": "WebSite",
        "@id": f"{site.url}#site",
        "name": site.name,
        "url": site.url,
        "description": site.summary,
        "inLanguage": "nl",
        "publisher": publisher(site, root) | reached,
    }


def speaker(thing: people.Speaker, root: Root, photo: Picture | None = None) -> Thing:
    address = root.absolute(urls.path_of(thing))
    return {
        "@type": "Person",
        "@id": address,
        "name": thing.name,
        "url": address,
        "image": root.absolute(photo.path) if photo else None,
        "jobTitle": thing.position,
        "affiliation": organisation(thing.organisation, root) if thing.organisation else None,
        "sameAs": [link.url for link in thing.links],
    }


def venue(thing: people.Venue, root: Root, image: Picture | None = None) -> Thing:
    """A place to go to."""
    address = root.absolute(urls.path_of(thing))
    return {
        "@type": "Place",
        "@id": address,
        "name": thing.name,
        "url": address,
        "sameAs": thing.website,
        "image": root.absolute(image.path) if image else None,
        "address": _postal_address(thing),
        "geo": _coordinates(thing.position),
    }


def _postal_address(thing: people.Venue) -> Thing | None:
    """None where not even the town is known: a country alone is no address."""
    if not (thing.address or thing.postcode or thing.town):
        return None
    return {
        "@type": "PostalAddress",
        "streetAddress": thing.address,
        "postalCode": thing.postcode,
        "addressLocality": thing.town,
        "addressCountry": thing.country or "NL",
    }


def _coordinates(position: people.Position | None) -> Thing | None:
    if position is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": str(position.latitude), "longitude": str(position.longitude)}
