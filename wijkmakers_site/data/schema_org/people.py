"""Who and where, for machines: WebSite, Organization, Person, Place."""

from __future__ import annotations

from wijkmakers_site.data.schema_org.graph import Thing
from wijkmakers_site.media.pictures import Picture
from wijkmakers_site.model import academy, people
from wijkmakers_site.model.website.general import Contact
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Publisher:
    """Whose site it is, from `site.yaml`: the site's address (`url`), `name` and `summary`, the `organisation` behind
    it and how that is reached (`contact`); None where the file names none.
    """

    url: str
    name: str
    summary: str
    organisation: people.Organisation | None
    contact: Contact | None


def publisher_of(site: academy.Site) -> Publisher:
    return Publisher(site.url, site.name, site.summary, site.organisation, site.contact)


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


def publisher(who: Publisher, root: Root) -> Thing:
    """The organisation that the site names, by the one @id that this has on all pages."""
    if who.organisation:
        return organisation(who.organisation, root)
    return {"@type": "Organization", "@id": f"{who.url}#organisatie", "name": who.name, "url": who.url}


def website(who: Publisher, root: Root) -> Thing:
    """The site, and how to reach who publishes it."""
    contact = who.contact
    reached = {"email": contact.email, "telephone": contact.phone} if contact else {}
    return {
        "@type": "WebSite",
        "@id": f"{who.url}#site",
        "name": who.name,
        "url": who.url,
        "description": who.summary,
        "inLanguage": "nl",
        "publisher": publisher(who, root) | reached,
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
