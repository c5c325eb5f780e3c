"""What can stand in a file becomes typed and linked; what cannot is a problem in Dutch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from textwrap import dedent

import pytest
from sites import DAY, FILES, PROGRAMME, minimal, write

from wijkmakers_site.model import academy, enrolment, enums, news, people
from wijkmakers_site.model.answers import EntryAnswers
from wijkmakers_site.model.website import general
from wijkmakers_site.reading.load import load
from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.schema.kinds.programme import ProgrammeRecord
from wijkmakers_site.reading.schema.records import RECORDS
from wijkmakers_site.reading.schema.validation.validate import validate
from wijkmakers_site.reading.source.document import Document, read_document

FULL_PROGRAMME = """\
    titel: De hele leergang
    samenvatting: Alles wat er kan staan.
    ondertitel: Met alles erop en eraan
    soort: traineeship
    reeks: proef
    editie: 2024-2025
    thema: [leren, wonen]
    labels: [Academie, "Groningen, stad"]
    gebied: Groningen
    doelgroep: [Bewoners, Professionals]
    toelatingseisen: Enige ervaring
    opbrengst: [Basiskennis]
    opdrachtgever: gemeente
    organisatoren: [academie]
    partners: [gemeente, academie]
    gastorganisaties: [gemeente, {organisatie: academie, vanaf: 2024-09-19, tot: 2025-01-31}]
    betrokkenen:
      - rol: coach
        naam: Kees Coach
        organisatie: academie
        mail: kees@voorbeeld.nl
        telefoon: 050 123 45 67
        vanaf: 2024-10-01
        tot: 2025-03-31
      - {rol: programmaleider, organisatie: gemeente}
    sprekers:
      - jet
      - spreker: piet
        rol: dagvoorzitter
        voorbeeld: ja
    status: voorlopig
    reden: Er komt nog iets bij
    begindatum: donderdag 19 september 2024
    einddatum: 2025-06-19
    datums_volgen: ja
    loopt: ja
    gestart: september 2024
    alleen_aangekondigd: ja
    duur: Negen maanden
    aanmelden:
      link: https://voorbeeld.nl/aanmelden
      vanaf: 1 mei 2024
      tot: 2024-08-31
      plaatsen: 24
      per_organisatie: 3
      organisaties: 20
      vol: ja
      toelichting: Kom met een collega
    prijs:
      bedrag: € 1.250,50
      btw: inclusief
      toelichting: Voor bewoners gratis
      tarieven: [{voor: Studenten, bedrag: 0}]
      vroeg: {bedrag: 995, tot: 2024-06-01}
    studielast: 10-15 uur
    aanwezigheidsplicht: ja
    certificaat: Certificaat
    studiepunten: 3 EC
    locatie: molen
    taal: en
    extra_bijeenkomsten:
      - {soort: intervisie, aantal: 4, duur: "2,5 uur", toelichting: In een vast groepje}
    groepen:
      - {id: a, titel: Groep A, voorheen: [avond]}
    aantal_modules: 20
    evaluatie: {link: https://voorbeeld.nl/evaluatie, tot: 2025-07-31}
    afbeelding:
      bestand: wijk.jpg
      alt: Een straat
      bijschrift: De wijk
      maker: Foto Graaf
      focus: 40% 20%
      toestemming_tot: 2027-06-30
    fotos:
      - bestand: wijk.jpg
        alt: Een plein
        bijschrift: Het plein
        maker: Foto Graaf
        focus: 1% 2%
        toestemming_tot: 2027-06-30
    video:
      link: https://voorbeeld.nl/video
      titel: De video
      beeld:
        bestand: wijk.jpg
        alt: Een gracht
        bijschrift: De gracht
        maker: Foto Graaf
        focus: 3% 4%
        toestemming_tot: 2027-06-30
      duur: 3 min
      ondertiteld: nee
    veelgestelde_vragen:
      - vraag: Moet ik ervaring hebben?
        antwoord: |
          Nee, dat hoeft niet.

          Echt niet.
        voor: Geïnteresseerden
    concept: ja
    voorheen: [oude-proef]
    modules:
      - id: start
        titel: De start
        soort: module
        samenvatting: Het begin.
        fase: Oriëntatie
        datum: 2024-09-19
        einddatum: 2024-09-20
        tijd: 13.00 - 19.30 uur
        onderdelen: [Middag, {titel: Samen eten, tijd: 17:30-18:30, sprekers: [{spreker: jet, rol: kok}]}]
        locatie: molen
        online: https://voorbeeld.nl/meedoen
        sprekers: [{spreker: piet, rol: gast}]
        thema: wonen
        status: voorlopig
        reden: Nog niet rond
        groep: a
        voorbereiding: Lees het artikel
        materiaal:
          - {titel: Artikel, link: https://voorbeeld.nl/artikel}
        evaluatie: {link: https://voorbeeld.nl/vragen, tot: 2025-01-31}
        punten: [Urgentie, Context]
        voorheen: [elders/eerst, begin]
        verplaatst_van: 2024-09-12
        niet_die_van: 2024-09-05
        agenda_verbeterd: 2024-10-01
      - id: dagen
        titel: De dagen
        soort: intervisie
        locatie: molen
        online: https://voorbeeld.nl/meedoen
        tijd: 9:00-10:00
        bijeenkomsten:
          - {id: dag-1, datum: 2025-03-06, verplaatst_van: 2025-03-05, niet_die_van: 2025-03-04}
          - {id: dag-2, datum: 2025-03-13, einddatum: 2025-03-14, tijd: 22:00-1:00, titel: Nacht, locatie: kerk,
             status: geannuleerd, reden: Storm op zee}
          - {id: dag-3, datum: 2025-03-20, online: https://voorbeeld.nl/thuis}
      - id: slot
        titel: Het slot
        datum_volgt: ja
        sprekers: jet
        onderdelen: Borrel
    """

# The programme was called otherwise and the module came from another one, which is gone: any of these may be kept.
STOOD = tuple(
    academy.ModuleAddress(*each.split("/"))
    for each in ["proef/begin", "oude-proef/start", "oude-proef/begin", "elders/eerst", "elders/begin"]
)
ACADEMY = people.Organisation("academie", "De Academie", None, None, None, None, None, ())
MUNICIPALITY = people.Organisation("gemeente", "Gemeente", None, None, None, None, None, ())
JET = people.Speaker("jet", "Jet Proef", None, ACADEMY, (), (), None, None, ())
PIET = people.Speaker("piet", "Piet Proef", None, None, (), (), None, None, ())
WINDMILL = people.Venue(
    "molen", "De Molen", "Molenpad 1", None, "Groningen", None, None, None, None, None, None,
    online=False, image=None, prose=None, formerly=(),
)  # fmt: skip
CHURCH = people.Venue(
    "kerk", "De Kerk", None, None, None, None, None, None, None, None, None,
    online=False, image=None, prose=None, formerly=(),
)  # fmt: skip
LIVING, LEARNING = academy.Theme("wonen", "Wonen", None), academy.Theme("leren", "Leren", None)
GROUP = academy.Group("a", "Groep A", ("avond",))
JOIN, AT_HOME = "https://voorbeeld.nl/meedoen", "https://voorbeeld.nl/thuis"

EXPECTED_MODULES = (
    academy.Module(
        id="start",
        title="De start",
        kind=enums.ModuleKind.MODULE,
        number=1,
        summary="Het begin.",
        phase="Oriëntatie",
        state=enums.State.TENTATIVE,
        reason="Nog niet rond",
        group=GROUP,
        themes=(LIVING,),
        sessions=(
            academy.Session(
                "",
                None,
                date(2024, 9, 19),
                date(2024, 9, 20),
                academy.Hours(time(13), time(19, 30)),
                WINDMILL,
                JOIN,
                enums.State.TENTATIVE,
                "Nog niet rond",
                has_own_state=True,
                answers=EntryAnswers(date(2024, 9, 12), date(2024, 9, 5), date(2024, 10, 1)),
            ),
        ),
        date_to_follow=False,
        venue=WINDMILL,
        online=JOIN,
        parts=(
            academy.Part("Middag", None),
            academy.Part("Samen eten", academy.Hours(time(17, 30), time(18, 30)), (people.Appearance(JET, "kok"),)),
        ),
        appearances=(people.Appearance(PIET, "gast"), people.Appearance(JET, "kok")),
        points=("Urgentie", "Context"),
        preparation="Lees het artikel",
        materials=(people.Link("Artikel", "https://voorbeeld.nl/artikel"),),
        evaluation=enrolment.Evaluation("https://voorbeeld.nl/vragen", date(2025, 1, 31)),
        prose=people.Prose("content/leergangen/proef/start.md", "Waar de start over gaat.\n"),
        formerly=STOOD,
    ),
    academy.Module(
        id="dagen",
        title="De dagen",
        kind=enums.ModuleKind.INTERVISION,
        number=None,
        summary=None,
        phase=None,
        state=enums.State.SCHEDULED,
        reason=None,
        group=None,
        themes=(),
        sessions=(
            academy.Session(
                "dag-1",
                None,
                date(2025, 3, 6),
                date(2025, 3, 6),
                academy.Hours(time(9), time(10)),
                WINDMILL,
                JOIN,
                enums.State.TENTATIVE,
                "Er komt nog iets bij",
                has_own_state=False,
                answers=EntryAnswers(moved_from=date(2025, 3, 5), other_than=date(2025, 3, 4)),
            ),
            academy.Session(
                "dag-2",
                "Nacht",
                date(2025, 3, 13),
                date(2025, 3, 14),
                academy.Hours(time(22), time(1)),
                CHURCH,
                None,
                enums.State.CANCELLED,
                "Storm op zee",
                has_own_state=True,
            ),
            academy.Session(
                "dag-3",
                None,
                date(2025, 3, 20),
                date(2025, 3, 20),
                academy.Hours(time(9), time(10)),
                None,
                AT_HOME,
                enums.State.TENTATIVE,
                "Er komt nog iets bij",
                has_own_state=False,
            ),
        ),
        date_to_follow=False,
        venue=WINDMILL,
        online=JOIN,
        parts=(),
        appearances=(),
        points=(),
        preparation=None,
        materials=(),
        evaluation=None,
        prose=None,
        formerly=(academy.ModuleAddress("oude-proef", "dagen"),),
    ),
    academy.Module(
        id="slot",
        title="Het slot",
        kind=enums.ModuleKind.MODULE,
        number=2,
        summary=None,
        phase=None,
        state=enums.State.TENTATIVE,
        reason="Er komt nog iets bij",
        group=None,
        themes=(),
        sessions=(),
        date_to_follow=True,
        venue=WINDMILL,
        online=None,
        parts=(academy.Part("Borrel", None),),
        appearances=(people.Appearance(JET, None),),
        points=(),
        preparation=None,
        materials=(),
        evaluation=None,
        prose=None,
        formerly=(academy.ModuleAddress("oude-proef", "slot"),),
    ),
)

PICTURE = people.FileContent(sha256(b"beeld").digest(), lambda: b"beeld")
CONSENT = date(2027, 6, 30)
EXPECTED_PROGRAMME = academy.Programme(
    id="proef",
    title="De hele leergang",
    summary="Alles wat er kan staan.",
    tagline="Met alles erop en eraan",
    kind=enums.ProgrammeKind.TRAINEESHIP,
    series="proef",
    edition="2024-2025",
    themes=(LEARNING, LIVING),
    labels=("Academie", "Groningen, stad"),
    area="Groningen",
    audience=("Bewoners", "Professionals"),
    intake_demands=("Enige ervaring",),
    outcomes=("Basiskennis",),
    commissioner=MUNICIPALITY,
    organisers=(ACADEMY,),
    partners=(MUNICIPALITY, ACADEMY),
    hosts=(
        enrolment.Hosting(MUNICIPALITY),
        enrolment.Hosting(ACADEMY, date(2024, 9, 19), date(2025, 1, 31)),
    ),
    people=(
        enrolment.Involved(
            enums.Role.COACH, "Kees Coach", ACADEMY, "kees@voorbeeld.nl", "050 123 45 67", date(2024, 10, 1),
            date(2025, 3, 31),
        ),
        enrolment.Involved(enums.Role.LEADER, None, MUNICIPALITY, None, None),
    ),
    appearances=(people.Appearance(JET, None), people.Appearance(PIET, "dagvoorzitter", is_example=True)),
    state=enums.State.TENTATIVE,
    reason="Er komt nog iets bij",
    starts=date(2024, 9, 19),
    ends=date(2025, 6, 19),
    dates_to_follow=True,
    running=True,
    begun="september 2024",
    only_announced=True,
    duration="Negen maanden",
    registration=enrolment.Registration(
        link="https://voorbeeld.nl/aanmelden",
        opens=date(2024, 5, 1),
        closes=date(2024, 8, 31),
        places=24,
        places_per_organisation=3,
        organisations=20,
        full=enums.Fullness.FULL,
        explanation="Kom met een collega",
    ),
    price=enrolment.Price(
        Decimal("1250.50"),
        enums.Vat.INCLUDED,
        "Voor bewoners gratis",
        (enrolment.Rate("Studenten", Decimal(0)),),
        enrolment.EarlyPrice(Decimal(995), date(2024, 6, 1)),
    ),
    study_load=enrolment.Load(Decimal(10), Decimal(15)),
    attendance_required=True,
    certificate="Certificaat",
    credits="3 EC",
    venue=WINDMILL,
    language="en",
    extra_meetings=(
        enrolment.ExtraMeetings(enums.ModuleKind.INTERVISION, 4, Decimal("2.5"), "In een vast groepje"),
    ),
    groups=(GROUP,),
    announced_modules=20,
    photos=(people.Image("wijk.jpg", "Een plein", "Het plein", "Foto Graaf", people.Focus(1, 2), CONSENT, PICTURE),),
    video=news.Video(
        "https://voorbeeld.nl/video",
        "De video",
        people.Image("wijk.jpg", "Een gracht", "De gracht", "Foto Graaf", people.Focus(3, 4), CONSENT, PICTURE),
        180,
        subtitled=False,
    ),
    image=people.Image(
        "wijk.jpg", "Een straat", "De wijk", "Foto Graaf", people.Focus(40, 20), date(2027, 6, 30), PICTURE
    ),
    evaluation=enrolment.Evaluation("https://voorbeeld.nl/evaluatie", date(2025, 7, 31)),
    questions=(
        enrolment.Question(
            "Moet ik ervaring hebben?", "Nee, dat hoeft niet.\n\nEcht niet.", enums.Asker.INTERESTED
        ),
    ),
    draft=True,
    modules=EXPECTED_MODULES,
    prose=people.Prose("content/leergangen/proef/leergang.md", "Waar de leergang over gaat.\n"),
    formerly=("oude-proef",),
)  # fmt: skip


def test_a_programme_with_every_key_is_read_typed_and_linked(tmp_path: Path) -> None:
    write(minimal(tmp_path), PROGRAMME, FULL_PROGRAMME)
    write(tmp_path, "content/beelden/wijk.jpg", b"beeld")
    write(tmp_path, "content/sprekers/piet.yaml", "naam: Piet Proef\n")
    write(tmp_path, "content/locaties/kerk.yaml", "naam: De Kerk\n")
    write(tmp_path, "content/organisaties/gemeente.yaml", "naam: Gemeente\n")
    assert load(tmp_path / "content", DAY).site.programmes == (EXPECTED_PROGRAMME,)


def test_the_full_programme_indeed_has_every_key() -> None:
    """So a key that is added to the schema is added to the test above."""
    document = _document(dedent(FULL_PROGRAMME))
    written = {tuple(step for step in path if isinstance(step, str)) for path in document.keys}
    assert written == set(_paths(ProgrammeRecord))


def test_people_and_places_with_every_key_are_read_typed_and_linked(tmp_path: Path) -> None:
    write(minimal(tmp_path), "content/beelden/x.jpg", b"beeld")
    write(
        tmp_path,
        "content/organisaties/academie.yaml",
        """\
        naam: De  Academie
        samenvatting: Leert
        website: https://voorbeeld.nl/
        onderdeel_van: wijkmakers
        logo: {bestand: x.jpg, alt: Het logo}
        voorheen: [school]
        """,
    )
    write(tmp_path, "content/organisaties/wijkmakers.yaml", "naam: Wijkmakers\n")
    write(
        tmp_path,
        "content/sprekers/jet.yaml",
        """\
        naam: Jet Proef
        functie: lector
        organisatie: academie
        werk: [{titel: Een boek, soort: boek, link: https://voorbeeld.nl/boek}]
        links: [{titel: Website, link: https://voorbeeld.nl/jet}]
        foto: {bestand: x.jpg, alt: Jet}
        voorheen: [j-proef]
        """,
    )
    write(tmp_path, "content/sprekers/jet.md", "Over Jet.\n")
    write(tmp_path, "content/locaties/molen.yaml", """\
        naam: De Molen
        adres: Molenpad 1
        postcode: 9711ab
        plaats: Groningen
        land: Nederland
        zaal: Zaal 2
        positie: 53.21917, 6.56667
        toegankelijkheid: Drempelvrij
        bereikbaar: {fiets: Stalling, bus: Halte, auto: Parkeren}
        website: https://voorbeeld.nl/molen
        online: nee
        afbeelding: {bestand: x.jpg, alt: De molen}
        voorheen: [de-molen]
        """)  # fmt: skip
    site = load(tmp_path / "content", DAY).site
    above = people.Organisation("wijkmakers", "Wijkmakers", None, None, None, None, None, ())
    academy = people.Organisation(
        "academie", "De Academie", "Leert", "https://voorbeeld.nl/", above, _image("Het logo"), None, ("school",)
    )
    assert site.organisations == (academy, above)
    assert site.speakers == (
        people.Speaker(
            "jet",
            "Jet Proef",
            "lector",
            academy,
            (people.Work("Een boek", "boek", "https://voorbeeld.nl/boek"),),
            (people.Link("Website", "https://voorbeeld.nl/jet"),),
            _image("Jet"),
            people.Prose("content/sprekers/jet.md", "Over Jet.\n"),
            ("j-proef",),
        ),
    )
    assert site.venues == (
        people.Venue(
            "molen",
            "De Molen",
            "Molenpad 1",
            "9711 AB",
            "Groningen",
            "Nederland",
            "Zaal 2",
            people.Position(Decimal("53.21917"), Decimal("6.56667")),
            "Drempelvrij",
            people.Arrival("Stalling", "Halte", "Parkeren"),
            "https://voorbeeld.nl/molen",
            online=False,
            image=_image("De molen"),
            prose=None,
            formerly=("de-molen",),
        ),
    )


def _image(alt: str) -> people.Image:
    return people.Image("x.jpg", alt, None, None, None, None, PICTURE)


def test_site_and_pages_with_every_key_are_read(tmp_path: Path) -> None:
    write(minimal(tmp_path), "content/paginas/over.yaml", "titel: Over\nsamenvatting: Wie\nvoorheen: [wie]\n")
    write(tmp_path, "content/site.yaml", """\
        naam: Proefsite
        adres: https://voorbeeld.nl/academie
        samenvatting: Een proef.
        motto: Doen
        tijdzone: Europe/Amsterdam
        contact: {naam: Balie, mail: naam@voorbeeld.nl, telefoon: 14 050}
        menu: [{titel: Agenda, link: /agenda/}]
        themas:
          - {id: leren, titel: Leren, uitleg: Wijzer worden}
        standaard: {organisatoren: [academie]}
        """)  # fmt: skip
    site = load(tmp_path / "content", DAY).site
    assert (site.name, site.url, site.summary, site.motto) == (
        "Proefsite", "https://voorbeeld.nl/academie/", "Een proef.", "Doen",
    )  # fmt: skip
    assert site.contact == general.Contact("Balie", "naam@voorbeeld.nl", "14 050", None, None, (), None)
    assert site.menu == (people.Link("Agenda", "/agenda/"),)
    assert site.themes == (academy.Theme("leren", "Leren", "Wijzer worden"),)
    prose = people.Prose("content/paginas/over.md", "Wie we zijn.\n")
    assert site.pages == (general.Page("over", "Over", "Wie", prose, None, ("wie",)),)


def test_the_site_says_who_organises_where_a_programme_does_not(tmp_path: Path) -> None:
    site = dedent(FILES["content/site.yaml"]) + "standaard: {organisatoren: academie}\n"
    write(minimal(tmp_path), "content/site.yaml", site)
    write(tmp_path, "content/leergangen/proef/leergang.yaml", "titel: Proef\nsamenvatting: Proef.\n")
    (tmp_path / "content/leergangen/proef/start.md").unlink()
    assert load(tmp_path / "content", DAY).site.programmes[0].organisers == (ACADEMY,)


def test_keys_without_a_value_count_as_absent(tmp_path: Path) -> None:
    """As `new` writes them: they show what can be filled in."""
    optional = [key for key, field in ProgrammeRecord.fields.items() if not field.required]
    required = "titel: Proef\nsamenvatting: Proef.\n"
    write(minimal(tmp_path), PROGRAMME, required)
    (tmp_path / "content/leergangen/proef/start.md").unlink()
    without = load(tmp_path / "content", DAY).site
    write(tmp_path, PROGRAMME, required + "".join(f"{key}:\n" for key in optional))
    assert load(tmp_path / "content", DAY).site == without


@pytest.mark.parametrize(
    ("text", "several"),
    [("thema: leren", ("leren",)), ("thema: [leren]", ("leren",)), ("thema: []", ()), ("thema:\n- leren", ("leren",))],
)
def test_a_single_text_is_a_list_of_one(text: str, several: tuple[str, ...]) -> None:
    mended, problems = validate(_document(f"titel: x\nsamenvatting: y\n{text}\n"), ProgrammeRecord)
    assert problems == []
    assert mended is not None
    assert mended.record.themes == several


@pytest.mark.parametrize(
    ("record", "text", "problem"),
    [
        (ProgrammeRecord, "ondertitl: x", "3:1: `ondertitl` kennen we hier niet. Bedoelde je `ondertitel`?"),
        (ProgrammeRecord, "Titel: x", "3:1: `Titel` kennen we hier niet. `titel` staat hier al. Haal de regel weg"),
        (ProgrammeRecord, "theme: x", "3:1: `theme` kennen we hier niet. Bedoelde je `thema`?"),
        (ProgrammeRecord, "speaker: x", "3:1: `speaker` kennen we hier niet. Bedoelde je `sprekers`?"),
        (ProgrammeRecord, "foto: x", "3:1: `foto` kennen we hier niet. Schrijf `afbeelding: {bes"),
        (ProgrammeRecord, "tijd: x",
         "3:1: `tijd` kennen we hier niet. `tijd` hoort bij een module. Zet de regel daar, en haal hem hier"),
        (ProgrammeRecord, "plaatsen: 3",
         "3:1: `plaatsen` kennen we hier niet. `plaatsen` hoort bij `aanmelden`. Schrijf `aanmelden: {plaatsen: 3}`."),
        (ProgrammeRecord, "modules:\n  - {id: a, titel: b, date: 2024-09-19}",
         "4:23: `date` kennen we hier niet. Bedoelde je `datum`?"),
        (ProgrammeRecord, "prijs: {bedrag: 3, xyz: c}",
         "3:20: `xyz` kennen we hier niet. Haal de regel weg, of kies `bedrag`, `tarieven`, `vroeg`, `b"),
        (ProgrammeRecord, "<<: x", "3:1: `<<` kennen we hier niet. Schrijf hier zelf de regels die je wilt"),
    ],
)  # fmt: skip
def test_an_unknown_key_gets_the_best_advice(record: type[Record], text: str, problem: str) -> None:
    _, problems = validate(_document(f"titel: x\nsamenvatting: y\n{text}\n"), record)
    assert [str(reported).removeprefix("x.yaml:")[: len(problem)] for reported in problems] == [problem]


def test_what_stands_below_a_key_that_was_meant_is_read_as_there() -> None:
    """An empty key too: the advice is about the group it stands in."""
    text = "titel: x\nsamenvatting: y\nimage: {bestand: a.jpg, alt: b, date: }\n"
    mended, problems = validate(_document(text), ProgrammeRecord)
    assert [problem.message for problem in problems] == ["`image` kennen we hier niet.", "`date` kennen we hier niet."]
    assert problems[1].cure == "`datum` hoort bij een module. Zet de regel daar, en haal hem hier weg."
    assert mended is not None
    assert mended.record.image is not None
    assert mended.record.image.alt == "b"


def test_what_cannot_be_read_is_reported_once_whatever_stands_in_it() -> None:
    _, problems = validate(_document("titel: {a: , b: [c]}\nsamenvatting: y\n"), ProgrammeRecord)
    assert [problem.message for problem in problems] == ["Hier hoort tekst, geen groepje met sleutels."]


def test_a_record_does_not_change() -> None:
    mended, _ = validate(_document("titel: x\nsamenvatting: y\n"), ProgrammeRecord)
    assert mended is not None
    with pytest.raises(AttributeError):
        mended.record.title = "z"


def _paths(record: type[Record]) -> Iterator[tuple[str, ...]]:
    """The keys from a file's top down to every field that can stand in it."""
    for key, field in record.fields.items():
        yield (key,)
        if field.inner:
            yield from ((key, *path) for path in _paths(field.inner))


VALUES = (
    "", "tekst", "''", "' '", "1", "-1", "1.5", "1e999", "1_000", "0x10", "ja", "true", "null", "~", "2024-02-30",
    "13:00", "[]", "[[]]", "[~, '']", "[1, [a], {a: b}]", "{}", "{a: b}", "{a: {b: c}}", "{'': x}", "[{}]", "[{a: b}]",
    "😀", "'" + "9" * 5000 + "'",
)  # fmt: skip
ENGLISH = (
    "Input",
    "should",
    "required",
    "valid ",
    "Extra",
    "error",
    "Value",
    "type=",
    "None",
    "str",
    "int",
)


@pytest.mark.parametrize(
    ("record", "path"),
    [(record, path) for record in RECORDS.values() for path in _paths(record)],
    ids=lambda given: ".".join(given) if isinstance(given, tuple) else given.__name__,
)
def test_whatever_stands_at_a_key_the_answer_is_dutch_and_precise(record: type[Record], path: tuple[str, ...]) -> None:
    for value in VALUES:
        for source in (_nested(path, value), _nested(path, value, listed="- "), _nested(path, f"\n{' ' * 40}- \n")):
            _, problems = validate(_document(source), record)
            for problem in problems:
                assert 1 <= problem.line <= source.count("\n") + 1
                assert problem.cure
                assert not [word for word in ENGLISH if word in problem.message.partition('"')[0]]


def _nested(path: tuple[str, ...], value: str, listed: str = "") -> str:
    """A file in which `value` stands at `path`, each mapping on the way perhaps the only one of a list."""
    lines = [f"{' ' * 4 * depth}{listed if depth else ''}{key}:" for depth, key in enumerate(path)]
    return "\n".join(lines) + f" {value}\n"


def _document(source: str) -> Document:
    document, problems = read_document("x.yaml", source.encode())
    assert problems == []
    assert document is not None
    return document
