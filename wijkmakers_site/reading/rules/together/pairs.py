"""Fields that only mean something together, in one table: a row a pair, gone through for every pair of the schema.

To add a pair, add a row. What takes more than one record to see has a rule of its own beside this table.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.reading.rules.together import facts
from wijkmakers_site.reading.rules.together.facts import Facts, all_facts
from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.schema.kinds.general import AccessibilityRecord, ContactRecord
from wijkmakers_site.reading.schema.kinds.module import ModuleRecord
from wijkmakers_site.reading.schema.kinds.people import VenueRecord
from wijkmakers_site.reading.schema.kinds.programme import (
    ExtraMeetingsRecord,
    InvolvedRecord,
    PriceRecord,
    ProgrammeRecord,
    RegistrationRecord,
)
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """What the `key` of a `record` lacks, or contradicts, where it stands there and `wrong` says so of the facts.

    `message` and `cure` are Dutch, for staff.
    """

    record: type[Record]
    key: str
    wrong: Callable[[Facts], bool]
    message: str
    cure: str


_HOW = "Zet erbij: `link: https://…`. Of leg bij `toelichting:` uit hoe het gaat."

# A key that says nothing without another one.
ALONE = (
    Pair(RegistrationRecord, "tot", facts.without_a_way_to_register, "Hoe je je aanmeldt, staat er niet bij.", _HOW),
    Pair(
        RegistrationRecord,
        "vanaf",
        lambda it: not it.has("tot") and facts.without_a_way_to_register(it),
        "Hoe je je aanmeldt, staat er niet bij.",
        _HOW,
    ),
    Pair(
        RegistrationRecord,
        "vol",
        facts.waits_without_a_way,
        "Hoe je op de wachtlijst komt, staat er niet bij.",
        _HOW,
    ),
    Pair(
        InvolvedRecord,
        "rol",
        lambda it: not it.has("naam", "organisatie"),
        "Wie dit is, staat er niet bij.",
        "Zet erbij: `naam: Voornaam Achternaam`. Of noem een `organisatie:`.",
    ),
    Pair(
        ContactRecord,
        "naam",
        lambda it: not it.has("mail", "telefoon"),
        "Hoe je contact opneemt, staat er niet bij.",
        "Zet erbij: `mail: naam@voorbeeld.nl`. Of een `telefoon:`.",
    ),
    Pair(
        VenueRecord,
        "postcode",
        lambda it: not it.has("adres"),
        "Een postcode zonder straat wijst geen plek aan.",
        "Zet erbij: `adres: Straat 1`.",
    ),
    Pair(
        ModuleRecord,
        "tijd",
        facts.without_any_date,
        "Een tijd zonder datum: niemand weet op welke dag.",
        "Zet erbij: `datum: 2025-03-06`. Komt die nog? Zet erbij: `datum_volgt: ja`.",
    ),
    Pair(
        ProgrammeRecord,
        "einddatum",
        lambda it: not it.has("begindatum") and not facts.has_dated_modules(it),
        "Wanneer de leergang begint, staat er niet bij.",
        "Zet erbij: `begindatum: 2024-09-19`.",
    ),
)

_OF_BUILDINGS = ("adres", "postcode", "plaats", "zaal", "positie", "bereikbaar")
_FOLLOWS = "Dat volgt vanzelf uit de data."
# Two keys of which each says otherwise.
CONTRADICTING = (
    Pair(
        ModuleRecord,
        "datum_volgt",
        lambda it: it.flag("datum_volgt") and it.has("datum", "bijeenkomsten") and facts.goes_on(it),
        "De datum staat er al: die hoeft niet meer te volgen.",
        "Haal de regel weg.",
    ),
    Pair(
        ProgrammeRecord,
        "datums_volgen",
        lambda it: it.flag("datums_volgen") and facts.all_modules_dated(it),
        "Alle modules hebben al een datum: er hoeft niets meer te volgen.",
        "Haal de regel weg. Komen er modules bij? Schrijf bij `aantal_modules` hoeveel het er worden.",
    ),
    Pair(
        ProgrammeRecord,
        "status",
        lambda it: it.flag("concept") and it.record.state.is_off,
        "Dat de leergang niet doorgaat, ziet niemand: ze is een concept.",
        "Haal `concept: ja` weg. Of haal `status` en `reden` weg.",
    ),
    Pair(
        ProgrammeRecord,
        "loopt",
        lambda it: it.flag("loopt") and facts.has_dates(it),
        "Of de leergang loopt, zeggen de data al.",
        f"Haal de regel weg. {_FOLLOWS}",
    ),
    Pair(
        ProgrammeRecord,
        "gestart",
        lambda it: it.has("begindatum"),
        "Wanneer het begint, zegt `begindatum` al.",
        f"Haal de regel weg. {_FOLLOWS}",
    ),
    Pair(
        ProgrammeRecord,
        "alleen_aangekondigd",
        lambda it: it.flag("alleen_aangekondigd") and (it.flag("loopt") or it.has("gestart")),
        "Dat de leergang begon, staat er ook: dan weet je meer dan de aankondiging.",
        "Haal de regel weg.",
    ),
    *(
        Pair(
            VenueRecord,
            key,
            facts.online_with(_OF_BUILDINGS[:at]),
            f"Deze plek is online, maar heeft wel een `{key}`.",
            "Haal weg wat bij een gebouw hoort. Is het een gebouw? Haal dan `online: ja` weg.",
        )
        for at, key in enumerate(_OF_BUILDINGS)
    ),
    Pair(
        VenueRecord,
        "positie",
        facts.position_swapped,
        "Deze plek ligt bij Somalië in zee: noord en oost zijn omgewisseld.",
        "Zet noord voorop, zoals `positie: 53.21917, 6.56667`.",
    ),
    Pair(
        PriceRecord,
        "vroeg",
        facts.early_is_not_lower,
        "Wie vroeg aanmeldt, betaalt zo niet minder.",
        "Verbeter `bedrag`, of haal `vroeg` weg.",
    ),
    Pair(
        PriceRecord,
        "vroeg",
        facts.early_is_too_late,
        "Deze prijs geldt nog als aanmelden niet meer kan.",
        "Verbeter `tot`, hier of bij `aanmelden`.",
    ),
    Pair(
        RegistrationRecord,
        "per_organisatie",
        lambda it: it.more_than("per_organisatie", "plaatsen"),
        "Eén organisatie mag zo meer deelnemers sturen dan er plaatsen zijn.",
        "Verbeter `per_organisatie` of `plaatsen`.",
    ),
    Pair(
        RegistrationRecord,
        "organisaties",
        lambda it: it.more_than("organisaties", "plaatsen"),
        "Er kunnen zo meer organisaties mee dan er plaatsen zijn.",
        "Verbeter `organisaties` of `plaatsen`.",
    ),
    Pair(
        RegistrationRecord,
        "vol",
        lambda it: it.flag("vol") and it.is_to_come("vanaf"),
        "De leergang is vol, maar aanmelden kan nog niet eens.",
        "Haal de regel weg, of verbeter `vanaf`.",
    ),
    Pair(
        RegistrationRecord,
        "vanaf",
        facts.opens_after_start,
        "Aanmelden kan pas na de start.",
        "Verbeter `vanaf`. Kun je later instromen? Zet er `# WM351: instromen kan` achter.",
    ),
    Pair(
        PriceRecord,
        "btw",
        lambda it: it.is_zero("bedrag"),
        "Wat niets kost, heeft geen btw.",
        "Haal de regel weg, of verbeter `bedrag`.",
    ),
    Pair(
        ExtraMeetingsRecord,
        "soort",
        lambda it: it.record.kind == "module",
        "Modules staan onder `modules:`. Hier staan bijeenkomsten ernaast.",
        "Kies een andere `soort`, zoals `intervisie` of `werksessie`.",
    ),
    Pair(
        AccessibilityRecord,
        "herzien",
        lambda it: it.before("herzien", "opgesteld"),
        "De verklaring is nagekeken voor ze was opgesteld.",
        "Verbeter `herzien` of `opgesteld`.",
    ),
)


def says_nothing_alone(content: Content) -> Iterator[Problem]:
    """Each field stands with what it needs to say something."""
    yield from _wrong(content, ALONE)


def contradicting(content: Content) -> Iterator[Problem]:
    """No two fields say otherwise."""
    yield from _wrong(content, CONTRADICTING)


def _wrong(content: Content, pairs: tuple[Pair, ...]) -> Iterator[Problem]:
    by_record: dict[type[Record], list[Pair]] = {}
    for pair in pairs:
        by_record.setdefault(pair.record, []).append(pair)
    for it in all_facts(content):
        for pair in by_record.get(type(it.record), ()):
            if it.has(pair.key) and not it.is_uncertain and pair.wrong(it):
                yield it.filed.problem((*it.at, pair.key), pair.message, pair.cure, on_key=True)
