"""A programme with everything known of it: `leergang.yaml`."""

from __future__ import annotations

from wijkmakers_site.model import enums
from wijkmakers_site.reading.schema.fields import MappingOf, Record, optional, required, several
from wijkmakers_site.reading.schema.kinds.module import ModuleRecord
from wijkmakers_site.reading.schema.kinds.shared import EvaluationRecord, ImageRecord, VideoRecord
from wijkmakers_site.reading.schema.value_types import (
    AMOUNT,
    ASKER,
    BEGUN,
    COUNT,
    DAY,
    EMAIL_ADDRESS,
    FLAG,
    FULLNESS,
    ID,
    LANGUAGE,
    LENGTH,
    LINE,
    LOAD,
    MODULE_KIND,
    ORGANISATION_ID,
    PHONE_NUMBER,
    PROGRAMME_KIND,
    PROGRAMME_STATE,
    ROLE,
    SERIES_ID,
    SPEAKER_ID,
    TEXT,
    THEME_ID,
    VAT,
    VENUE_ID,
    WEB_ADDRESS,
)
from wijkmakers_site.reading.suggestions import one_of


class InvolvedRecord(Record):
    role = required("rol", ROLE, "Wat deze persoon doet.", "coach")
    name = optional("naam", LINE, "De naam; leeg: de organisatie zelf.", "Voornaam Achternaam")
    organisation = optional("organisatie", ORGANISATION_ID, "Het id van een organisatie.", "platform31")
    email = optional("mail", EMAIL_ADDRESS, "Een mailadres dat openbaar mag zijn.", "naam@voorbeeld.nl")
    phone = optional("telefoon", PHONE_NUMBER, "Een nummer dat openbaar mag zijn.", "050 123 45 67")
    starts = optional("vanaf", DAY, "De eerste dag, als het niet de hele leergang is.", "2025-09-01")
    ends = optional("tot", DAY, "De laatste dag, als het niet de hele leergang is.", "2026-01-31")


class HostingRecord(Record):
    organisation = required("organisatie", ORGANISATION_ID, "Het id van een organisatie.", "lefier")
    starts = optional("vanaf", DAY, "De eerste dag waarop je er werkt.", "2025-09-01")
    ends = optional("tot", DAY, "De laatste dag waarop je er werkt.", "2026-01-31")


class RegistrationRecord(Record):
    link = optional("link", WEB_ADDRESS, "Het adres van het formulier.", "https://voorbeeld.nl/")
    opens = optional("vanaf", DAY, "De eerste dag waarop aanmelden kan.", "2025-05-01")
    closes = optional("tot", DAY, "De laatste dag waarop aanmelden kan.", "2025-08-31")
    places = optional("plaatsen", COUNT, "Hoeveel deelnemers er mee kunnen doen.", "24")
    places_per_organisation = optional("per_organisatie", COUNT, "Hoeveel deelnemers één organisatie mag sturen.", "3")
    organisations = optional("organisaties", COUNT, "Hoeveel organisaties mee kunnen doen.", "20")
    full = optional(
        "vol",
        FULLNESS,
        "`ja` als er geen plek meer is; `wachtlijst` als je op een wachtlijst kunt, met `link`.",
        "wachtlijst",
    )
    explanation = optional("toelichting", TEXT, "Wat je verder moet weten.", "Kom met een collega")


class RateRecord(Record):
    who = required("voor", LINE, "Voor wie deze prijs is.", "Bewoners")
    amount = required("bedrag", AMOUNT, "De prijs in euro's; `0`: gratis.", "25")


class EarlyPriceRecord(Record):
    amount = required("bedrag", AMOUNT, "De prijs in euro's.", "395")
    until = required("tot", DAY, "De laatste dag waarop die prijs geldt.", "2026-06-01")


class PriceRecord(Record):
    amount = required("bedrag", AMOUNT, "De prijs in euro's.", "450")
    rates = several("tarieven", MappingOf(RateRecord), "Andere prijzen, en voor wie.", "- {voor: Bewoners, bedrag: 25}")
    early = optional("vroeg", MappingOf(EarlyPriceRecord), "De prijs voor wie vroeg aanmeldt.", "bedrag: 395")
    vat = optional("btw", VAT, "Of de btw erbij zit.", "inclusief")
    explanation = optional("toelichting", TEXT, "Voor wie welke prijs geldt.", "Voor bewoners gratis")


class ExtraMeetingsRecord(Record):
    kind = required("soort", MODULE_KIND, "Wat voor bijeenkomsten het zijn.", "intervisie")
    count = optional("aantal", COUNT, "Hoeveel het er zijn.", "4")
    length = optional("duur", LENGTH, "Hoe lang één bijeenkomst duurt.", "2,5 uur")
    explanation = optional("toelichting", TEXT, "Hoe het gaat.", "In een vast groepje")


class GroupRecord(Record):
    id = required("id", ID, "Het id waarmee modules naar de groep verwijzen.", "a")
    title = required("titel", LINE, "De naam van de groep.", "Groep A")
    formerly = several("voorheen", ID, "Eerdere id's; de oude agenda blijft werken.", "[groep-1]")


class QuestionRecord(Record):
    question = required("vraag", LINE, "De vraag zoals een deelnemer die stelt.", "Moet ik ervaring hebben?")
    answer = required("antwoord", TEXT, "Het antwoord.", "Nee, dat hoeft niet.")
    asker = optional("voor", ASKER, "Wie dit wil weten; leeg: iedereen.", "geinteresseerden")


class ProgrammeSpeakerRecord(Record):
    speaker = required("spreker", SPEAKER_ID, "Het id van een spreker.", "hans-boutellier")
    role = optional("rol", LINE, "Wat de spreker hier doet.", "dagvoorzitter")
    is_example = optional("voorbeeld", FLAG, "`ja` als de naam een voorbeeld is van wie er komt.", "ja", default=False)


class ProgrammeRecord(Record):
    title = required("titel", LINE, "De titel.", "Leergang Wijkontwikkeling 2024-2025")
    summary = required("samenvatting", LINE, "Waar het over gaat, in één of twee zinnen.", "Leer wijken vernieuwen.")
    tagline = optional("ondertitel", LINE, "De zin onder de titel.", "Voor wie morgen bouwt")
    kind = optional(
        "soort",
        PROGRAMME_KIND,
        f"Wat het is: {one_of(enums.ProgrammeKind)}.",
        "leergang",
        default=enums.ProgrammeKind.COURSE,
    )
    series = optional("reeks", SERIES_ID, "Edities met dezelfde reeks vinden elkaar.", "wijkontwikkeling")
    edition = optional("editie", LINE, "De naam van deze editie.", "2024-2025")
    themes = several("thema", THEME_ID, "Id's van thema's uit `site.yaml`.", "[leren]")
    labels = several("labels", LINE, "Losse trefwoorden.", "[Academie, Groningen]")
    area = optional("gebied", LINE, "Waar de leergang over gaat of speelt.", "Groningen")
    audience = several("doelgroep", LINE, "Voor wie het is.", "[Bewoners, Professionals]")
    intake_demands = several("toelatingseisen", LINE, "Wat je nodig hebt om mee te doen.", "[Enige ervaring]")
    outcomes = several("opbrengst", LINE, "Wat je na afloop kunt of hebt.", "[Basiskennis]")
    commissioner = optional("opdrachtgever", ORGANISATION_ID, "Het id van een organisatie.", "coalitie")
    organisers = several("organisatoren", ORGANISATION_ID, "Id's van organisaties.", "[wijkmakers-academie]")
    partners = several("partners", ORGANISATION_ID, "Id's van organisaties.", "[platform31]")
    hosts = several(
        "gastorganisaties",
        MappingOf(HostingRecord, "organisatie"),
        "Id's van organisaties waar je werkt, eventueel met een periode.",
        "[lefier]",
    )
    people = several("betrokkenen", MappingOf(InvolvedRecord), "Wie de leergang dragen.", "- rol: coach")
    speakers = several(
        "sprekers",
        MappingOf(ProgrammeSpeakerRecord, "spreker"),
        "Sprekers van de leergang als geheel.",
        "[aleid-brouwer]",
    )
    state = optional("status", PROGRAMME_STATE, "Hoe zeker de hele leergang is.", "geannuleerd")
    reason = optional("reden", LINE, "Waarom de leergang niet doorgaat of verschuift.", "Te weinig deelnemers")
    starts = optional("begindatum", DAY, "De eerste dag van de leergang.", "2024-09-19")
    ends = optional("einddatum", DAY, "De laatste dag van de leergang.", "2025-06-19")
    dates_to_follow = optional("datums_volgen", FLAG, "`ja` als er data bij komen.", "ja", default=False)
    running = optional("loopt", FLAG, "`ja` als het loopt, en data dat niet vertellen.", "ja", default=False)
    begun = optional("gestart", BEGUN, "Wanneer het begon, als de dag niet bekend is; `ja`: ooit.", "september 2025")
    only_announced = optional(
        "alleen_aangekondigd",
        FLAG,
        "`ja` als je alleen de aankondiging kent, en niet weet of het zo is gegaan.",
        "ja",
        default=False,
    )
    duration = optional("duur", LINE, "Hoe lang het duurt, in woorden.", "Twee jaar")
    registration = optional("aanmelden", MappingOf(RegistrationRecord), "Hoe je meedoet.", "tot: 2025-08-31")
    price = optional("prijs", MappingOf(PriceRecord), "Wat het kost.", "bedrag: 450")
    study_load = optional("studielast", LOAD, "Uren eigen tijd naast de modules.", "10-15 uur")
    attendance_required = optional(
        "aanwezigheidsplicht", FLAG, "`ja` als je er elke keer moet zijn.", "ja", default=False
    )
    certificate = optional("certificaat", LINE, "Wat je krijgt als je klaar bent.", "Certificaat")
    credits = optional("studiepunten", LINE, "Studiepunten die je ermee krijgt.", "3 EC")
    venue = optional(
        "locatie", VENUE_ID, "Waar het is, voor modules zonder eigen `locatie` of `online`.", "molen-de-ster"
    )
    language = optional("taal", LANGUAGE, "De taal van de leergang.", "nl", default="nl")
    extra_meetings = several(
        "extra_bijeenkomsten",
        MappingOf(ExtraMeetingsRecord),
        "Bijeenkomsten naast de modules.",
        "- {soort: intervisie, aantal: 4}",
    )
    groups = several("groepen", MappingOf(GroupRecord), "Vaste groepen.", "- {id: a, titel: Groep A}")
    announced_modules = optional("aantal_modules", COUNT, "Hoeveel er zijn aangekondigd.", "20")
    image = optional("afbeelding", MappingOf(ImageRecord), "Het beeld boven de pagina.", "bestand: wijk.jpg")
    photos = several("fotos", MappingOf(ImageRecord), "Foto's van de leergang, op volgorde.", "- bestand: dag-1.jpg")
    video = optional("video", MappingOf(VideoRecord), "Een video, waar je naar linkt.", "titel: Zo was het")
    questions = several(
        "veelgestelde_vragen", MappingOf(QuestionRecord), "Vragen met hun antwoord.", "- vraag: Wanneer is het?"
    )
    evaluation = optional(
        "evaluatie",
        MappingOf(EvaluationRecord),
        "De vragenlijst voor wie meedeed; op de site vanaf de laatste dag.",
        "link: https://voorbeeld.nl/evaluatie",
    )
    draft = optional("concept", FLAG, "`ja`: alleen te zien in het voorbeeld.", "ja", default=False)
    modules = several("modules", MappingOf(ModuleRecord), "De modules, op volgorde.", "- id: kennismaking")
    formerly = several("voorheen", ID, "Eerdere id's; oude adressen blijven werken.", "[wijkmakers-1]")
