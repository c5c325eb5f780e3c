"""Files about the site itself: `site.yaml` and the pages."""

from __future__ import annotations

from wijkmakers_site.reading.schema.fields import MappingOf, Record, optional, required, several
from wijkmakers_site.reading.schema.value_types import (
    APP_ID,
    BRANCH,
    CMS_BACKEND,
    COMPLIANCE,
    DAY,
    EMAIL_ADDRESS,
    FLAG,
    HOST,
    ID,
    LINE,
    ORGANISATION_ID,
    PAGE_KIND,
    PHONE_NUMBER,
    REPOSITORY,
    SITE_ADDRESS,
    SITE_LINK,
    TIME_ZONE_NAME,
    WEB_ADDRESS,
)
from wijkmakers_site.text.timezone import TIME_ZONE


class PageRecord(Record):
    title = required("titel", LINE, "De titel van de pagina.", "Over Wijkmakers")
    summary = optional("samenvatting", LINE, "Waar de pagina over gaat.", "Wie we zijn")
    kind = optional(
        "soort", PAGE_KIND, "Of bezoekers haar onderaan elke pagina zoeken; feiten komen uit `site.yaml`.", "contact"
    )
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
    visits = optional("bezoekadres", LINE, "Waar je langs kunt komen.", "Molenpad 1, 9711 AA Groningen")
    post = optional("postadres", LINE, "Waar post heen gaat.", "Postbus 1, 9700 AA Groningen")
    hours = several("bereikbaar", LINE, "Wanneer er iemand is.", "[maandag tot en met donderdag van 9 tot 17 uur]")
    registration = optional("kvk", LINE, "Het nummer bij de Kamer van Koophandel.", "12345678")


class PrivacyRecord(Record):
    responsible = required("verantwoordelijke", ORGANISATION_ID, "Het id van wie over de gegevens gaat.", "wijkmakers")
    email = optional("mail", EMAIL_ADDRESS, "Waar je met vragen over je gegevens terechtkunt.", "naam@voorbeeld.nl")
    officer = optional(
        "functionaris", EMAIL_ADDRESS, "Het mailadres van de functionaris gegevensbescherming.", "fg@voorbeeld.nl"
    )
    logged = optional(
        "serverlog", LINE, "Wat de server van een bezoek opschrijft.", "het IP-adres, het tijdstip en de pagina"
    )
    purpose = optional("doel", LINE, "Waarvoor dat is.", "Storingen en misbruik vinden")
    ground = optional("grondslag", LINE, "Waarom dat mag.", "Gerechtvaardigd belang: een site die het doet")
    kept = optional("bewaartermijn", LINE, "Hoelang dat bewaard wordt.", "14 dagen")
    receivers = optional("ontvangers", LINE, "Wie het nog meer te zien krijgt.", "Het bedrijf dat de server beheert")


class ExaminationRecord(Record):
    subject = required("onderzoek", LINE, "Wat er onderzocht is, en hoe.", "Alle soorten pagina's met axe-core")
    day = required("datum", DAY, "De dag van het onderzoek.", "2026-11-25")
    outcome = required("uitkomst", LINE, "Wat eruit kwam.", "Geen fouten gevonden.")
    complete = optional(
        "volledig", FLAG, "Of alle eisen onderzocht zijn, van de hele site, volgens WCAG-EM.", "ja", default=False
    )
    report = optional("rapport", SITE_LINK, "Waar het rapport staat.", "/bestanden/rapport.pdf")


class LimitationRecord(Record):
    what = required("wat", LINE, "Wat er niet goed is.", "Oude filmpjes hebben geen ondertitels")
    criterion = optional("eis", LINE, "Aan welke eis de site dan niet voldoet.", "1.2.2 Ondertitels")
    cause = optional("oorzaak", LINE, "Hoe het komt.", "Ze zijn van voor 2020")
    consequence = optional("gevolg", LINE, "Wie er last van heeft, en hoe.", "Wie doof is, mist wat er gezegd wordt")
    alternative = optional("alternatief", LINE, "Wat er intussen wel kan.", "Vraag ons om een uitgeschreven versie")
    measure = optional("maatregel", LINE, "Wat je eraan doet.", "We laten ondertitels maken")
    ready = optional("klaar", DAY, "Wanneer dat klaar is.", "2027-06-01")


class ComplaintsRecord(Record):
    name = required("naam", LINE, "Waar je heen kunt met een klacht.", "Nationale ombudsman")
    url = required("link", WEB_ADDRESS, "De site daarvan.", "https://voorbeeld.nl/")


class ApprovalRecord(Record):
    function = required("functie", LINE, "De functie van wie tekende.", "directeur")
    day = required("datum", DAY, "De dag van het akkoord.", "2026-12-01")


class AccessibilityRecord(Record):
    status = required("status", COMPLIANCE, "De nalevingsstatus.", "eerste maatregelen genomen")
    drawn_up = required("opgesteld", DAY, "De dag waarop de verklaring is opgesteld.", "2026-11-25")
    reviewed = optional("herzien", DAY, "De dag waarop die is nagekeken.", "2027-11-25")
    approval = optional("akkoord", MappingOf(ApprovalRecord), "Wie ervoor tekende.", "functie: directeur")
    examinations = several("onderzoeken", MappingOf(ExaminationRecord), "Wat er onderzocht is.", "- onderzoek: …")
    limitations = several(
        "beperkingen", MappingOf(LimitationRecord, "wat"), "Wat nog niet goed is.", "- Oude filmpjes zonder ondertitels"
    )
    planned = optional("onderzoek_gepland", DAY, "Wanneer er een volledig onderzoek is.", "2027-03-01")
    register = optional(
        "register", WEB_ADDRESS, "De verklaring in het landelijke register.", "https://voorbeeld.nl/register/1"
    )
    promises = several("toezeggingen", LINE, "Wat je doet als iemand iets meldt.", "[binnen 3 weken een antwoord]")
    complaints = optional(
        "klachten", MappingOf(ComplaintsRecord), "Waar je heen kunt als dat niet helpt.", "naam: Nationale ombudsman"
    )


class SecurityRecord(Record):
    email = optional("mail", EMAIL_ADDRESS, "Waar je een lek meldt.", "naam@voorbeeld.nl")
    url = optional("link", WEB_ADDRESS, "De pagina waar je een lek meldt.", "https://voorbeeld.nl/melden")
    policy = optional("beleid", WEB_ADDRESS, "De pagina met wat er dan gebeurt.", "https://voorbeeld.nl/beleid")
    expires = required("geldig_tot", DAY, "Tot wanneer dit zeker klopt; hoogstens een jaar vooruit.", "2027-11-25")


class CmsRecord(Record):
    backend = required("backend", CMS_BACKEND, "Waar de repository staat: `github` of `gitlab`.", "github")
    repository = required("repository", REPOSITORY, "Van wie de repository is, en hoe die heet.", "academie/site")
    branch = optional("branch", BRANCH, "De tak waarvan de site gemaakt wordt.", "main", default="main")
    address = optional("adres", SITE_ADDRESS, "Het adres van een eigen GitLab.", "https://gitlab.voorbeeld.nl/")
    app_id = optional("app_id", APP_ID, "Het Application ID van de site bij GitLab.", "1a2b3c")
    login = optional(
        "inlogdienst", SITE_ADDRESS, "De dienst waarmee je bij GitHub inlogt.", "https://inloggen.voorbeeld.nl/"
    )


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
    privacy = optional(
        "privacy", MappingOf(PrivacyRecord), "Wat er van een bezoeker bewaard wordt.", "verantwoordelijke: wijkmakers"
    )
    funders = several(
        "financiers", ORGANISATION_ID, "Wie meebetalen; met hun logo onderaan elke pagina.", "[gemeente-groningen]"
    )
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
    cms = optional(
        "sveltia",
        MappingOf(CmsRecord),
        "Een formulier op `/admin/` voor wie geen Python heeft (zie Zonder Python).",
        "backend: github",
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
