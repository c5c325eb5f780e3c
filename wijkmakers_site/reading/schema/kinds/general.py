"""Files about the site itself: `site.yaml` and the pages."""

from __future__ import annotations

from wijkmakers_site.model.academy import TIME_ZONE
from wijkmakers_site.reading.schema.fields import MappingOf, Record, optional, required, several
from wijkmakers_site.reading.schema.value_types import (
    COMPLIANCE,
    DAY,
    EMAIL_ADDRESS,
    HOST,
    ID,
    LINE,
    ORGANISATION_ID,
    PHONE_NUMBER,
    SITE_ADDRESS,
    SITE_LINK,
    TIME_ZONE_NAME,
    WEB_ADDRESS,
)


class PageRecord(Record):
    title = required("titel", LINE, "De titel van de pagina.", "Over Wijkmakers")
    summary = optional("samenvatting", LINE, "Waar de pagina over gaat.", "Wie we zijn")
    formerly = several("voorheen", ID, "Eerdere id's; oude adressen blijven werken.", "[over-ons]")


class ThemeRecord(Record):
    id = required("id", ID, "Het id waarmee leergangen naar het thema verwijzen.", "wonen")
    title = required("titel", LINE, "De naam van het thema.", "Wonen")
    explanation = optional("uitleg", LINE, "Waar het thema over gaat.", "Een huis dat bij je past")
    formerly = several("voorheen", ID, "Eerdere id's; oude adressen en agenda's blijven werken.", "[bouwen]")


class MenuRecord(Record):
    title = required("titel", LINE, "Het woord in het menu.", "Leergangen")
    url = required("link", SITE_LINK, "Een adres op deze site, dat begint met `/`.", "/leergangen/")


class ContactRecord(Record):
    name = optional("naam", LINE, "Wie je te spreken krijgt.", "Wijkmakers")
    email = optional("mail", EMAIL_ADDRESS, "Het mailadres van de academie.", "naam@voorbeeld.nl")
    phone = optional("telefoon", PHONE_NUMBER, "Het telefoonnummer.", "050 123 45 67")


class ExaminationRecord(Record):
    subject = required("onderzoek", LINE, "Wat er onderzocht is, en hoe.", "Alle soorten pagina's met axe-core")
    day = required("datum", DAY, "De dag van het onderzoek.", "2026-11-25")
    outcome = required("uitkomst", LINE, "Wat eruit kwam.", "Geen fouten gevonden.")


class ApprovalRecord(Record):
    function = required("functie", LINE, "De functie van wie tekende.", "directeur")
    day = required("datum", DAY, "De dag van het akkoord.", "2026-12-01")


class AccessibilityRecord(Record):
    status = required("status", COMPLIANCE, "De nalevingsstatus.", "eerste maatregelen genomen")
    drawn_up = required("opgesteld", DAY, "De dag waarop de verklaring is opgesteld.", "2026-11-25")
    reviewed = optional("herzien", DAY, "De dag waarop die is nagekeken.", "2027-11-25")
    approval = optional("akkoord", MappingOf(ApprovalRecord), "Wie ervoor tekende.", "functie: directeur")
    examinations = several("onderzoeken", MappingOf(ExaminationRecord), "Wat er onderzocht is.", "- onderzoek: …")
    limitations = several("beperkingen", LINE, "Wat nog niet goed is.", "Oude filmpjes zonder ondertitels")


class SecurityRecord(Record):
    email = optional("mail", EMAIL_ADDRESS, "Waar je een lek meldt.", "naam@voorbeeld.nl")
    url = optional("link", WEB_ADDRESS, "De pagina waar je een lek meldt.", "https://voorbeeld.nl/melden")
    policy = optional("beleid", WEB_ADDRESS, "De pagina met wat er dan gebeurt.", "https://voorbeeld.nl/beleid")
    expires = required("geldig_tot", DAY, "Tot wanneer dit zeker klopt; hoogstens een jaar vooruit.", "2027-11-25")


class DefaultsRecord(Record):
    organisers = several(
        "organisatoren", ORGANISATION_ID, "Wie organiseert als de leergang dat niet zegt.", "[academie]"
    )


class SiteRecord(Record):
    name = required("naam", LINE, "De naam van de site.", "Wijkmakers")
    url = required("adres", SITE_ADDRESS, "Het webadres waar de site komt te staan.", "https://wijkmakers.nl/")
    summary = required("samenvatting", LINE, "Waar de site over gaat, in één of twee zinnen.", "Academie voor wijken")
    motto = optional("motto", LINE, "Het motto onder de naam.", "Ontmoeten, leren, doen")
    organisation = optional(
        "organisatie", ORGANISATION_ID, "Van wie de site is; haar onderdelen horen erbij.", "wijkmakers"
    )
    time_zone = optional(
        "tijdzone", TIME_ZONE_NAME, "De tijdzone van alle tijden.", "Europe/Amsterdam", default=TIME_ZONE
    )
    contact = optional("contact", MappingOf(ContactRecord), "Hoe je de academie bereikt.", "naam: Wijkmakers")
    menu = several("menu", MappingOf(MenuRecord), "Het menu, van links naar rechts.", "- titel: Agenda")
    footer = several(
        "onderaan",
        MappingOf(MenuRecord),
        "Links onderaan elke pagina, zoals contact, privacy en colofon.",
        "- titel: Privacy",
    )
    accessibility = optional(
        "toegankelijkheid", MappingOf(AccessibilityRecord), "De toegankelijkheidsverklaring.", "status: …"
    )
    host = optional(
        "host", HOST, "Waar de site staat; die host krijgt zijn eigen bestanden (zie README.md).", "netlify"
    )
    security = optional(
        "beveiliging", MappingOf(SecurityRecord), "Waar je een lek in de site meldt (`security.txt`).", "mail: …"
    )
    themes = several("themas", MappingOf(ThemeRecord), "De thema's.", "- {id: wonen, titel: Wonen}")
    synonyms = several(
        "zoekwoorden",
        LINE,
        "Woorden die bij het zoeken hetzelfde betekenen, met spaties ertussen.",
        "[buurthuis dorpshuis wijkcentrum]",
    )
    defaults = optional(
        "standaard",
        MappingOf(DefaultsRecord),
        "Wat geldt als een leergang niets anders zegt.",
        "organisatoren: […]",
        default=DefaultsRecord(),
    )
