"""`omleidingen.yaml`: addresses of the site of before, and where they lead now."""

from __future__ import annotations

from wijkmakers_site.reading.schema.fields import ListOf, MappingOf, Record, optional, required
from wijkmakers_site.reading.schema.value_types import OLD_PATH, SITE_LINK


class RedirectRecord(Record):
    old = required("van", OLD_PATH, "Het oude adres: alles na de naam van de site.", "/nieuws/feest")
    target = optional(
        "naar", SITE_LINK, "Waar het nu op uitkomt: een pagina, een agenda, of een adres elders.", "/leergangen/"
    )


class RedirectsRecord(Record):
    redirects = required(
        "omleidingen", ListOf(MappingOf(RedirectRecord)), "De oude adressen.", "- {van: /nieuws/feest, naar: /over/}"
    )
