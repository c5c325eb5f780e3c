"""Files about the site itself: `site.yaml` and the pages."""

from __future__ import annotations

from wijkmakers_site.model.academy import TIME_ZONE
from wijkmakers_site.reading.schema.fields import (
    Compliance,
    Day,
    EmailAddress,
    Id,
    Ids,
    Line,
    Lines,
    OrganisationIds,
    PhoneNumber,
    Record,
    SiteLink,
    TimeZone,
    WebAddress,
    field,
)


class PageRecord(Record):
    title: Line = field("titel", "De titel van de pagina.", "Over Wijkmakers")
    summary: Line | None = field("samenvatting", "Waar de pagina over gaat.", "Wie we zijn", default=None)
    formerly: Ids = field("voorheen", "Eerdere id's; oude adressen blijven werken.", "[over-ons]", default=())


class ThemeRecord(Record):
    id: Id = field("id", "Het id waarmee leergangen naar het thema verwijzen.", "wonen")
    title: Line = field("titel", "De naam van het thema.", "Wonen")
    explanation: Line | None = field("uitleg", "Waar het thema over gaat.", "Een huis dat bij je past", default=None)


class MenuRecord(Record):
    title: Line = field("titel", "Het woord in het menu.", "Leergangen")
    url: SiteLink = field("link", "Een adres op deze site, dat begint met `/`.", "/leergangen/")


class ContactRecord(Record):
    name: Line | None = field("naam", "Wie je te spreken krijgt.", "Wijkmakers", default=None)
    email: EmailAddress | None = field("mail", "Het mailadres van de academie.", "naam@voorbeeld.nl", default=None)
    phone: PhoneNumber | None = field("telefoon", "Het telefoonnummer.", "050 123 45 67", default=None)


class ExaminationRecord(Record):
    subject: Line = field("onderzoek", "Wat er onderzocht is, en hoe.", "Alle soorten pagina's met axe-core")
    day: Day = field("datum", "De dag van het onderzoek.", "2026-11-25")
    outcome: Line = field("uitkomst", "Wat eruit kwam.", "Geen fouten gevonden.")


class ApprovalRecord(Record):
    function: Line = field("functie", "De functie van wie tekende.", "directeur")
    day: Day = field("datum", "De dag van het akkoord.", "2026-12-01")


class AccessibilityRecord(Record):
    status: Compliance = field("status", "De nalevingsstatus.", "eerste maatregelen genomen")
    drawn_up: Day = field("opgesteld", "De dag waarop de verklaring is opgesteld.", "2026-11-25")
    reviewed: Day | None = field("herzien", "De dag waarop die is nagekeken.", "2027-11-25", default=None)
    approval: ApprovalRecord | None = field("akkoord", "Wie ervoor tekende.", "functie: directeur", default=None)
    examinations: tuple[ExaminationRecord, ...] = field(
        "onderzoeken", "Wat er onderzocht is.", "- onderzoek: …", default=()
    )
    limitations: Lines = field("beperkingen", "Wat nog niet goed is.", "Oude filmpjes zonder ondertitels", default=())


class DefaultsRecord(Record):
    organisers: OrganisationIds = field(
        "organisatoren", "Wie organiseert als de leergang dat niet zegt.", "[academie]", default=()
    )


class SiteRecord(Record):
    name: Line = field("naam", "De naam van de site.", "Wijkmakers")
    url: WebAddress = field("adres", "Het webadres waar de site komt te staan.", "https://wijkmakers.nl/")
    summary: Line = field("samenvatting", "Waar de site over gaat, in één of twee zinnen.", "Academie voor wijken")
    motto: Line | None = field("motto", "Het motto onder de naam.", "Ontmoeten, leren, doen", default=None)
    time_zone: TimeZone = field("tijdzone", "De tijdzone van alle tijden.", "Europe/Amsterdam", default=TIME_ZONE)
    contact: ContactRecord | None = field("contact", "Hoe je de academie bereikt.", "naam: Wijkmakers", default=None)
    menu: tuple[MenuRecord, ...] = field("menu", "Het menu, van links naar rechts.", "- titel: Agenda", default=())
    accessibility: AccessibilityRecord | None = field(
        "toegankelijkheid", "De toegankelijkheidsverklaring.", "status: …", default=None
    )
    themes: tuple[ThemeRecord, ...] = field("themas", "De thema's.", "- {id: wonen, titel: Wonen}", default=())
    defaults: DefaultsRecord = field(
        "standaard", "Wat geldt als een leergang niets anders zegt.", "organisatoren: […]", default=DefaultsRecord()
    )
