"""`diff` and `check`: what participants are going to notice, told before they do."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from published import academy, build, programme, publish, row_at, shown
from sites import write

from wijkmakers_site.cli import main

GROUPS = "groepen: [{id: a, titel: Groep A}, {id: b, titel: Groep B}]\n"
START = (
    "id: start, titel: De start, samenvatting: Kort gezegd, datum: 2025-06-05, tijd: 13:00-17:00, locatie: molen, "
    "sprekers: [jet]"
)
MOMENT = "donderdag 5 juni 2025, 13.00 tot 17.00 uur"
FILE = "content/leergangen/proef/leergang.yaml"
NOTHING = "Deelnemers merken niets: in de agenda's verandert niets.\n"
ON = ("--op", "2025-02-03")
Told = Callable[..., tuple[int, str, str]]


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]) -> Told:
    """One command line within this process: exit code, what it printed, what it complained of."""

    def run_here(root: Path, *words: str) -> tuple[int, str, str]:
        code = main.run(words, root)
        return code, *capsys.readouterr()

    return run_here


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with one published module, and what was published a second time in `vorige/`."""
    root = academy(tmp_path_factory.mktemp("desk"))
    programme(root, "proef", START)
    publish(root, "2025-01-06")
    shutil.copytree(root / "output", root / "vorige")
    shutil.copytree(root / "content", root / "eerste")
    return root


@pytest.fixture
def root(desk: Path) -> Path:
    """The desk, tidied: all is as after the first publication."""
    for folder, first in (("content", "eerste"), ("output", "vorige")):
        shutil.rmtree(desk / folder)
        shutil.copytree(desk / first, desk / folder)
    return desk


def difference(
    kind: str, *aspects: str, title: str = "De start", when: str = MOMENT, feeds: int = 5, moves: Sequence[str] = ()
) -> str:
    """What `diff` prints for one entry of the programme, and for the feeds that it comes into (`+`) and leaves."""
    rows = "".join(f"    {aspect}\n" for aspect in aspects)
    verbs = {"+": "komt erin", "-": "gaat eruit"}
    rows += "".join(f"Agenda /{move[1:]}/agenda.ics\n  {verbs[move[0]]}: {title}\n" for move in moves)
    return f"Proef\n  {kind}: {title} ({when})\n{rows}Deelnemers merken 1 afspraak, in {feeds} agenda's.\n"


HOUSE, JET = ("+locaties/huis", "-locaties/molen"), "-sprekers/jet"
OFF = "status: gaat door -> gaat niet door"
LATER = "status: gaat door -> uitgesteld"
FRIDAY = "vrijdag 6 juni 2025, 14.00 tot 17.00 uur"
CHANGES = [
    pytest.param((START,), NOTHING, id="nothing"),
    pytest.param(
        (START, "id: twee, titel: 'Nieuw; met, komma', datum: 2025-07-01"),
        difference("nieuw", title="Nieuw; met, komma", when="1 juli 2025", feeds=3),
        id="new",
    ),
    pytest.param(
        (START.replace("06-05", "06-06").replace("13:", "14:"),),
        difference("gewijzigd", f"wanneer: {MOMENT} -> {FRIDAY}", when=FRIDAY),
        id="moved",
    ),
    pytest.param(
        (START.replace("2025-06-05, tijd: 13:00-17:00", "2025-06-05, einddatum: 2025-06-06"),),
        difference("gewijzigd", f"wanneer: {MOMENT} -> 5 tot en met 6 juni 2025", when="5 tot en met 6 juni 2025"),
        id="whole days",
    ),
    pytest.param(
        (START.replace("De start", "Het begin"),),
        difference("gewijzigd", "titel: De start -> Het begin", title="Het begin"),
        id="retitled",
    ),
    pytest.param(
        (START.replace("molen", "huis"),),
        difference("gewijzigd", "plaats: De Molen, Molenpad 1, Groningen -> Het Huis, Assen", feeds=6, moves=HOUSE),
        id="relocated",
    ),
    pytest.param(
        (START.replace("locatie: molen, ", ""),),
        difference("gewijzigd", "plaats: De Molen, Molenpad 1, Groningen -> (niets)", moves=HOUSE[1:]),
        id="without a place",
    ),
    pytest.param(
        (START.replace("[jet]", "[ali]"),),
        difference("gewijzigd", "sprekers: Jet Proef -> Ali Proef", feeds=6, moves=["+sprekers/ali", JET]),
        id="another speaker",
    ),
    pytest.param(
        (START.replace("gezegd", "verteld"),),
        difference("gewijzigd", "omschrijving: Kort gezegd -> Kort verteld"),
        id="other words",
    ),
    pytest.param(
        (START.replace("De start", "Het begin").replace("molen", "huis").replace("[jet]", "[]"),),
        difference(
            "gewijzigd",
            "plaats: De Molen, Molenpad 1, Groningen -> Het Huis, Assen",
            "sprekers: Jet Proef -> (niets)",
            "titel: De start -> Het begin",
            title="Het begin",
            feeds=6,
            moves=[*HOUSE, JET],
        ),
        id="much at once",
    ),
    pytest.param(
        (f"{START}, status: geannuleerd, reden: Ziek",), difference("geannuleerd", f"{OFF} (Ziek)"), id="cancelled"
    ),
    pytest.param(
        (START, "id: af, titel: Af, datum: 2025-07-01, status: geannuleerd, reden: Te weinig deelnemers"),
        difference(
            "nieuw", "status: (niets) -> gaat niet door (Te weinig deelnemers)", title="Af", when="1 juli 2025", feeds=3
        ),
        id="new and off",
    ),
    pytest.param((f"{START}, status: uitgesteld",), difference("uitgesteld", LATER), id="postponed"),
    pytest.param(("id: start, titel: De start",), difference("uitgesteld", LATER), id="postponed without a date"),
    pytest.param(
        (f"{START}, status: voorlopig",),
        difference("gewijzigd", "status: gaat door -> voorlopig"),
        id="provisional",
    ),
    pytest.param((), difference("geannuleerd", OFF), id="deleted"),
]


@pytest.mark.parametrize(("modules", "text"), CHANGES)
def test_diff_says_what_participants_will_notice(root: Path, told: Told, modules: tuple[str, ...], text: str) -> None:
    programme(root, "proef", *modules)
    assert told(root, "diff", *ON) == (0, text, "")


@pytest.mark.parametrize(("modules", "text"), CHANGES)
def test_diff_says_the_same_of_an_earlier_built_site(
    root: Path, told: Told, modules: tuple[str, ...], text: str
) -> None:
    programme(root, "proef", *modules)
    assert told(root, "diff", *ON, "--vorige", str(root / "vorige")) == (0, text, "")


@pytest.mark.parametrize(("modules", "text"), CHANGES)
def test_what_was_published_is_news_no_more(root: Path, told: Told, modules: tuple[str, ...], text: str) -> None:
    """Against the ledger, and against the site with its notices of what changed."""
    programme(root, "proef", *modules)
    publish(root, "2025-02-03")
    for words in ((), ("--vorige", str(root / "output"))):
        assert told(root, "diff", *ON, *words) == (0, NOTHING, ""), text


def test_diff_says_that_an_entry_is_restored(root: Path, told: Told) -> None:
    programme(root, "proef")
    publish(root, "2025-01-13")
    programme(root, "proef", START)
    assert told(root, "diff", *ON) == (0, difference("hersteld", "status: gaat niet door -> gaat door"), "")


def test_what_moves_from_one_feed_to_another_is_told_of_both(root: Path, told: Told) -> None:
    programme(root, "proef", START, facts=GROUPS)
    assert told(root, "diff", *ON)[1].splitlines() == [
        "Agenda /leergangen/proef/groepen/a/agenda.ics",
        "  komt erin: De start",
        "Agenda /leergangen/proef/groepen/b/agenda.ics",
        "  komt erin: De start",
        "Deelnemers merken dat in 2 agenda's.",
    ]
    assert told(root, "diff", *ON, "--exit-code")[0] == 1
    told(root, "publish", *ON)
    programme(root, "proef", f"{START}, groep: a", facts=GROUPS)
    moved = json.loads(told(root, "diff", *ON, "--json")[1])["verplaatst"]
    assert moved == [{"agenda": "leergangen/proef/groepen/b/agenda.ics", "erbij": [], "eruit": ["De start"]}]


def test_a_feed_with_another_address_is_the_same_feed(root: Path, told: Told) -> None:
    (root / "content/leergangen/proef").rename(root / "content/leergangen/nieuw")
    programme(root, "nieuw", START, facts="voorheen: [proef]\n")
    assert "Agenda /" not in told(root, "diff", *ON)[1]


def test_entries_stand_by_programme_and_then_by_date(root: Path, told: Told) -> None:
    later, sooner = "id: laat, titel: Laat, datum: 2025-07-02", "id: vroeg, titel: Vroeg, datum: 2025-03-04"
    programme(root, "proef", START, later, sooner)
    programme(root, "ander", "id: los, titel: Los, datum: 2025-09-18")
    assert told(root, "diff", *ON)[1].splitlines() == [
        "Ander",
        "  nieuw: Los (18 september 2025)",
        "Proef",
        "  nieuw: Vroeg (4 maart 2025)",
        "  nieuw: Laat (2 juli 2025)",
        "Deelnemers merken 3 afspraken, in 6 agenda's.",
    ]


def test_what_is_for_one_group_counts_for_every_feed_but_those_of_other_groups(root: Path, told: Told) -> None:
    """Its own, its programme's, its group's and that of all."""
    own = "id: eigen, titel: Eigen, datum: 2025-07-02, groep: a"
    programme(root, "proef", START, facts=GROUPS)
    publish(root, "2025-01-13")
    programme(root, "proef", START, own, facts=GROUPS)
    assert told(root, "diff", *ON)[1] == difference("nieuw", title="Eigen", when="2 juli 2025", feeds=4)


def test_json_to_the_letter(root: Path, told: Told) -> None:
    programme(root, "proef", START.replace("De start", "Het begin é"))
    code, out, err = told(root, "diff", *ON, "--json")
    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "afspraken": [
            {
                "uid": row_at(root, "leergangen/proef/start").uid,
                "programme": "Proef",
                "title": "Het begin é",
                "when": MOMENT,
                "kind": "gewijzigd",
                "aspects": [{"what": "titel", "old": "De start", "new": "Het begin é"}],
                "feeds": [
                    "leergangen/proef/start/agenda.ics",
                    "agenda.ics",
                    "leergangen/proef/agenda.ics",
                    "sprekers/jet/agenda.ics",
                    "locaties/molen/agenda.ics",
                ],
            }
        ],
        "agendas": 5,
        "verplaatst": [],
        "stil": {},
        "nieuws": [],
    }
    assert "Het begin é" in out


def test_json_of_nothing(root: Path, told: Told) -> None:
    assert told(root, "diff", *ON, "--json") == (
        0,
        '{\n  "afspraken": [],\n  "agendas": 0,\n  "verplaatst": [],\n  "stil": {},\n  "nieuws": []\n}\n',
        "",
    )


@pytest.mark.parametrize(("module", "code"), [(START, 0), (START.replace("De start", "Het begin"), 1)])
def test_the_exit_code_tells_scripts_on_request(root: Path, told: Told, module: str, code: int) -> None:
    programme(root, "proef", module)
    assert told(root, "diff", *ON, "--exit-code")[0] == code
    assert told(root, "diff", *ON, "--exit-code", "--json")[0] == code
    assert told(root, "diff", *ON)[0] == 0


def test_diff_writes_nothing_that_lasts(root: Path, told: Told) -> None:
    programme(root, "proef")
    before = {file: file.read_bytes() for folder in ("content", "output") for file in (root / folder).rglob("*.*")}
    told(root, "diff", *ON)
    told(root, "check", *ON)
    assert before == {
        file: file.read_bytes() for folder in ("content", "output") for file in (root / folder).rglob("*.*")
    }


@pytest.mark.parametrize("folder", ["content", "nergens"])
def test_an_earlier_site_without_calendars_is_wrong_use(root: Path, told: Told, folder: str) -> None:
    code, out, err = told(root, "diff", *ON, "--vorige", str(root / folder))
    assert (code, out) == (2, "")
    assert err == f"In {root / folder} staan geen agenda's; wijs een map aan met een gebouwde site.\n"


@pytest.mark.parametrize(
    "content",
    [
        b"\xff",
        b"BEGIN:VEVENT\n",
        b"BEGIN:VEVENT\r\nUID:x\r\n",
        b"BEGIN:VEVENT\r\nUID:x\r\nEND:VEVENT\r\n",
        b"BEGIN:VEVENT\r\nUID:x\r\nDTSTAMP:20250101T000000Z\r\nEND:VEVENT\r\n",
        b"BEGIN:VEVENT\r\nUID:x\r\nDTSTAMP:20250101T000000Z\r\nDTSTART:20250101T000000Z\r\nEND:VEVENT\r\n",
    ],
)
def test_a_calendar_of_somebody_else_is_wrong_use(root: Path, told: Told, content: bytes) -> None:
    file = write(root, "output/vreemd.ics", content)
    message = f"{file} is geen agenda zoals deze site die maakt.\n"
    assert told(root, "diff", *ON, "--vorige", str(root / "output")) == (2, "", message)


def test_an_earlier_site_without_entries_makes_everything_new(root: Path, told: Told) -> None:
    programme(root, "proef")
    (root / "content/agenda.lock").unlink()
    build(root, "2025-01-06", "leeg")
    programme(root, "proef", START)
    assert told(root, "diff", *ON, "--vorige", str(root / "leeg")) == (0, difference("nieuw"), "")


def test_what_an_earlier_site_had_and_nobody_knows_any_more_has_disappeared(root: Path, told: Told) -> None:
    """Without the ledger nothing can be called off; so this is told at least."""
    (root / "content/agenda.lock").unlink()
    shutil.rmtree(root / "content/leergangen/proef")
    code, out, _ = told(root, "diff", *ON, "--vorige", str(root / "vorige"))
    assert (code, out) == (0, difference("verdwenen").replace("Proef\n", "proef\n"))


def test_what_was_called_off_long_ago_is_no_news(root: Path, told: Told) -> None:
    """It left the calendars 30 days after its end; the ledger keeps it."""
    programme(root, "proef", f"{START}, status: geannuleerd, reden: Ziek")
    publish(root, "2025-02-03")
    publish(root, "2025-09-01")
    assert shown(root) == {}
    words = ("diff", "--op", "2025-09-02")
    assert told(root, *words) == told(root, *words, "--vorige", str(root / "output")) == (0, NOTHING, "")


SEEN = f'deelnemers zien "De start" ({MOMENT}) nu als geannuleerd.'
BACK = (
    "`- {id: start, titel: De start, datum: 2025-06-05, tijd: 13:00-17:00, locatie: molen, sprekers: [jet], "
    "status: geannuleerd, reden: De spreker is ziek}`."
)
GONE = (
    f"{FILE}:1:1: waarschuwing WM340: De module `start` is weg: {SEEN} Gaat het niet door? Zet de module terug: {BACK} "
    "Heet de module nu anders, of is die verhuisd? Zet daarbij: `voorheen: [proef/start]`."
)
RENAMED = (
    f'{FILE}:4:6: waarschuwing WM340: De module `start` is weg en deze is nieuw: "De start" ({MOMENT}) blijft in '
    "agenda's dezelfde afspraak. Is het dezelfde? Zet erbij: `voorheen: [start]`. Een andere? Dan: "
    "`niet_die_van: 2025-06-05`."
)
DRAFT = (
    f"{FILE}:4:132: waarschuwing WM340: De module is weer een concept: {SEEN} Gaat het door? Haal `status: concept` "
    "weg. Gaat het niet door? Maak er `status: geannuleerd` van, met een `reden`."
)


def asked(root: Path, told: Told, *words: str) -> tuple[int, list[str]]:
    """The exit code of `check` and its questions about entries; other warnings are not the point here."""
    code, out, complaints = told(root, "check", *words)
    assert out == ""
    return code, [line for line in complaints.splitlines() if "WM340" in line]


def test_check_asks_about_what_disappeared(root: Path, told: Told) -> None:
    programme(root, "proef")
    assert asked(root, told, *ON) == (0, [GONE])


def test_check_asks_about_a_rename_without_voorheen(root: Path, told: Told) -> None:
    programme(root, "proef", START.replace("id: start", "id: opening"))
    assert asked(root, told, *ON) == (0, [RENAMED])


def test_check_asks_about_a_concept_that_was_published(root: Path, told: Told) -> None:
    programme(root, "proef", f"{START}, status: concept")
    assert asked(root, told, *ON) == (0, [DRAFT])


@pytest.mark.parametrize(
    "module",
    [
        START,
        START.replace("id: start", "id: opening, voorheen: [start]"),
        f"{START}, status: geannuleerd, reden: Ziek",
        "id: start, titel: De start",
        "id: opening, voorheen: [start], titel: De start",
    ],
)
def test_check_asks_nothing_where_the_answer_is_known(root: Path, told: Told, module: str) -> None:
    programme(root, "proef", module)
    assert asked(root, told, *ON) == (0, [])


def test_check_asks_nothing_about_what_is_past(root: Path, told: Told) -> None:
    programme(root, "proef")
    assert asked(root, told, "--op", "2025-06-06") == (0, [])
    assert asked(root, told, "--op", "2025-06-05") == (0, [GONE])


def test_check_asks_until_it_is_published(root: Path, told: Told) -> None:
    """After that subscribers have seen it: the question comes too late."""
    programme(root, "proef")
    publish(root, "2025-02-03")
    assert asked(root, told, *ON) == (0, [])
