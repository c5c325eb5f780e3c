"""Records that several kinds of file have in common."""

from __future__ import annotations

from wijkmakers_site.reading.schema.fields import MappingOf, Record, optional, required
from wijkmakers_site.reading.schema.value_types import (
    DAY,
    FLAG,
    FOCUS_POINT,
    IMAGE_NAME,
    LINE,
    LINK_TARGET,
    VIDEO_LENGTH,
    WEB_ADDRESS,
)


class LinkRecord(Record):
    title = required("titel", LINE, "De woorden waarop je klikt.", "Handreiking wijkaanpak")
    url = required("link", LINK_TARGET, "Het webadres, of een bestand.", "/bestanden/handreiking.pdf")


class EvaluationRecord(Record):
    link = required("link", WEB_ADDRESS, "Het adres van de vragenlijst.", "https://voorbeeld.nl/evaluatie")
    closes = optional(
        "tot", DAY, "De laatste dag waarop invullen kan; leeg: acht weken na de laatste dag.", "2025-07-31"
    )


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


class VideoRecord(Record):
    link = required("link", WEB_ADDRESS, "Waar je de video bekijkt.", "https://voorbeeld.nl/video")
    title = required("titel", LINE, "Hoe de video heet.", "De aftrap in Selwerd")
    image = optional("beeld", MappingOf(ImageRecord), "Een eigen beeld erbij.", "bestand: aftrap.jpg")
    length = optional("duur", VIDEO_LENGTH, "Hoe lang de video duurt, in minuten en seconden.", "3:30")
    subtitled = optional("ondertiteld", FLAG, "Of er ondertitels bij zijn: `ja` of `nee`.", "ja")
