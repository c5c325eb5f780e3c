"""schema.org on every page: what search engines require and recommend, and nothing that content does not say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from textwrap import dedent
from typing import Any
from urllib.parse import urlsplit

import pytest
from published import academy, build, programme, publish, row_at
from sites import COMPLETE, FILES, PROGRAMME, with_layouts, write
from webpage import Webpage, built, webpage, webpages

Thing = dict[str, Any]

# developers.google.com/search/docs/appearance/structured-data: course-info, course (list), event, breadcrumb, faqpage,
# organization, profile-page; for Place what event asks of a location. Ratings and videos are left out: we have none.
REQUIRED = {
    "Course": ["name", "description", "provider", "offers", "hasCourseInstance"],
    "CourseInstance": ["courseMode", "courseSchedule"],
    "Schedule": ["repeatCount", "repeatFrequency"],
    "EducationEvent": ["name", "startDate", "location"],
    "Place": ["name", "address"],
    "VirtualLocation": ["url"],
    "PostalAddress": ["streetAddress", "addressLocality", "postalCode", "addressCountry"],
    "GeoCoordinates": ["latitude", "longitude"],
    "Offer": ["category"],
    "BreadcrumbList": ["itemListElement"],
    "ItemList": ["itemListElement"],
    "ListItem": ["position", "name"],
    "FAQPage": ["mainEntity"],
    "Question": ["name", "acceptedAnswer"],
    "Answer": ["text"],
    "Organization": ["name", "url"],
    "Person": ["name"],
    "WebSite": ["name", "url"],
    "Syllabus": ["name"],
    "EducationalAudience": ["audienceType"],
    "EducationalOccupationalCredential": ["name"],
    "PriceSpecification": ["price", "priceCurrency"],
}
RECOMMENDED = {
    "Course": [
        "about", "coursePrerequisites", "educationalCredentialAwarded", "inLanguage", "publisher", "syllabusSections",
        "teaches", "url",
    ],
    "CourseInstance": ["instructor", "location", "startDate", "endDate"],
    "Schedule": ["startDate", "endDate", "duration"],
    "EducationEvent": [
        "description", "endDate", "eventAttendanceMode", "eventStatus", "offers", "organizer", "performer", "url",
    ],
    "Place": ["geo", "url"],
    "Offer": ["price", "priceCurrency", "url", "availability", "validFrom"],
    "Person": ["url", "jobTitle", "affiliation", "sameAs"],
    "Syllabus": ["description", "url"],
}  # fmt: skip
# What stands on some page of a site that says all there is to say, beside what each thing of its kind has.
SOMEWHERE = {
    "Organization": ["description", "email", "logo", "parentOrganization", "telephone"],
    "Course": ["audience", "image", "isAccessibleForFree", "keywords"],
    "CourseInstance": ["maximumAttendeeCapacity", "subEvent"],
    "EducationEvent": ["about", "image", "inLanguage", "superEvent"],
    "WebSite": ["description", "inLanguage", "publisher"],
}
# What Google documents as recommended and we leave out on purpose.
ABSENT = {
    "Course": {
        "aggregateRating": "nobody rates programmes here",
        "availableLanguage": "a programme is given in one language, which `inLanguage` tells",
        "datePublished": "the texts change; when a programme is, its run tells",
        "educationalLevel": "no file says one of beginner, intermediate, advanced",
        "financialAidEligible": "no file says that anybody helps to pay",
        "totalHistoricalEnrollment": "nobody counts participants here",
        "video": "there are no films on the site",
    },
    "CourseInstance": {"courseWorkload": "Google wants hours a week; what is known are the hours of the whole"},
    "Organization": {
        **dict.fromkeys(
            ["address", "alternateName", "contactPoint", "duns", "foundingDate", "globalLocationNumber", "iso6523Code",
             "legalName", "leiCode", "naics", "numberOfEmployees", "taxID", "vatID"],
            "no file says it of an organisation",
        ),
        "sameAs": "an organisation's own site is its `url`",
    },
    "WebSite": {"alternateName": "a site has one name", "potentialAction": "Google shows no search box any more"},
    "Person": {"alternateName": "a speaker has one name", "identifier": "no file gives one"},
}  # fmt: skip
# What content itself may leave open; all else in REQUIRED stands on every page.
UNKNOWN = {
    "Course": {"offers", "provider"},
    "CourseInstance": {"courseMode", "courseSchedule"},
    "Schedule": {"repeatCount", "repeatFrequency"},
    "EducationEvent": {"location"},
    "PostalAddress": {"streetAddress", "addressLocality", "postalCode"},
    "Offer": {"category"},
}


def nested(value: Any) -> Iterator[Thing]:
    """Every thing within a graph, at any depth; references to other things are none."""
    if isinstance(value, list):
        for part in value:
            yield from nested(part)
    elif isinstance(value, dict):
        if value.keys() != {"@id"}:
            yield value
        for part in value.values():
            yield from nested(part)


def graphs(site: Path) -> Iterator[tuple[str, Webpage]]:
    for path, page in webpages(site):
        if page.all("script", type="application/ld+json"):
            yield path, page


FULL = """\
    titel: Proefleergang
    samenvatting: Een leergang om mee te proeven.
    thema: [leren]
    labels: [proef]
    organisatoren: [academie]
    doelgroep: [Bewoners]
    toelatingseisen: [Enige ervaring]
    opbrengst: [Basiskennis]
    certificaat: Certificaat
    prijs: {bedrag: 450, btw: exclusief}
    aanmelden: {vanaf: 2024-10-01, tot: 2024-12-01, link: https://voorbeeld.nl/aanmelden, plaatsen: 20}
    begindatum: 2025-01-09
    einddatum: 2025-02-13
    aantal_modules: 2
    veelgestelde_vragen:
      - {vraag: 'Kan dit <b>?', antwoord: 'Ja & nee </script>.'}
    modules:
      - {id: start, titel: De start, samenvatting: Beginnen., datum: 2025-01-09, tijd: 13:00-17:30, locatie: molen, online: https://voorbeeld.nl/mee, sprekers: [jet]}
      - {id: slot, titel: Het slot, samenvatting: Afronden., datum: 2025-02-13, tijd: 13:00-17:30, locatie: scherm, sprekers: [jet]}
"""  # noqa: E501


AREA = """\
titel: Proef
samenvatting: Kort.
gebied: Groningen
modules:
  - {id: een, titel: Een, datum: 2025-06-05}
  - {id: twee, titel: Twee, datum: 2025-06-12, online: https://voorbeeld.nl/mee}
"""


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with everything that machines are told of."""
    root = with_layouts(tmp_path_factory.mktemp("full"))
    write(root, PROGRAMME, FULL)
    site = (
        dedent(FILES["content/site.yaml"])
        + "organisatie: huis\ncontact: {mail: x@voorbeeld.nl, telefoon: 050 123 45 67}\n"
    )
    write(root, "content/site.yaml", site)
    write(root, "content/beelden/logo.png", (COMPLETE / "content/beelden/logo.png").read_bytes())
    write(root, "content/organisaties/stad.yaml", "naam: De Stad\n")
    logo = "logo: {bestand: logo.png, alt: Het logo}\n"
    house = f"naam: Het Huis\nsamenvatting: Waar het om gaat.\nonderdeel_van: stad\n{logo}"
    write(root, "content/organisaties/huis.yaml", house)
    molen = "naam: De Molen\nadres: Molenpad 1\npostcode: 9711 AA\nplaats: Groningen\npositie: 53.21917, 6.56667\n"
    write(root, "content/locaties/molen.yaml", molen)
    write(root, "content/locaties/scherm.yaml", "naam: Online\nonline: ja\n")
    links = "links:\n  - {titel: Website, link: https://jet.nl/}\n"
    write(root, "content/sprekers/jet.yaml", f"naam: Jet Proef\nfunctie: Onderzoeker\norganisatie: academie\n{links}")
    return built(root)


def test_a_full_site_has_all_that_is_required_and_recommended(full: Path) -> None:
    seen = set()
    for path, page in graphs(full):
        for thing in nested(page.graph):
            kind = thing["@type"]
            seen.add(kind)
            wanted = REQUIRED[kind] + RECOMMENDED.get(kind, [])
            if kind == "CourseInstance" and "courseMode" not in thing:
                wanted = ["name", "url"]  # on a module's page, which only says what it belongs to
            if kind == "Offer" and path != "leergangen/proef/":
                wanted = ["url", "availability", "validFrom"]  # the price is of the whole programme
            if kind == "Offer" and "price" not in thing:
                wanted = ["url", "availability", "validFrom"]
            assert [name for name in wanted if name not in thing] == [], (path, kind)
    assert seen == REQUIRED.keys()


def test_what_is_known_of_a_kind_is_told_somewhere_and_what_is_left_out_nowhere(full: Path) -> None:
    told: dict[str, set[str]] = {}
    for _path, page in graphs(full):
        for thing in nested(page.graph):
            told.setdefault(thing["@type"], set()).update(thing)
    assert {kind: [name for name in names if name not in told[kind]] for kind, names in SOMEWHERE.items()} == {
        kind: [] for kind in SOMEWHERE
    }
    assert [(kind, name) for kind, names in ABSENT.items() for name in names if name in told[kind]] == []


def test_whose_site_it_is_has_one_id_on_every_page(full: Path) -> None:
    """That of its own page, wherever it is named."""
    found = {
        thing["@id"]
        for _path, page in graphs(full)
        for thing in nested(page.graph)
        if thing["@type"] == "Organization" and thing["name"] == "Het Huis"
    }
    assert found == {"https://voorbeeld.nl/organisaties/huis/"}


def test_a_session_without_a_place_has_the_area_of_its_programme(tmp_path: Path) -> None:
    """So has the run of a programme of which no place is known; what is online is not in any area."""
    write(with_layouts(tmp_path), "content/leergangen/proef/leergang.yaml", AREA)
    (tmp_path / "content/leergangen/proef/start.md").unlink()
    page = webpage(built(tmp_path), "leergangen/proef/")
    area = {"@type": "Place", "name": "Groningen", "address": "Groningen"}
    assert [each["location"] for each in page.things("EducationEvent")] == [
        area, [{"@type": "VirtualLocation", "url": "https://voorbeeld.nl/mee"}],
    ]  # fmt: skip


def test_the_academy_site_lacks_only_what_content_leaves_open(academy_site: Path) -> None:
    for path, page in graphs(academy_site):
        for thing in nested(page.graph):
            kind = thing["@type"]
            lacking = {name for name in REQUIRED[kind] if name not in thing}
            assert lacking <= UNKNOWN.get(kind, set()), (path, kind)


@pytest.mark.parametrize("site", ["academy_site", "full"])
def test_every_value_has_the_form_of_its_kind(request: pytest.FixtureRequest, site: str) -> None:
    """Whole addresses, moments with their UTC offset or plain dates, nothing empty."""
    for path, page in graphs(request.getfixturevalue(site)):
        for thing in nested(page.graph):
            for name, value in thing.items():
                assert value not in (None, "", [], {}), (path, name)
                for each in value if isinstance(value, list) else [value]:
                    if name in ("url", "item", "image", "logo", "sameAs"):
                        assert urlsplit(each).scheme == "https", (path, name, each)
                    if name.endswith("Date") and "T" in each:
                        assert datetime.fromisoformat(each).tzinfo, (path, name, each)
                    elif name.endswith(("Date", "validFrom", "validThrough")):
                        date.fromisoformat(each)
                    if name in ("eventStatus", "eventAttendanceMode", "availability"):
                        assert re.fullmatch(r"https://schema\.org/[A-Z]\w+", each), (path, name, each)


@pytest.mark.parametrize("site", ["academy_site", "full"])
def test_a_thing_is_told_whole_once_a_page_and_named_from_then_on(request: pytest.FixtureRequest, site: str) -> None:
    for path, page in graphs(request.getfixturevalue(site)):
        ids = [thing["@id"] for thing in nested(page.graph) if "@id" in thing]
        assert sorted(ids) == sorted(set(ids)), path


def test_a_programme_to_the_letter(full: Path) -> None:
    [course] = webpage(full, "leergangen/proef/").things("Course")
    academy_ = {
        "@type": "Organization",
        "@id": "https://voorbeeld.nl/organisaties/academie/",
        "name": "De Academie",
        "url": "https://voorbeeld.nl/organisaties/academie/",
    }
    assert course["provider"] == [academy_]
    assert course["offers"] == {
        "@type": "Offer",
        "category": "Paid",
        "price": "450",
        "priceCurrency": "EUR",
        "priceSpecification": {
            "@type": "PriceSpecification", "price": "450", "priceCurrency": "EUR", "valueAddedTaxIncluded": False,
        },
        "url": "https://voorbeeld.nl/aanmelden",
        "availability": "https://schema.org/InStock",
        "validFrom": "2024-10-01",
        "validThrough": "2024-12-01",
    }  # fmt: skip
    assert course["isAccessibleForFree"] is False
    instance = course["hasCourseInstance"]
    assert (instance["startDate"], instance["endDate"]) == ("2025-01-09", "2025-02-13")
    assert instance["courseMode"] == "Blended"
    assert instance["maximumAttendeeCapacity"] == 20
    assert instance["courseSchedule"] == {
        "@type": "Schedule",
        "startDate": "2025-01-09",
        "endDate": "2025-02-13",
        "repeatCount": 2,
        "repeatFrequency": "Monthly",
        "duration": "PT4H30M",
        "scheduleTimezone": "Europe/Amsterdam",
    }
    assert [each["@type"] for each in instance["location"]] == ["Place", "VirtualLocation", "VirtualLocation"]


def test_a_session_to_the_letter(full: Path) -> None:
    [event] = webpage(full, "leergangen/proef/start/").things("EducationEvent")
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", event.pop("@id"))
    card = r"https://voorbeeld\.nl/static/kaarten/leergangen/proef\.[0-9a-f]{10}\.png"
    assert re.fullmatch(card, event.pop("image")), "the picture that goes with a link to the module"
    assert event == {
        "@type": "EducationEvent",
        "name": "De start",
        "description": "Beginnen.",
        "url": "https://voorbeeld.nl/leergangen/proef/start/",
        "startDate": "2025-01-09T13:00+01:00",
        "endDate": "2025-01-09T17:30+01:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "eventAttendanceMode": "https://schema.org/MixedEventAttendanceMode",
        "location": [
            {
                "@type": "Place",
                "@id": "https://voorbeeld.nl/locaties/molen/",
                "name": "De Molen",
                "url": "https://voorbeeld.nl/locaties/molen/",
                "address": {
                    "@type": "PostalAddress",
                    "streetAddress": "Molenpad 1",
                    "postalCode": "9711 AA",
                    "addressLocality": "Groningen",
                    "addressCountry": "NL",
                },
                "geo": {"@type": "GeoCoordinates", "latitude": "53.21917", "longitude": "6.56667"},
            },
            {"@type": "VirtualLocation", "url": "https://voorbeeld.nl/mee"},
        ],
        "performer": [
            {
                "@type": "Person",
                "@id": "https://voorbeeld.nl/sprekers/jet/",
                "name": "Jet Proef",
                "url": "https://voorbeeld.nl/sprekers/jet/",
                "jobTitle": "Onderzoeker",
                "affiliation": {
                    "@type": "Organization",
                    "@id": "https://voorbeeld.nl/organisaties/academie/",
                    "name": "De Academie",
                    "url": "https://voorbeeld.nl/organisaties/academie/",
                },
                "sameAs": ["https://jet.nl/"],
            }
        ],
        "organizer": [{"@id": "https://voorbeeld.nl/organisaties/academie/"}],
        "about": ["Leren"],
        "inLanguage": "nl",
        "offers": {
            "@type": "Offer",
            "url": "https://voorbeeld.nl/aanmelden",
            "availability": "https://schema.org/InStock",
            "validFrom": "2024-10-01",
            "validThrough": "2024-12-01",
        },
        "superEvent": {
            "@type": "CourseInstance",
            "@id": "https://voorbeeld.nl/leergangen/proef/#uitvoering",
            "name": "Proefleergang",
            "url": "https://voorbeeld.nl/leergangen/proef/",
        },
    }


def test_questions_are_told_as_they_are_written(full: Path) -> None:
    page = webpage(full, "leergangen/proef/")
    [asked] = page.things("FAQPage")
    answer = {"@type": "Answer", "text": "Ja & nee </script>."}
    assert asked["mainEntity"] == [{"@type": "Question", "name": "Kan dit <b>?", "acceptedAnswer": answer}]


def test_the_overview_lists_the_programmes_in_its_own_order(academy_site: Path) -> None:
    page = webpage(academy_site, "leergangen/")
    [listed] = page.things("ItemList")
    rows = listed["itemListElement"]
    assert [each["position"] for each in rows] == [1, 2, 3, 4]
    cards = [each for each in page.all("a") if each.inside[-1] in ("h2", "h3") and "li" in each.inside]
    assert sorted(each["url"] for each in rows) == sorted(f"https://wijkmakers.nl{each['href']}" for each in cards)


# What happens to a session

START = "id: start, titel: De start, datum: 2025-06-05, tijd: 13:00-17:00"
SCHEMA = "https://schema.org/"


def event(root: Path, path: str = "leergangen/proef/start/") -> Thing:
    [found] = webpage(root / "output", path).things("EducationEvent")
    return found


def test_a_moved_session_says_when_it_was_to_begin(tmp_path: Path) -> None:
    """Its @id stays; so it does when it gets another id, and all earlier starts are told when it moves again."""
    programme(academy(tmp_path), "proef", START)
    publish(tmp_path, "2025-01-06")
    first = event(tmp_path)
    assert "previousStartDate" not in first
    programme(tmp_path, "proef", START.replace("06-05", "11-06"))
    publish(tmp_path, "2025-02-03")
    moved = event(tmp_path)
    assert moved["@id"] == first["@id"] == f"urn:uuid:{row_at(tmp_path, 'leergangen/proef/start').uid}"
    assert (moved["eventStatus"], moved["startDate"]) == (f"{SCHEMA}EventRescheduled", "2025-11-06T13:00+01:00")
    assert moved["previousStartDate"] == "2025-06-05T13:00+02:00"
    programme(tmp_path, "proef", "id: begin, titel: De start, datum: 2025-11-07, voorheen: [start]")
    build(tmp_path, "2025-03-03")
    again = event(tmp_path, "leergangen/proef/begin/")
    assert (again["@id"], again["startDate"]) == (first["@id"], "2025-11-07")
    assert again["previousStartDate"] == ["2025-06-05T13:00+02:00", "2025-11-06T13:00+01:00"]


def test_a_session_that_got_its_old_moment_back_is_as_planned(tmp_path: Path) -> None:
    programme(academy(tmp_path), "proef", START)
    publish(tmp_path, "2025-01-06")
    for day in ("06-12", "06-05"):
        programme(tmp_path, "proef", START.replace("06-05", day))
        publish(tmp_path, "2025-02-03")
    assert event(tmp_path)["previousStartDate"] == "2025-06-12T13:00+02:00"
    assert event(tmp_path)["startDate"] == "2025-06-05T13:00+02:00"


def test_another_place_is_no_other_time(tmp_path: Path) -> None:
    programme(academy(tmp_path), "proef", START)
    publish(tmp_path, "2025-01-06")
    programme(tmp_path, "proef", f"{START}, locatie: huis")
    publish(tmp_path, "2025-02-03")
    assert event(tmp_path)["eventStatus"] == f"{SCHEMA}EventScheduled"
    assert "previousStartDate" not in event(tmp_path)


@pytest.mark.parametrize(
    ("after", "status"),
    [
        (f"{START}, status: uitgesteld", "EventPostponed"),
        ("id: start, titel: De start, status: uitgesteld", "EventPostponed"),
        ("id: start, titel: De start", "EventPostponed"),
        (f"{START}, status: geannuleerd, reden: Ziek", "EventCancelled"),
        ("id: start, titel: De start, status: geannuleerd, reden: Ziek", "EventCancelled"),
    ],
)
def test_what_is_off_keeps_its_old_moment_and_sells_nothing(tmp_path: Path, after: str, status: str) -> None:
    """Also where the date is gone from content: the calendars still show the slot."""
    facts = "aanmelden: {tot: 2025-05-01, link: https://voorbeeld.nl/aanmelden}\n"
    programme(academy(tmp_path), "proef", START, facts=facts)
    publish(tmp_path, "2025-01-06")
    assert event(tmp_path)["offers"]["availability"] == f"{SCHEMA}InStock"
    first = event(tmp_path)["@id"]
    programme(tmp_path, "proef", after, facts=facts)
    publish(tmp_path, "2025-02-03")
    off = event(tmp_path)
    assert (off["@id"], off["eventStatus"], off["startDate"], off["endDate"]) == (
        first,
        f"{SCHEMA}{status}",
        "2025-06-05T13:00+02:00",
        "2025-06-05T17:00+02:00",
    )
    assert "offers" not in off
    assert [each["@id"] for each in webpage(tmp_path / "output", "leergangen/proef/").things("EducationEvent")] == [
        first
    ]


def test_what_is_postponed_and_gets_a_date_is_a_moved_session(tmp_path: Path) -> None:
    programme(academy(tmp_path), "proef", START)
    publish(tmp_path, "2025-01-06")
    programme(tmp_path, "proef", "id: start, titel: De start, status: uitgesteld")
    publish(tmp_path, "2025-02-03")
    programme(tmp_path, "proef", START.replace("06-05", "09-11"))
    publish(tmp_path, "2025-03-03")
    assert event(tmp_path)["eventStatus"] == f"{SCHEMA}EventRescheduled"
    assert event(tmp_path)["previousStartDate"] == "2025-06-05T13:00+02:00"


def test_whole_days_are_dates_and_what_is_unknown_is_left_out(tmp_path: Path) -> None:
    programme(academy(tmp_path), "proef", "id: start, titel: De start, datum: 2025-06-05, einddatum: 2025-06-07")
    built(tmp_path)
    found = event(tmp_path)
    assert (found["startDate"], found["endDate"]) == ("2025-06-05", "2025-06-07")
    assert found.keys() == {
        "@type", "@id", "name", "url", "image", "startDate", "endDate", "eventStatus", "inLanguage", "superEvent",
    }  # fmt: skip


def test_a_concept_is_no_event_even_in_the_preview(tmp_path: Path) -> None:
    programme(academy(tmp_path), "proef", f"{START}, status: concept")
    site = built(tmp_path, preview=True)
    assert webpage(site, "leergangen/proef/start/").things("EducationEvent") == []


# What follows from the sessions, and only then

ONLINE, PLACE = "online: https://voorbeeld.nl/mee", "locatie: huis"


def instance(root: Path, *modules: str, facts: str = "") -> Thing:
    programme(academy(root), "proef", *modules, facts=facts)
    [course] = webpage(built(root), "leergangen/proef/").things("Course")
    found: Thing = course["hasCourseInstance"]
    return found


def day(id: str, day: str, more: str = "") -> str:
    return f"id: {id}, titel: {id}, datum: {day}" + (f", {more}" if more else "")


@pytest.mark.parametrize(
    ("modules", "mode"),
    [
        ([day("a", "2025-06-05", ONLINE), day("b", "2025-06-12", ONLINE)], "Online"),
        ([day("a", "2025-06-05", PLACE), f"id: b, titel: B, {PLACE}"], "Onsite"),
        ([day("a", "2025-06-05", PLACE), day("b", "2025-06-12", ONLINE), day("c", "2025-06-19")], "Blended"),
        ([day("a", "2025-06-05", f"{PLACE}, {ONLINE}")], "Blended"),
        ([day("a", "2025-06-05", PLACE), day("b", "2025-06-12")], None),
        ([day("a", "2025-06-05", PLACE), day("b", "2025-06-12", f"{ONLINE}, status: geannuleerd, reden: x")], "Onsite"),
        ([], None),
    ],
)
def test_how_it_is_given_is_told_where_it_is_certain(tmp_path: Path, modules: list[str], mode: str | None) -> None:
    assert instance(tmp_path, *modules).get("courseMode") == mode


def test_one_way_of_some_modules_is_not_that_of_all(tmp_path: Path) -> None:
    assert "courseMode" not in instance(tmp_path, day("a", "2025-06-05", PLACE), facts="aantal_modules: 2\n")


@pytest.mark.parametrize(
    ("days", "rhythm"),
    [
        (["2025-06-05", "2025-06-06", "2025-06-07"], "Daily"),
        (["2025-06-05", "2025-06-12"], "Weekly"),
        (["2024-11-14", "2024-12-12", "2025-01-23"], "Monthly"),
        (["2024-11-14", "2024-12-12", "2025-02-27"], None),
        (["2025-06-05"], None),
    ],
)
def test_a_rhythm_is_told_where_the_days_have_one(tmp_path: Path, days: list[str], rhythm: str | None) -> None:
    schedule = instance(tmp_path, *(day(f"m{number}", each) for number, each in enumerate(days)))["courseSchedule"]
    assert (schedule["repeatCount"], schedule.get("repeatFrequency")) == (len(days), rhythm)


def test_while_dates_are_lacking_there_is_no_count_and_no_rhythm(tmp_path: Path) -> None:
    modules = [day("a", "2025-06-05"), day("b", "2025-06-12"), "id: c, titel: C"]
    assert instance(tmp_path, *modules)["courseSchedule"].keys() == {
        "@type", "startDate", "endDate", "scheduleTimezone",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "offer"),
    [
        ("prijs: {bedrag: 0}\n", {"category": "Free", "price": "0", "priceCurrency": "EUR"}),
        ("prijs: {bedrag: '450,50'}\n", {"category": "Paid", "price": "450.50", "priceCurrency": "EUR"}),
        ("", None),
        ("aanmelden: {vol: ja}\n", {"availability": f"{SCHEMA}SoldOut"}),
        ("aanmelden: {tot: 2024-10-01, link: https://v.nl/}\n", {"url": "https://v.nl/", "validThrough": "2024-10-01"}),
    ],
)  # fmt: skip
def test_an_offer_holds_what_is_known(tmp_path: Path, facts: str, offer: Thing | None) -> None:
    programme(academy(tmp_path), "proef", day("a", "2025-06-05"), facts=facts)
    [course] = webpage(built(tmp_path), "leergangen/proef/").things("Course")
    assert course.get("offers") == (offer and {"@type": "Offer"} | offer)


def test_nothing_is_offered_any_more_once_a_programme_has_begun(tmp_path: Path) -> None:
    programme(academy(tmp_path), "proef", START, facts="aanmelden: {link: https://v.nl/}\n")
    assert "offers" not in event(built(tmp_path, date(2025, 6, 5)).parent)
