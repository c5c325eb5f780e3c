"""Records that several kinds of file have in common."""

from __future__ import annotations

from wijkmakers_site.model.people import Focus
from wijkmakers_site.reading.schema.fields import Day, FocusPoint, ImageName, Line, Record, WebAddress, field


class LinkRecord(Record):
    title: Line = field("titel", "De woorden waarop je klikt.", "Handreiking wijkaanpak")
    url: WebAddress = field("link", "Het volledige webadres.", "https://voorbeeld.nl/handreiking")


class ImageRecord(Record):
    file: ImageName = field("bestand", "De bestandsnaam in `content/beelden/`.", "wandeling-selwerd.jpg")
    alt: Line = field("alt", "Wat er te zien is, voor wie het beeld niet ziet.", "Bestuurders lopen door een straat")
    caption: Line | None = field("bijschrift", "Tekst onder het beeld.", "Wandeling door Selwerd", default=None)
    maker: Line | None = field("maker", "Wie het beeld gemaakt heeft.", "Voornaam Achternaam", default=None)
    focus: FocusPoint = field(
        "focus",
        "Wat in beeld blijft als de foto wordt bijgesneden: hoe ver van links en van boven.",
        "40% 20%",
        default=Focus(50, 50),
    )
    consent_until: Day | None = field(
        "toestemming_tot", "Laatste dag waarop het portret getoond mag worden.", "2027-06-30", default=None
    )
