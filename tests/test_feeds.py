"""Which calendars there are, what stands in each, how they are offered, and that the build proves them itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import segno
from feeds import logical, parsed
from published import academy, build, everything, feeds, on, programme, publish, row_at, shown, the_entry
from sites import ACADEMY, project, write
from webpage import webpage, webpages

from wijkmakers_site import pipeline
from wijkmakers_site.calendars.feeds import contents
from wijkmakers_site.calendars.feeds.feed_list import Feed, feed_list
from wijkmakers_site.calendars.subscribe_links import subscription
from wijkmakers_site.calendars.timetable import timetable
from wijkmakers_site.calendars.verification.verify import verify
from wijkmakers_site.calendars.vevent import vevent
from wijkmakers_site.cli import main
from wijkmakers_site.model.derived.published import published
from wijkmakers_site.problems.errors import InconsistencyError
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.artifacts import Artifact

DAY = "2025-01-06"
START = "id: start, titel: De start, datum: 2025-06-05, tijd: 13:00-17:00, locatie: molen, sprekers: [jet]"
OWN = "id: eigen, titel: Het eigene, datum: 2025-06-12, locatie: huis, sprekers: [ali], thema: [wonen], groep: a"
GROUPS = "thema: [leren]\ngroepen: [{id: a, titel: Groep A}, {id: b, titel: Groep B}]\n"


def titles(root: Path, path: str) -> set[str]:
    return {entry["SUMMARY"] for entry in shown(root, path).values()}


@pytest.fixture(scope="module")
def demanding(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with everything that can stand in a calendar."""
    return everything(tmp_path_factory.mktemp("demanding"))


@pytest.fixture(scope="module")
def whole_academy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The customer's content, built for 1 November 2024."""
    root = project(tmp_path_factory.mktemp("whole"), ACADEMY)
    build(root, "2024-11-01")
    return root


@pytest.fixture(params=["demanding", "whole_academy"])
def root(request: pytest.FixtureRequest) -> Path:
    """One site after the other."""
    found: Path = request.getfixturevalue(request.param)
    return found


OF_A = "Het eigene (Groep A)"
MEMBERS = {
    "agenda.ics": {"De start", OF_A},
    "leergangen/proef/agenda.ics": {"De start", OF_A},
    "leergangen/proef/start/agenda.ics": {"De start"},
    "leergangen/proef/eigen/agenda.ics": {OF_A},
    "leergangen/proef/groepen/a/agenda.ics": {"De start", OF_A},
    "leergangen/proef/groepen/b/agenda.ics": {"De start"},
    "sprekers/jet/agenda.ics": {"De start"},
    "sprekers/ali/agenda.ics": {OF_A},
    "locaties/molen/agenda.ics": {"De start"},
    "locaties/huis/agenda.ics": {OF_A},
    "themas/leren/agenda.ics": {"De start", OF_A},
    "themas/wonen/agenda.ics": {OF_A},
}


def test_each_feed_holds_all_it_is_about_and_what_is_of_one_group_says_so(tmp_path: Path) -> None:
    """What is of one group is in no other group's."""
    programme(academy(tmp_path), "proef", START, OWN, facts=GROUPS)
    publish(tmp_path, DAY)
    assert {path: titles(tmp_path, path) for path in feeds(tmp_path)} == MEMBERS


def test_a_speaker_with_two_roles_has_the_session_once(tmp_path: Path) -> None:
    roles = "sprekers: [{spreker: jet, rol: gids}, {spreker: jet, rol: gastvrouw}]"
    programme(academy(tmp_path), "proef", f"id: start, titel: De start, datum: 2025-06-05, {roles}")
    publish(tmp_path, DAY)
    kept = row_at(tmp_path, "leergangen/proef/start").feeds
    assert [path for path in kept if path.startswith("sprekers/")] == ["sprekers/jet/agenda.ics"]
    page = webpage(tmp_path / "output", "sprekers/jet/")
    assert [each.words for each in page.all("p", class_="title")] == ["De start"]


NAMES = {
    "agenda.ics": "Proefsite",
    "leergangen/proef/agenda.ics": "Proef",
    "leergangen/proef/groepen/a/agenda.ics": "Proef\\, Groep A",
    "sprekers/jet/agenda.ics": "Proefsite: Jet Proef",
    "locaties/huis/agenda.ics": "Proefsite: Het Huis",
    "themas/wonen/agenda.ics": "Proefsite: Wonen",
}


@pytest.mark.parametrize(("path", "name"), NAMES.items())
def test_each_feed_has_a_name_of_its_own(demanding: Path, path: str, name: str) -> None:
    content = logical((demanding / "output" / path).read_bytes())
    assert [value for key, _, value in content if key == "NAME"] == [name]
    assert [value for key, _, value in content if key == "SOURCE"] == [f"https://voorbeeld.nl/{path}"]


def test_every_offered_feed_is_there_and_no_other(root: Path) -> None:
    made = pipeline.make(root, on("2025-01-06"))
    offered = list(feed_list(timetable(published(made.site, date(2025, 1, 6)), date(2025, 1, 6))))
    paths = [path for feed in offered for path in (feed.path, *feed.formerly)]
    assert len(paths) == len(set(paths))
    assert set(paths) == feeds(root).keys()


def test_every_feed_is_read_by_another_reader(root: Path) -> None:
    for path in feeds(root):
        assert len(parsed(root / "output", path)) == len(shown(root, path))


def test_every_page_tells_of_the_calendar_that_it_is_about(root: Path) -> None:
    """`<link rel="alternate" type="text/calendar">`, and it is there; but no calendar without an entry is offered."""
    pages = dict(webpages(root / "output"))
    found = {
        path: [element["href"] for element in page.all("link", rel="alternate", type="text/calendar")]
        for path, page in pages.items()
    }
    offered = [feed for feed in feeds(root) if "/groepen/" not in feed]
    for feed in offered:
        path = feed.removesuffix("agenda.ics")
        if path in pages:
            told = any(href.endswith(f"/{feed}") for href in found[path])
            assert told == (feed == "agenda.ics" or bool(shown(root, feed))), path


def test_no_calendar_without_an_entry_is_offered_to_subscribe_to(demanding: Path) -> None:
    """A programme without dates, a speaker who speaks nowhere; when there is one, the pages offer it."""
    empty = {path for path in feeds(demanding) if not shown(demanding, path)}
    assert {"leergangen/leeg/agenda.ics", "sprekers/ali/agenda.ics"} <= empty
    for path, page in webpages(demanding / "output"):
        offered = {each["href"].partition("://voorbeeld.nl/")[2] for each in page.all("a")}
        assert not offered & empty, path
    assert not webpage(demanding / "output", "leergangen/leeg/").all("h2", id="deel-agenda")


def test_a_renamed_venue_speaker_and_group_keep_answering(tmp_path: Path) -> None:
    programme(academy(tmp_path), "proef", START, facts=GROUPS)
    for old, new, name in (("sprekers/jet", "sprekers/jetje", "Jet"), ("locaties/molen", "locaties/molentje", "Molen")):
        (tmp_path / f"content/{old}.yaml").unlink()
        write(tmp_path, f"content/{new}.yaml", f"naam: {name}\nvoorheen: [{old.partition('/')[2]}]\n")
    (tmp_path / "content/leergangen/proef").rename(tmp_path / "content/leergangen/kern")
    module = START.replace("molen", "molentje").replace("[jet]", "[jetje]")
    programme(tmp_path, "kern", module, facts=f"{GROUPS}voorheen: [proef]\n")
    publish(tmp_path, DAY)
    served = feeds(tmp_path)
    for old, new in (
        ("sprekers/jet", "sprekers/jetje"),
        ("locaties/molen", "locaties/molentje"),
        ("leergangen/proef/groepen/b", "leergangen/kern/groepen/b"),
    ):
        assert served[f"{old}/agenda.ics"] == served[f"{new}/agenda.ics"]
        assert titles(tmp_path, f"{old}/agenda.ics") == {"De start"}


def test_a_deleted_programme_goes_on_telling_that_it_is_off(tmp_path: Path) -> None:
    """And when all of it is 30 days past, the address still answers."""
    programme(academy(tmp_path), "weg", START, OWN, facts=GROUPS)
    publish(tmp_path, DAY)
    own = {path for path in feeds(tmp_path) if path.startswith("leergangen/weg/")}
    (tmp_path / "content/leergangen/weg/leergang.yaml").unlink()
    (tmp_path / "content/leergangen/weg").rmdir()
    publish(tmp_path, "2025-02-03")
    for path in own:
        assert titles(tmp_path, path) == {f"GEANNULEERD: {title}" for title in MEMBERS[path.replace("weg", "proef")]}
    publish(tmp_path, "2025-09-01")
    assert own <= feeds(tmp_path).keys()
    assert {path: titles(tmp_path, path) for path in own} == {path: set() for path in own}


# Feeds that grow too large


def _many(root: Path, count: int, facts: str) -> Path:
    """A site with so many entries, one a week since the summer of 2005, in modules of at most a hundred."""
    days = [date(2005, 8, 4) + timedelta(weeks=number) for number in range(count)]
    modules = [
        f"id: m{start}, titel: Module {start}{facts}, bijeenkomsten: ["
        + ", ".join(f"{{id: d{number}, datum: {day}}}" for number, day in enumerate(days[start : start + 100]))
        + "]"
        for start in range(0, count, 100)
    ]
    programme(academy(root), "proef", *modules)
    publish(root, "2024-09-02")
    return root


LIMITS = [
    pytest.param(1100, "", id="1,000 entries"),
    pytest.param(700, f", samenvatting: {'Woord ' * 140}", id="512 KiB"),
]


@pytest.mark.parametrize(("count", "facts"), LIMITS)
def test_a_feed_that_grows_too_large_is_split_by_school_year(tmp_path: Path, count: int, facts: str) -> None:
    root = _many(tmp_path, count, facts)
    parts = {path: shown(root, path) for path in feeds(root) if re.fullmatch(r"agenda[^/]*\.ics", path)}
    assert len(parts) > 1
    for path, entries in parts.items():
        assert len(entries) <= 1000
        assert (root / "output" / path).stat().st_size <= 512 * 1024
    uids = [uid for entries in parts.values() for uid in entries]
    assert len(uids) == len(set(uids)) == count, "every entry stands in one of them"
    for path, entries in parts.items():
        if path != "agenda.ics":
            first = int(path[7:11])
            assert path == f"agenda-{first}-{first + 1}.ics"
            content = logical((root / "output" / path).read_bytes())
            assert [value for key, _, value in content if key == "NAME"] == [f"Proefsite {first}-{first + 1}"]
            assert all(f"{first}0801" <= entry["DTSTART"] <= f"{first + 1}0731" for entry in entries.values())


def test_pages_that_offer_a_calendar_link_its_files_of_past_years(tmp_path: Path) -> None:
    root = _many(tmp_path, 1100, "")
    years = [path for path in feeds(root) if re.fullmatch(r"(?:leergangen/proef/)?agenda-[^/]*\.ics", path)]
    files = {path for path in years if shown(root, path)}
    assert len(files) < len(years), "those that hold nothing now answer still"
    linked = {
        path: {each["href"].lstrip("/") for each in webpage(root / "output", path).all("a", download="")}
        for path in ("agenda/", "agenda/abonneren/", "leergangen/proef/")
    }
    whole = {path for path in files if "/" not in path}
    assert linked["agenda/"] == linked["agenda/abonneren/"] == whole != set()
    assert linked["leergangen/proef/"] >= files - whole != set()


def test_a_feed_that_lacks_something_says_in_itself_where_the_rest_is(tmp_path: Path) -> None:
    root = _many(tmp_path, 1100, "")
    rest = sorted(path for path in feeds(root) if re.fullmatch(r"agenda-[^/]*\.ics", path) and shown(root, path))
    head = logical((root / "output/agenda.ics").read_bytes().partition(b"BEGIN:VTIMEZONE")[0])
    told = {key: value.replace("\\,", ",") for key, _, value in head if key in ("DESCRIPTION", "X-WR-CALDESC")}
    addresses = ", ".join(f"https://voorbeeld.nl/{path}" for path in rest)
    words = f"Niet alles past in deze agenda. De rest staat per schooljaar in: {addresses}"
    assert told == {"DESCRIPTION": words, "X-WR-CALDESC": words}


def test_what_is_to_come_stays_where_people_subscribed(tmp_path: Path) -> None:
    root = _many(tmp_path, 1100, "")
    coming = {entry["DTSTART"] for entry in shown(root).values() if entry["DTSTART"] >= "20240902"}
    assert len(coming) == 1100 - 996
    assert len(shown(root)) == 1000
    assert min(entry["DTSTART"] for entry in shown(root).values()) == "20070705"


# Atom

ATOM = "{http://www.w3.org/2005/Atom}"


# How often each child may stand there, and must (sections 4.1.1 and 4.1.2).
ONCE, SOME = {"id", "title", "updated"}, {"author", "link", "entry"}
OF_FEED, OF_ENTRY = ONCE | SOME, ONCE | {"link", "summary"}


def atom(root: Path, path: str = "wijzigingen.xml") -> ET.Element:
    """An Atom feed; asserts what RFC 4287 demands of it, and no element that it does not know."""
    feed = ET.fromstring((root / "output" / path).read_bytes())
    assert feed.tag == f"{ATOM}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "nl"
    _assert_node(feed, OF_FEED, OF_FEED - {"entry"})
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    own = f"https://voorbeeld.nl/{path}"
    assert feed.findtext(f"{ATOM}id") == own
    assert _links(feed) == [("self", own), ("alternate", own.removesuffix("wijzigingen.xml"))]
    entries = feed.findall(f"{ATOM}entry")
    for each in entries:
        _assert_node(each, OF_ENTRY, OF_ENTRY)
        assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", each.findtext(f"{ATOM}id") or "")
        assert [rel for rel, _href in _links(each)] == ["alternate"]
    ids = [each.findtext(f"{ATOM}id") for each in entries]
    assert len(ids) == len(set(ids)), "two entries have one id"
    moments = [str(each.findtext(f"{ATOM}updated")) for each in entries]
    assert moments == sorted(moments, reverse=True)
    assert not moments or feed.findtext(f"{ATOM}updated") == moments[0]
    return feed


def _assert_node(node: ET.Element, known: set[str], needed: set[str]) -> None:
    names = [each.tag.removeprefix(ATOM) for each in node]
    assert needed <= set(names) <= known
    assert all(names.count(name) == 1 for name in ONCE | {"author", "summary"} & set(names))
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", node.findtext(f"{ATOM}updated") or "")
    for each in node:
        assert each.get("type", "text") == "text"
        assert each.tag in (f"{ATOM}link", f"{ATOM}entry", f"{ATOM}author") or (each.text or "").strip()


def _links(node: ET.Element) -> list[tuple[str, str]]:
    """Relation and address; a link without a relation is to what the node stands for (section 4.2.7.2)."""
    return [(link.get("rel", "alternate"), link.attrib["href"]) for link in node.findall(f"{ATOM}link")]


def _texts(feed: ET.Element, name: str) -> list[str | None]:
    return [entry.findtext(ATOM + name) for entry in feed.iter(f"{ATOM}entry")]


def test_changes_can_be_followed_for_all_and_for_each_programme(tmp_path: Path) -> None:
    other = "id: los, titel: 'Los & <vast>', datum: 2025-09-18"
    root = academy(tmp_path)
    programme(root, "proef", START)
    programme(root, "ander", other)
    publish(root, DAY)
    programme(root, "proef", START.replace("13:00", "14:00"))
    publish(root, "2025-02-03")
    programme(root, "ander", other.replace("09-18", "09-19"))
    publish(root, "2025-03-03")
    everything = atom(root)
    assert everything.findtext(f"{ATOM}id") == "https://voorbeeld.nl/wijzigingen.xml"
    assert everything.findtext(f"{ATOM}title") == "Wijzigingen in de agenda van Proefsite"
    assert everything.findtext(f"{ATOM}updated") == "2025-03-02T23:00:00Z"
    assert _texts(everything, "title") == ["Los & <vast>: nieuwe datum", "De start: nieuwe tijd"]
    assert _texts(everything, "summary") == [
        "Gewijzigd op 3 maart 2025: nieuwe datum.",
        "Gewijzigd op 3 februari 2025: nieuwe tijd.",
    ]
    links = [link.get("href") for link in everything.findall(f"{ATOM}entry/{ATOM}link")]
    assert links == ["https://voorbeeld.nl/leergangen/ander/los/", "https://voorbeeld.nl/leergangen/proef/start/"]
    own = atom(root, "leergangen/proef/wijzigingen.xml")
    assert own.findtext(f"{ATOM}title") == "Wijzigingen: Proef"
    assert _texts(own, "title") == ["De start: nieuwe tijd"]


def test_a_new_entry_is_no_change(demanding: Path) -> None:
    assert _texts(atom(demanding), "title") == []
    assert _texts(atom(demanding, "leergangen/proef/wijzigingen.xml"), "title") == []


def test_two_changes_on_one_day_are_two_notes_the_latest_first(tmp_path: Path) -> None:
    programme(academy(tmp_path), "proef", START)
    for module in (START, START.replace("13:00", "14:00"), START.replace("13:00", "14:00").replace("De s", "S")):
        programme(tmp_path, "proef", module)
        publish(tmp_path, DAY)
    assert _texts(atom(tmp_path), "summary") == [
        "Gewijzigd op 6 januari 2025: nieuwe titel.",
        "Gewijzigd op 6 januari 2025: nieuwe tijd.",
    ]


def test_a_note_keeps_its_id_when_more_follow(tmp_path: Path) -> None:
    programme(academy(tmp_path), "proef", START)
    publish(tmp_path, DAY)
    ids: list[list[str | None]] = []
    for hour in ("14", "15"):
        programme(tmp_path, "proef", START.replace("13:00", f"{hour}:00"))
        publish(tmp_path, "2025-02-03")
        ids.append(_texts(atom(tmp_path), "id"))
    assert ids[0] == ids[1][1:]


def test_an_atom_feed_tells_the_last_ten_changes(tmp_path: Path) -> None:
    root = academy(tmp_path)
    for day in range(1, 14):
        programme(root, "proef", START.replace("De start", f"Dag {day}"))
        publish(root, f"2025-02-{day:02}")
    notes = [words and words.split()[2] for words in _texts(atom(root), "summary")]
    assert notes == [str(day) for day in range(13, 3, -1)]


# How they are offered


def test_the_addresses_for_every_kind_of_app() -> None:
    offered = subscription(Feed("leergangen/x/agenda.ics", "X & Y", "leergangen/x/"), Root("https://v.nl/academie/"))
    assert offered.address == "https://v.nl/academie/leergangen/x/agenda.ics"
    assert offered.webcal == "webcal://v.nl/academie/leergangen/x/agenda.ics"
    google = "https://calendar.google.com/calendar/r?cid=webcal%3A//v.nl/academie/leergangen/x/agenda.ics"
    assert offered.google == google
    assert offered.outlook == (
        "https://outlook.live.com/calendar/0/addfromweb"
        "?url=https%3A%2F%2Fv.nl%2Facademie%2Fleergangen%2Fx%2Fagenda.ics&name=X%20%26%20Y"
    )


def _squares(svg: str) -> set[tuple[int, int]]:
    """The dark squares of a QR code as (row, column), border included, from the path of lines that draws them."""
    [path] = re.findall(r'stroke="#000"[^>]* d="([^"]+)"|d="([^"]+)"[^>]* stroke="#000"', svg)
    dark, x, y = set(), 0.0, 0.0
    for command, numbers in re.findall(r"([Mmh])([-0-9. ]+)", "".join(path)):
        values = [float(each) for each in numbers.split()]
        if command == "h":
            dark |= {(int(y), int(x) + step) for step in range(int(values[0]))}
            x += values[0]
        else:
            x, y = (values[0], values[1]) if command == "M" else (x + values[0], y + values[1])
    return dark


CODES = ["agenda", "leergangen/proef/agenda", "leergangen/proef/groepen/a/agenda", "leergangen/leeg/agenda"]


@pytest.mark.parametrize("path", CODES)
def test_a_qr_code_holds_the_address_to_subscribe_to(demanding: Path, path: str) -> None:
    svg = (demanding / f"output/{path}-qr.svg").read_text(encoding="utf-8")
    ET.fromstring(svg)
    wanted = segno.make(f"webcal://voorbeeld.nl/{path}.ics", error="m", micro=False)
    rows = list(wanted.matrix_iter(border=4))
    assert _squares(svg) == {(y, x) for y, row in enumerate(rows) for x, dark in enumerate(row) if dark}


def test_every_qr_code_on_a_page_is_there(demanding: Path) -> None:
    sources = {
        image["src"].lstrip("/")
        for _, page in webpages(demanding / "output")
        for image in page.all("img")
        if image["src"].endswith("-qr.svg")
    }
    assert sources
    assert [source for source in sources if not (demanding / "output" / source).is_file()] == []


# The build tests itself

PLACE = '"De start" (leergangen/proef/start/)'
OTHERWISE = "in de agenda is een andere dan in content/."
Change = Callable[[bytes], bytes]
MODULE, FEED, PAGE = ("leergangen/proef/" + name for name in ("start/agenda.ics", "agenda.ics", "start/index.html"))


def _instead(old: str, new: str) -> Change:
    def change(content: bytes) -> bytes:
        assert old.encode() in content
        return content.replace(old.encode(), new.encode())

    return change


def _twice(content: bytes) -> bytes:
    begin, end = content.index(b"BEGIN:VEVENT"), content.index(b"END:VCALENDAR")
    return content[:end] + content[begin:end] + content[end:]


def _without_entries(content: bytes) -> bytes:
    return content[: content.index(b"BEGIN:VEVENT")] + b"END:VCALENDAR\r\n"


FAULTS = [
    pytest.param(MODULE, _instead("20250605T130000", "20250606T130000"), f"De datum van {PLACE} {OTHERWISE}", id="day"),
    pytest.param(MODULE, _instead("T130000", "T120000"), f"De tijd van {PLACE} {OTHERWISE}", id="start"),
    pytest.param(MODULE, _instead("T170000", "T173000"), f"De tijd van {PLACE} {OTHERWISE}", id="end"),
    pytest.param(
        MODULE, _instead("Europe/Amsterdam:2", "Europe/London:2"), f"De tijd van {PLACE} {OTHERWISE}", id="zone"
    ),
    pytest.param(
        MODULE,
        lambda content: re.sub(rb"(DT...?.?);TZID=Europe/Amsterdam:(\d+)T\d+", rb"\1;VALUE=DATE:\2", content).replace(
            b"DTEND;VALUE=DATE:20250605", b"DTEND;VALUE=DATE:20250606"
        ),
        f"De tijd van {PLACE} {OTHERWISE}",
        id="whole day",
    ),
    pytest.param(MODULE, _instead("De start", "De stort"), f"De titel van {PLACE} {OTHERWISE}", id="title"),
    pytest.param(MODULE, _instead("Y:De start", "Y:Of De start"), f"De titel van {PLACE} {OTHERWISE}", id="prefix"),
    pytest.param(
        MODULE,
        _instead("STATUS:CONFIRMED", "STATUS:CANCELLED"),
        f"Of {PLACE} doorgaat staat anders in de agenda dan in content/.",
        id="status",
    ),
    *(
        pytest.param(
            MODULE,
            _instead(old, new),
            f'{what} van "De start" (leergangen/proef/start) staat in de agenda anders dan in content/.',
            id=what,
        )
        for what, old, new in (
            ("De plaats", "De Molen", "De Mol\\\\en"),
            ("De uitleg", "Proef\\nMet", "Proef\\Met"),
            ("De soort of het thema", "CATEGORIES:Leergang", "CATEGORIES:Leer\\,gang"),
            ("De afspraak", "TRANSP:OPAQUE", "TRANSP:TRANSPARENT"),
        )
    ),
    *(
        pytest.param(
            MODULE,
            _instead(old, new),
            'De afspraak van "De start" (leergangen/proef/start) staat in de agenda anders dan in content/.',
            id=new,
        )
        for old, new in (
            ("SEQUENCE:0", "SEQUENCE:1"),
            ("DTSTAMP:2", "DTSTAMP:1"),
            ("LAST-MODIFIED:2", "LAST-MODIFIED:1"),
            ("SEQUENCE:0", "SEQUENCE:0\r\nUID:een"),
        )
    ),
    *(
        pytest.param(
            path, _instead(old, new), f"De naam of het adres in {path} is een andere dan die van de agenda.", id=old
        )
        for path, old, new in (
            (FEED, "\nNAME:Proef", "\nNAME:Proef\\, nog eens"),
            (FEED, "X-WR-CALNAME:Proef", "X-WR-CALNAME:Proeve"),
            (FEED, "SOURCE;VALUE=URI:https://voorbeeld.nl/l", "SOURCE;VALUE=URI:https://voorbeeld.nl/k"),
            (FEED, "REFRESH-INTERVAL;VALUE=DURATION:PT6H", "REFRESH-INTERVAL;VALUE=DURATION:PT9H"),
            (MODULE, "CALSCALE:", "NAME:De start\r\nCALSCALE:"),
        )
    ),
    pytest.param(
        FEED, _instead("T130000", "T120000"), f'In {FEED} staat "De start" anders dan in content/.', id="in one feed"
    ),
    pytest.param(FEED, _twice, f'In {FEED} staat "De start" dubbel.', id="twice"),
    pytest.param(MODULE, _twice, f'In {MODULE} staat "De start" dubbel.', id="twice in a single one"),
    pytest.param(FEED, _without_entries, f'In {FEED} ontbreekt "De start".', id="missing"),
    pytest.param(
        MODULE,
        _instead("\r\n", "\n"),
        f"{MODULE} kan niet teruggelezen worden (a line does not end in CRLF).",
        id="line ends",
    ),
    pytest.param(
        MODULE,
        _instead("END:VEVENT\r\n", ""),
        f"{MODULE} kan niet teruggelezen worden (an entry has no end).",
        id="end",
    ),
    pytest.param(
        MODULE,
        lambda content: re.sub(rb"DTEND[^\r]+\r\n", b"", content),
        f"{MODULE} kan niet teruggelezen worden (DTEND is missing).",
        id="no end",
    ),
]


def _proven(root: Path, path: str = "", change: Change | None = None) -> None:
    """Prove a site of which one file is changed first."""
    made = pipeline.make(root, on(DAY))
    artifacts = [
        Artifact(each.path, change(each.content)) if change and each.path == path else each
        for each in made.rendered.artifacts
    ]
    verify(timetable(published(made.site, on(DAY).day), on(DAY).day), made.rendered.ledger, artifacts, ())


@pytest.fixture(scope="module")
def simple(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = academy(tmp_path_factory.mktemp("simple"))
    programme(root, "proef", START)
    return root


@pytest.mark.parametrize(("path", "change", "message"), FAULTS)
def test_the_build_finds_every_fault_of_its_own(simple: Path, path: str, change: Change, message: str) -> None:
    with pytest.raises(InconsistencyError) as raised:
        _proven(simple, path, change)
    assert str(raised.value) == message


def test_a_good_site_is_proven(root: Path) -> None:
    _proven(root)


def test_a_fault_of_the_program_ends_with_3_and_names_the_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """And nothing is written: neither the site nor, when publishing, the ledger."""
    programme(academy(tmp_path), "proef", START)
    publish(tmp_path, DAY)
    before = {file: file.read_bytes() for file in _written(tmp_path)}
    programme(tmp_path, "proef", START.replace("17:00", "18:00"))
    monkeypatch.setattr(contents, "vevent", lambda row: vevent(row).replace(b"T130000", b"T120000"))
    for verb in ("build", "publish"):
        code = main.run([verb, "--op", DAY], tmp_path)
        assert code == 3
        assert capsys.readouterr().err == (
            f"Er ging iets mis in het programma zelf: De tijd van {PLACE} {OTHERWISE} "
            "De site in output/ is niet veranderd. Stuur .cache/fout.log naar wie het programma onderhoudt.\n"
        )
        assert {file: file.read_bytes() for file in _written(tmp_path)} == before
    assert the_entry(tmp_path, "De start")["DTEND"] == "20250605T170000"


def _written(root: Path) -> Iterator[Path]:
    yield root / "content/agenda.lock"
    yield from (file for file in (root / "output").rglob("*") if file.is_file())
