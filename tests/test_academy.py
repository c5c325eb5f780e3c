"""The academy's content: every fact stands on its page, and nothing that reads as a fact was invented."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar, Event
from webpage import files, webpage, webpages

MAIN = "leergangen/wijkontwikkeling-2024-2025/"
ADMINISTRATORS = "leergangen/wijkvernieuwing-voor-bestuurders/"
NATIONAL = "leergangen/slagvaardige-wijkaanpak-2021-2022/"
TRAINEESHIP = "leergangen/traineeship-wijkmakers/"

# Id, title, day, and what the page must speak of.
MODULES = [
    (
        "kennismaking",
        "Kennismaking met elkaar en de Groningse Wijkvernieuwing",
        date(2024, 9, 19),
        "ontmoet|wijkmaker|geschiedenis",
    ),
    ("wat-speelt-er", "Wat speelt er in onze wijken?", date(2024, 10, 17), "verken|collega's|opgaven|successen|lessen"),
    (
        "gemeenschap",
        "Gemeenschap: De kracht van wat er is",
        date(2024, 11, 14),
        "krachten|ontwikkel|initiatieven|netwerk",
    ),
    (
        "data-gedreven",
        "Data-gedreven wijkvernieuwing: Van Analyse tot Actie",
        date(2024, 12, 12),
        "zichtbare|ruimte|eenzaamheid|gezondheid|armoede|data|vooruit",
    ),
    ("speelveld", "Het speelveld van de wijkvernieuwing", date(2025, 1, 23), "voor elkaar|wie heb je nodig"),
    (
        "positieve-gezondheid",
        "Positieve gezondheid en de wijk",
        date(2025, 2, 27),
        "gezonde levensjaren|omgeving|sociale netwerken|veiligheid|veerkracht",
    ),
    (
        "gebouwen-gevels-ruimte",
        "Gebouwen, gevels en ruimte: de kwaliteit van de omgeving",
        date(2025, 3, 20),
        "ruimtelijke kwaliteit|jules deelder|nieuwe binnenweg|rotterdam|ruimtelijke oefening|gevolgen",
    ),
    (
        "duurzame-wijk",
        "Naar een duurzame wijk: sociale energietransities",
        date(2025, 4, 17),
        "klimaatcrisis|energiecrisis|verduurzaming",
    ),
    ("ga-er-maar-staan", "Ga er maar staan!", date(2025, 5, 22), "presenteren|storytelling|overtuig"),
    (
        "eindpresentaties",
        "Eindpresentaties",
        date(2025, 6, 19),
        "drie of vier|casus|leerdoelen|certifica|feest",
    ),
]
NATIONAL_MODULES = [
    (
        "waarom-een-wijkaanpak",
        "Waarom een wijkaanpak?",
        date(2021, 11, 11),
        "oriëntatie|molen de ster|utrecht|hans boutellier|urgentie|context|ambities|waarom",
    ),
    (
        "wat-is-een-wijkaanpak",
        "Wat is een wijkaanpak en wat is er nodig?",
        date(2021, 12, 2),
        "oriëntatie|online|actuele ontwikkelingen|schaal|dagelijks leven van bewoners|eerste blik|afwegingskader",
    ),
    (
        "hoe-ga-je-aan-de-slag",
        "Hoe ga je aan de slag met een wijkaanpak?",
        date(2022, 1, 20),
        "bredere sessie|bestuurders|eigen praktijk|molen de ster|utrecht|regierol|draagvlak|lessen delen|terugkijken",
    ),
]

# What must be read on a page, in any order; case does not count.
FACTS = {
    "": "wijkmakers|ontmoeten, leren, doen|dorps- en wijkontwikkeling|van en voor groningen",
    "over/": (
        "ontmoeten, leren, doen|wijkmakers academie|wijkmakers werkplaats|bewoner|beleid|onderzoek|grote markt|2020"
        "|regiodeal|30 miljoen euro|leefbaarheid en veiligheid|noorden|vinkhuizen|paddepoel|selwerd|de hoogte"
        "|indische buurt|korrewegwijk|oosterparkwijk|kansen voor kinderen|meedoen|prettig en veilig samenleven"
        "|twintig interviews|politie|theater|corporaties|welzijn|november 2021|gemeente groningen|kaw|henk en wietske"
        "|lef|fiducie|hrd|ramon van marwijk|henriëtte klijnstra|in 2021|david vroom|nienke maat|raad van inspiratie"
        "|directeur"
    ),
    MAIN: (
        "leergang|academie|groningen|voor de wijkontwikkelaars van morgen|wijkmakers academie"
        "|19 september 2024 tot en met 19 juni 2025|tien modules|per maand|donderdag|13.00 tot 19.30 uur|samen eten"
        "|middag|avond|je bent er elke keer bij|10 tot 15 uur|werksessie|2,5 uur|intervisie|4 keer|coach|buddy"
        "|vast klein groepje|drie of vier|casus|eindopdracht|leerdoelen|certificaat van wijkmakers|feest|starters"
        "|nieuw talent|ervaring is welkom|actief in de gemeente groningen|1 tot 5 jaar relevante (werk)ervaring"
        "|woningcorporatie|welzijnsorganisatie|wij-team|gezondheidscentrum|cultuurcoach|politie|bewoners"
        "|sociaal of ruimtelijk|van werkveld willen veranderen|nieuw netwerk|volwaardige rol|gebiedsgericht werken"
        "|energietransitie|rollen en verantwoordelijkheden|onderzoek|stedenbouw|wat er speelt in de wijk"
        "|persoonlijk leiderschap|gesprekken voeren|storytelling|kijken met aandacht|conflict|ambities|waarden"
        "|invloed|vertrouwen|selwerd|korrewegwijk|paddepoel|zeven kwaliteiten|visie op een wijk|mensen in beweging"
        "|problemen van bewoners|je ziet kansen|samenleving|wantrouwen|besluiten en politiek|plan dat je ook echt"
    ),
    ADMINISTRATORS: (
        "leergang|academie|groningen|versterking van de maatschappelijke coalitie|bestuurders en beslissers"
        "|gemeente groningen|woningcorporaties|maatschappelijke organisaties|26 januari 2023"
        "|wonen, werken, leren, veiligheid en meedoen|delen|programma's|nieuw college|nieuwe bestuurders"
        "|brede kennis|intervisie|elkaars rol|scherp|prikkelend|verrassend|verdiepend|leuk|zeven dagdelen"
        "|één introductie|vijf themabijeenkomsten|één slotbijeenkomst|inspiratie van elders|bijzondere plekken"
        "|bijvoorbeeld|aleid brouwer|cmo stamm|rineke van daalen|uva|milio van de kamp"
        "|misschien moet je iets lager mikken|edward van der torre|lokale zaken|henk ferwerda|bureau beke"
        "|twee groepen"
    ),
    NATIONAL: (
        "afgerond|van oriënteren naar uitvoeren|november 2021|januari 2022|landelijk|wijkwijzer"
        "|leernetwerk leefbaarheid en veiligheid|platform31|verwey-jonker instituut|lange termijn|vijftien grote steden"
        "|dicht de kloof!|500 miljoen euro per jaar|programma leefbaarheid en veiligheid|verkennen|verbeteren"
        "|hoogstens 3 deelnemers|hoogstens 20|onderwijs en veiligheid|experts|presentaties|werksessies|kennisvragen"
        "|actiepunten|4 modules aangekondigd, waarvan 3 op deze pagina|molen de ster|utrecht|online|online formulier"
        "|annemiek van tol|burgemeesters|het rijk"
    ),
    TRAINEESHIP: (
        "traineeship|academie|groningen|voor de wijkvernieuwers van morgen|vonk|twee jaar|septembermaand|elf trainees"
        "|vier dagen per week|twee keer|drie organisaties|elke week|gemeente groningen|lefier|nijestee|patrimonium"
        "|grunneger power|rizoem|stichting roemte|20 modules aangekondigd|gestart in september|wijkvernieuwing"
        "|contact met bewoners|krachtenvelden|sociale en ruimtelijke opgaven|gezamenlijke opdrachten en casussen"
        "|samen leren|starters|als mens en in hun vak|beeld van je rol|gebiedsgericht werken|energietransitie"
        "|onderzoek|stedenbouw|wat er speelt in de wijk|breed inzetbaar|in de stad en daarbuiten|begon in 2021"
        "|workshops|bewoners|bestuurders|nieuwe generatie"
    ),
    "sprekers/hans-boutellier/": "hans boutellier|bijzonder hoogleraar 'polarisatie en veerkracht'",
    "sprekers/milio-van-de-kamp/": "misschien moet je iets lager mikken|boek|auteur",
    "sprekers/aleid-brouwer/": "aleid brouwer|cmo stamm",
    "sprekers/rineke-van-daalen/": "rineke van daalen|uva",
    "sprekers/edward-van-der-torre/": "edward van der torre|lokale zaken",
    "sprekers/henk-ferwerda/": "henk ferwerda|bureau beke",
    "locaties/molen-de-ster/": "molen de ster|molenpark 2-1|utrecht|11 november 2021|20 januari 2022",
    "organisaties/maatschappelijke-coalitie/": "26 januari 2023|wonen, werken, leren, veiligheid en meedoen",
    "organisaties/wijkmakers/": "wijkmakers.nl",
    "organisaties/wijkmakers-werkplaats/": "hardnekkige vragen|uit te proberen",
}
FACTS |= {f"{MAIN}{id}/": f"{title}|{about}|13.00 tot 19.30 uur" for id, title, _, about in MODULES}
FACTS |= {f"{NATIONAL}{id}/": f"{title}|{about}|14.00 tot 17.00 uur" for id, title, _, about in NATIONAL_MODULES}

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november",
    "december",
)  # fmt: skip


def _plain(text: str) -> str:
    return text.replace("’", "'").replace("‘", "'").replace("\u00ad", "").casefold()


def _entries(feed: Path) -> list[Event]:
    return [each for each in Calendar.from_ical(feed.read_bytes()).walk() if isinstance(each, Event)]


def _written(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


@pytest.mark.parametrize("path", FACTS)
def test_every_fact_stands_on_its_page(academy_site: Path, path: str) -> None:
    words = _plain(webpage(academy_site, path).main)
    assert [fact for fact in FACTS[path].split("|") if _plain(fact) not in words] == []


@pytest.mark.parametrize("number", range(1, 11))
def test_each_dated_module_has_its_page_its_prose_and_its_calendar_entry(academy_site: Path, number: int) -> None:
    id, title, day, _about = MODULES[number - 1]
    page = webpage(academy_site, f"{MAIN}{id}/")
    assert page.one("h1").words == title
    assert f"Module {number} van 10" in page.main
    assert f"donderdag {_written(day)}, 13.00 tot 19.30 uur" in page.main
    assert len(page.one("div", class_="prose").words.split()) > 80
    [event] = _entries(academy_site / MAIN / id / "agenda.ics")
    assert str(event["SUMMARY"]) == title
    assert event.decoded("DTSTART").date() == day


@pytest.mark.parametrize(("id", "title", "day", "_about"), NATIONAL_MODULES)
def test_each_module_of_the_past_programme_stands_on_its_day(
    academy_site: Path, id: str, title: str, day: date, _about: str
) -> None:
    page = webpage(academy_site, f"{NATIONAL}{id}/")
    assert page.one("h1").words == title
    assert f"{WEEKDAYS[day.weekday()]} {_written(day)}, 14.00 tot 17.00 uur" in page.main


def _instants(site: Path, id: str) -> tuple[str, str, datetime, datetime]:
    """Start in page and JSON-LD as written, and start and end in the programme's feed in UTC."""
    page = webpage(site, f"{MAIN}{id}/")
    [event] = page.things("EducationEvent")
    moment = next(each for each in page.all("time") if "tot" in each.words)
    [entry] = [each for each in _entries(site / MAIN / "agenda.ics") if str(each["URL"]).endswith(f"/{id}/")]
    return (
        moment["datetime"],
        event["startDate"],
        entry.decoded("DTSTART").astimezone(UTC),
        entry.decoded("DTEND").astimezone(UTC),
    )


def test_module_4_is_on_12_december_2024_from_13_to_1930_everywhere(academy_site: Path) -> None:
    """The customer's own example: page, JSON-LD and feed tell the same hours."""
    page, linked, starts, ends = _instants(academy_site, "data-gedreven")
    assert "donderdag 12 december 2024, 13.00 tot 19.30 uur" in webpage(academy_site, f"{MAIN}data-gedreven/").main
    assert page == linked == "2024-12-12T13:00+01:00"
    assert starts == datetime(2024, 12, 12, 12, 0, tzinfo=UTC)
    assert ends == datetime(2024, 12, 12, 18, 30, tzinfo=UTC)


def test_a_module_in_summer_time_is_right_to_the_hour(academy_site: Path) -> None:
    page, linked, starts, ends = _instants(academy_site, "duurzame-wijk")
    assert page == linked == "2025-04-17T13:00+02:00"
    assert starts == datetime(2025, 4, 17, 11, 0, tzinfo=UTC)
    assert ends == datetime(2025, 4, 17, 17, 30, tzinfo=UTC)


def test_seven_half_days_without_a_date_are_on_the_page_and_not_in_the_calendar(academy_site: Path) -> None:
    page = webpage(academy_site, ADMINISTRATORS)
    titles = [each.words for each in page.all("h3") if "ol" in each.inside]
    assert len(titles) == 7
    assert "volgt" not in page.main  # nobody promised a date
    assert _entries(academy_site / ADMINISTRATORS / "agenda.ics") == []


def test_no_date_was_invented(academy_site: Path) -> None:
    """Every day that is written on any page is one of the facts (or the day the site was built for)."""
    facts = {_written(day) for _id, _title, day, _about in MODULES + NATIONAL_MODULES}
    facts |= {"26 januari 2023", "1 november 2024"}
    facts |= {"25 november 2026"}  # when the accessibility of the site was examined
    pattern = re.compile(rf"\b(\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}})\b")
    written = {found for _path, page in webpages(academy_site) for found in pattern.findall(page.one("body").words)}
    assert written <= facts


@pytest.mark.parametrize(
    "pattern",
    [
        r"[\w.]+@[\w.]+\.\w+",
        r"mailto:",
        r"tel:",
        r"\b0\d{1,3}[- ]\d{3}",
        r"\+31",
        r"€",
        r"\bEUR\b",
        r"\b\d{4} [A-Z]{2}\b",
    ],
)
def test_no_mail_address_phone_number_price_or_postcode_was_invented(academy_site: Path, pattern: str) -> None:
    texts = {
        path: content.decode() for path, content in files(academy_site).items() if path.endswith((".html", ".ics"))
    }
    assert [path for path, text in texts.items() if re.search(pattern, text)] == []


def test_all_four_programmes_are_in_the_overview(academy_site: Path) -> None:
    links = {each["href"] for each in webpage(academy_site, "leergangen/").all("a")}
    assert {f"/{path}" for path in (MAIN, ADMINISTRATORS, NATIONAL, TRAINEESHIP)} <= links
