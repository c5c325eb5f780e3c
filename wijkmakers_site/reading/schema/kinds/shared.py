"""Records that several kinds of file have in common."""

from __future__ import annotations

from wijkmakers_site.reading.schema.fields import Record, optional, required
from wijkmakers_site.reading.schema.value_types import (
    DAY,
    FOCUS_POINT,
    IMAGE_NAME,
    LINE,
    LINK_TARGET,
)


class LinkRecord(Record):
    title = required("titel", LINE, "De woorden waarop je klikt.", "Handreiking wijkaanpak")
    url = required("link", LINK_TARGET, "Het webadres, of een bestand.", "/bestanden/handreiking.pdf")


class ImageRecord(Record):
    file = required("bestand", IMAGE_NAME, "De bestandsnaam in `content/beelden/`.", "wandeling-selwerd.jpg")
    alt = required("alt", LINE, "Wat er te zien is, voor wie het beeld niet ziet.", "Bestuurders lopen door een straat")
    caption = optional("bijschrift", LINE, "Tekst onder het beeld.", "Wandeling door Selwerd")
    maker = optional("maker", LINE, "Wie het beeld gemaakt heeft.", "Voornaam Achternaam")
    focus = optional(
        "focus",
        FOCUS_POINT,
        "Wat in beeld blijft als de foto wordt bijgesneden: hoe ver van links en van boven.",
        "40% 20%",
    )
    consent_until = optional("toestemming_tot", DAY, "Laatste dag waarop het portret getoond mag worden.", "2027-06-30")
