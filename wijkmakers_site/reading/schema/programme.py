"""A programme with everything known of it: `leergang.yaml`."""

from __future__ import annotations

from wijkmakers_site.model import enums
from wijkmakers_site.reading.schema.fields import (
    Amount,
    Count,
    Day,
    EmailAddress,
    Flag,
    Id,
    Ids,
    Language,
    Length,
    Line,
    Lines,
    Load,
    ModuleKind,
    OrganisationId,
    OrganisationIds,
    PhoneNumber,
    ProgrammeKind,
    Record,
    Role,
    Text,
    ThemeIds,
    Vat,
    WebAddress,
    field,
)
from wijkmakers_site.reading.schema.module import Appearances, ModuleRecord
from wijkmakers_site.reading.schema.shared import ImageRecord


class InvolvedRecord(Record):
    role: Role = field("rol", "Wat deze persoon doet.", "coach")
    name: Line | None = field("naam", "De naam; leeg: de organisatie zelf.", "Voornaam Achternaam", default=None)
    organisation: OrganisationId | None = field(
        "organisatie", "Het id van een organisatie.", "platform31", default=None
    )
    email: EmailAddress | None = field(
        "mail", "Een mailadres dat openbaar mag zijn.", "naam@voorbeeld.nl", default=None
    )
    phone: PhoneNumber | None = field("telefoon", "Een nummer dat openbaar mag zijn.", "050 123 45 67", default=None)


class RegistrationRecord(Record):
    link: WebAddress | None = field("link", "Het adres van het formulier.", "https://voorbeeld.nl/", default=None)
    opens: Day | None = field("vanaf", "De eerste dag waarop aanmelden kan.", "2025-05-01", default=None)
    closes: Day | None = field("tot", "De laatste dag waarop aanmelden kan.", "2025-08-31", default=None)
    places: Count | None = field("plaatsen", "Hoeveel deelnemers er mee kunnen doen.", "24", default=None)
    places_per_organisation: Count | None = field(
        "per_organisatie", "Hoeveel deelnemers één organisatie mag sturen.", "3", default=None
    )
    organisations: Count | None = field("organisaties", "Hoeveel organisaties mee kunnen doen.", "20", default=None)
    full: Flag = field("vol", "`ja` als er geen plek meer is.", "ja", default=False)
    explanation: Text | None = field("toelichting", "Wat je verder moet weten.", "Kom met een collega", default=None)


class PriceRecord(Record):
    amount: Amount = field("bedrag", "De prijs in euro's.", "450")
    vat: Vat | None = field("btw", "Of de btw erbij zit.", "inclusief", default=None)
    explanation: Text | None = field("toelichting", "Voor wie welke prijs geldt.", "Voor bewoners gratis", default=None)


class ExtraMeetingsRecord(Record):
    kind: ModuleKind = field("soort", "Wat voor bijeenkomsten het zijn.", "intervisie")
    count: Count | None = field("aantal", "Hoeveel het er zijn.", "4", default=None)
    length: Length | None = field("duur", "Hoe lang één bijeenkomst duurt.", "2,5 uur", default=None)
    explanation: Text | None = field("toelichting", "Hoe het gaat.", "In een vast groepje", default=None)


class GroupRecord(Record):
    id: Id = field("id", "Het id waarmee modules naar de groep verwijzen.", "a")
    title: Line = field("titel", "De naam van de groep.", "Groep A")


class QuestionRecord(Record):
    question: Line = field("vraag", "De vraag zoals een deelnemer die stelt.", "Moet ik ervaring hebben?")
    answer: Text = field("antwoord", "Het antwoord.", "Nee, dat hoeft niet.")


class ProgrammeRecord(Record):
    title: Line = field("titel", "De titel.", "Leergang Wijkontwikkeling 2024-2025")
    summary: Line = field("samenvatting", "Waar het over gaat, in één of twee zinnen.", "Leer wijken vernieuwen.")
    tagline: Line | None = field("ondertitel", "De zin onder de titel.", "Voor wie morgen bouwt", default=None)
    kind: ProgrammeKind = field("soort", "Wat het is.", "leergang", default=enums.ProgrammeKind.COURSE)
    series: Id | None = field("reeks", "Edities met dezelfde reeks vinden elkaar.", "wijkontwikkeling", default=None)
    edition: Line | None = field("editie", "De naam van deze editie.", "2024-2025", default=None)
    themes: ThemeIds = field("thema", "Id's van thema's uit `site.yaml`.", "[leren]", default=())
    labels: Lines = field("labels", "Losse trefwoorden.", "[Academie, Groningen]", default=())
    area: Line | None = field("gebied", "Waar de leergang over gaat of speelt.", "Groningen", default=None)
    audience: Lines = field("doelgroep", "Voor wie het is.", "[Bewoners, Professionals]", default=())
    intake_demands: Lines = field(
        "toelatingseisen", "Wat je nodig hebt om mee te doen.", "[Enige ervaring]", default=()
    )
    outcomes: Lines = field("opbrengst", "Wat je na afloop kunt of hebt.", "[Basiskennis]", default=())
    commissioner: OrganisationId | None = field(
        "opdrachtgever", "Het id van een organisatie.", "coalitie", default=None
    )
    organisers: OrganisationIds = field("organisatoren", "Id's van organisaties.", "[wijkmakers-academie]", default=())
    partners: OrganisationIds = field("partners", "Id's van organisaties.", "[platform31]", default=())
    hosts: OrganisationIds = field("gastorganisaties", "Id's van organisaties waar je werkt.", "[lefier]", default=())
    people: tuple[InvolvedRecord, ...] = field("betrokkenen", "Wie de leergang dragen.", "- rol: coach", default=())
    speakers: Appearances = field("sprekers", "Sprekers van de leergang als geheel.", "[aleid-brouwer]", default=())
    starts: Day | None = field("begindatum", "De eerste dag van de leergang.", "2024-09-19", default=None)
    ends: Day | None = field("einddatum", "De laatste dag van de leergang.", "2025-06-19", default=None)
    duration: Line | None = field("duur", "Hoe lang het duurt, in woorden.", "Twee jaar", default=None)
    registration: RegistrationRecord | None = field("aanmelden", "Hoe je meedoet.", "tot: 2025-08-31", default=None)
    price: PriceRecord | None = field("prijs", "Wat het kost.", "bedrag: 450", default=None)
    study_load: Load | None = field("studielast", "Uren eigen tijd naast de modules.", "10-15 uur", default=None)
    attendance_required: Flag = field("aanwezigheidsplicht", "`ja` als je er elke keer moet zijn.", "ja", default=False)
    certificate: Line | None = field("certificaat", "Wat je krijgt als je klaar bent.", "Certificaat", default=None)
    language: Language = field("taal", "De taal van de leergang.", "nl", default="nl")
    extra_meetings: tuple[ExtraMeetingsRecord, ...] = field(
        "extra_bijeenkomsten", "Bijeenkomsten naast de modules.", "- {soort: intervisie, aantal: 4}", default=()
    )
    groups: tuple[GroupRecord, ...] = field("groepen", "Vaste groepen.", "- {id: a, titel: Groep A}", default=())
    announced_modules: Count | None = field("aantal_modules", "Hoeveel er zijn aangekondigd.", "20", default=None)
    image: ImageRecord | None = field("afbeelding", "Het beeld boven de pagina.", "bestand: wijk.jpg", default=None)
    questions: tuple[QuestionRecord, ...] = field(
        "veelgestelde_vragen", "Vragen met hun antwoord.", "- vraag: Wanneer is het?", default=()
    )
    draft: Flag = field("concept", "`ja`: alleen te zien in het voorbeeld.", "ja", default=False)
    modules: tuple[ModuleRecord, ...] = field("modules", "De modules, op volgorde.", "- id: kennismaking", default=())
    formerly: Ids = field("voorheen", "Eerdere id's; oude adressen blijven werken.", "[wijkmakers-1]", default=())
