"""An address that was published is for ever: of a page as of a feed, whatever becomes of what stood there."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from published import academy, build, feeds, ledger, programme, publish, shown
from sites import FILES, run, write

MINE = "id: een, titel: Een, datum: 2025-06-05, groep: a"
ALL = "id: twee, titel: Twee, datum: 2025-06-05, sprekers: [jet], locatie: molen, thema: [wonen]"
GROUPS = "thema: [leren]\ngroepen: [{id: a, titel: Groep A}, {id: b, titel: Groep B}]\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A published site with a group's own session and one for all."""
    programme(academy(tmp_path), "proef", MINE, ALL, facts=GROUPS)
    publish(tmp_path, "2025-01-06")
    return tmp_path


def titles(root: Path, path: str) -> set[str]:
    return {entry["SUMMARY"] for entry in shown(root, path).values()}


def without(root: Path, name: str) -> None:
    """Take a speaker, a venue, a theme or a group out of content, and every mention of it."""
    mine, whole, groups = MINE, ALL, GROUPS
    if name == "group":
        mine, groups = mine.replace(", groep: a", ""), groups.replace("{id: a, titel: Groep A}, ", "")
    elif name == "theme":
        site = root / "content/site.yaml"
        site.write_text(site.read_text().replace("  - {id: wonen, titel: Wonen}\n", ""))
        whole = whole.replace(", thema: [wonen]", "")
    elif name == "speaker":
        (root / "content/sprekers/jet.yaml").unlink()
        whole = whole.replace("[jet]", "[]")
    else:
        (root / "content/locaties/molen.yaml").unlink()
        whole = whole.replace(", locatie: molen", "")
    programme(root, "proef", mine, whole, facts=groups)


REMOVED = [
    ("group", "leergangen/proef/groepen/a/agenda.ics"),
    ("theme", "themas/wonen/agenda.ics"),
    ("speaker", "sprekers/jet/agenda.ics"),
    ("venue", "locaties/molen/agenda.ics"),
]


@pytest.mark.parametrize(("name", "path"), REMOVED)
def test_a_feed_whose_subject_is_removed_goes_on_with_what_stood_in_it(root: Path, name: str, path: str) -> None:
    """Its subscribers were told of no other; what changes later they see, too."""
    before = shown(root, path).keys()
    without(root, name)
    publish(root, "2025-02-01")
    assert shown(root, path).keys() == before
    facts = root / "content/leergangen/proef/leergang.yaml"
    facts.write_text(facts.read_text().replace("2025-06-05", "2025-06-06"))
    publish(root, "2025-03-01")
    assert "20250606" in {entry["DTSTART"] for entry in shown(root, path).values()}


@pytest.mark.parametrize(("name", "path"), REMOVED)
def test_no_feed_is_ever_lost(root: Path, name: str, path: str) -> None:
    """Not by building from the ledger later either, on another day or in another folder."""
    addresses = feeds(root).keys()
    without(root, name)
    publish(root, "2025-02-01")
    build(root, "2026-02-01", "elders")
    assert addresses <= feeds(root).keys()
    assert addresses <= feeds(root, "elders").keys()
    assert path in addresses


def test_a_feed_without_entries_answers_when_its_subject_is_gone(root: Path) -> None:
    write(root, "content/sprekers/leeg.yaml", "naam: Nog Niemand\n")
    publish(root, "2025-01-07")
    (root / "content/sprekers/leeg.yaml").unlink()
    publish(root, "2025-02-01")
    assert shown(root, "sprekers/leeg/agenda.ics") == {}


def test_a_renamed_group_keeps_its_feed_under_both_names(root: Path) -> None:
    """With `voorheen` the old address gives what the new one does, new sessions too."""
    groups = GROUPS.replace("{id: a, titel: Groep A}", "{id: groep-a, titel: Groep A, voorheen: [a]}")
    added = "id: drie, titel: Drie, datum: 2025-06-19, groep: groep-a"
    programme(root, "proef", MINE.replace("groep: a", "groep: groep-a"), ALL, added, facts=groups)
    publish(root, "2025-02-01")
    old, new = (titles(root, f"leergangen/proef/groepen/{id}/agenda.ics") for id in ("a", "groep-a"))
    assert old == new == {"Een (Groep A)", "Twee", "Drie (Groep A)"}


def test_a_renamed_theme_keeps_its_feed_and_its_page_under_both_names(root: Path) -> None:
    site = root / "content/site.yaml"
    site.write_text(
        site.read_text().replace("{id: wonen, titel: Wonen}", "{id: huizen, titel: Wonen, voorheen: [wonen]}")
    )
    programme(root, "proef", MINE, ALL.replace("[wonen]", "[huizen]"), facts=GROUPS)
    publish(root, "2025-02-01")
    assert titles(root, "themas/wonen/agenda.ics") == titles(root, "themas/huizen/agenda.ics") == {"Twee"}
    assert 'url=/themas/huizen/"' in (root / "output/themas/wonen/index.html").read_text()


def test_a_page_that_is_gone_says_so_and_leads_on(root: Path) -> None:
    """And it does not stand in the sitemap, nor among what can be found."""
    (root / "content/sprekers/jet.yaml").unlink()
    programme(root, "proef", MINE, ALL.replace("[jet]", "[]"), facts=GROUPS)
    publish(root, "2025-02-01")
    gone = (root / "output/sprekers/jet/index.html").read_text()
    assert "Deze pagina is er niet meer" in gone
    assert '<a href="/sprekers/">Sprekers</a>' in gone
    assert 'content="noindex' in gone
    for listing in ("sitemap.xml", "zoeken/index.json"):
        assert "sprekers/jet/" not in (root / "output" / listing).read_text()


def test_the_page_behind_a_withdrawn_entry_says_that_it_is_off(root: Path) -> None:
    programme(root, "proef", ALL, facts=GROUPS)
    publish(root, "2025-02-01")
    gone = (root / "output/leergangen/proef/een/index.html").read_text()
    assert "<strong>Een</strong> (donderdag 5 juni 2025) gaat niet door." in gone
    assert '<a href="/leergangen/proef/">Proef</a>' in gone


def test_what_comes_back_takes_its_address_again(root: Path) -> None:
    without(root, "speaker")
    publish(root, "2025-02-01")
    write(root, "content/sprekers/jet.yaml", "naam: Jet Proef\n")
    programme(root, "proef", MINE, ALL, facts=GROUPS)
    publish(root, "2025-03-01")
    assert "Jet Proef" in (root / "output/sprekers/jet/index.html").read_text()
    assert ledger(root).addresses["sprekers/jet/"] is False


def test_a_list_that_went_with_the_last_of_its_kind_is_no_question(root: Path) -> None:
    item = write(
        root, "content/nieuws/2025-01-10-aftrap.yaml", "titel: De aftrap\nsamenvatting: Het begin.\ndatum: 2025-01-10\n"
    )
    publish(root, "2025-01-20")
    item.unlink()
    asked = [line for line in run(root, "check", "--op", "2025-02-01").stderr.splitlines() if "WM342" in line]
    assert ["/nieuws/2025-01-10-aftrap/" in line for line in asked] == [True], asked


@pytest.mark.parametrize("path", ["sprekers/jet.yaml", "locaties/molen.yaml"])
@pytest.mark.parametrize("day", ["2025-02-01", "2025-06-06"])
def test_a_mistake_in_a_file_asks_nothing_of_its_feed_and_of_what_is_over(root: Path, path: str, day: str) -> None:
    """What is wrong is not gone: its name still stands there."""
    publish(root, day)
    with (root / "content" / path).open("a") as facts:
        facts.write("telefon: 1\n")
    told = run(root, "check", "--op", day).stderr
    assert "WM101" in told
    assert "WM342" not in told
    assert "WM345" not in told


def test_check_asks_once_what_became_of_an_address(root: Path) -> None:
    """Until it is published so; then it has been said."""
    without(root, "speaker")
    asked = run(root, "check", "--op", "2025-02-01")
    assert asked.returncode == 0
    assert "waarschuwing WM342: /sprekers/jet/ en de agenda daarvan zijn weg uit content/." in asked.stderr
    assert "Hernoemd? Zet het oude id erbij: `voorheen: [jet]`." in asked.stderr
    publish(root, "2025-02-01")
    assert "WM342" not in run(root, "check", "--op", "2025-02-02").stderr


def test_pages_that_the_agenda_made_stay_and_nobody_is_asked(root: Path) -> None:
    """Of a theme, a group or a year: people keep such an address, and it follows from what is asked about anyway."""
    without(root, "theme")
    assert "agenda/thema/wonen" not in run(root, "check", "--op", "2025-02-01").stderr
    publish(root, "2025-02-01")
    assert "Deze pagina is er niet meer" in (root / "output/agenda/thema/wonen/index.html").read_text()


def rename(root: Path, name: str, *, remembered: bool) -> None:
    """Give a speaker, venue, theme, group, module or programme another id; with `voorheen`, or `remembered`."""
    former = "" if remembered else ", voorheen: [{}]"
    mine, whole, groups, id = MINE, ALL, GROUPS, "proef"
    match name:
        case "speaker" | "venue":
            folder, old, facts = {
                "speaker": ("sprekers", "jet", "naam: Jet Proef\n"),
                "venue": ("locaties", "molen", "naam: De Molen\n"),
            }[name]
            (root / f"content/{folder}/{old}.yaml").unlink(missing_ok=True)
            write(root, f"content/{folder}/anders.yaml", facts + ("" if remembered else f"voorheen: [{old}]\n"))
            whole = whole.replace(old, "anders")
        case "theme":
            site = FILES["content/site.yaml"]
            write(root, "content/site.yaml", site.replace("id: wonen", "id: anders" + former.format("wonen")))
            whole = whole.replace("[wonen]", "[anders]")
        case "group":
            groups = groups.replace("id: a,", f"id: anders{former.format('a')},")
            mine = mine.replace("groep: a", "groep: anders")
        case "module":
            whole = whole.replace("id: twee", "id: anders" + former.format("twee"))
        case "programme":
            id = "anders"
            if not remembered:
                (root / "content/leergangen/proef").rename(root / "content/leergangen/anders")
                groups += "voorheen: [proef]\n"
    programme(root, id, mine, whole, facts=groups)


MOVES = {
    "speaker": {"sprekers/jet/": "sprekers/anders/"},
    "venue": {"locaties/molen/": "locaties/anders/"},
    "theme": {"themas/wonen/": "themas/anders/", "agenda/thema/wonen/": "agenda/thema/anders/"},
    "group": {"leergangen/proef/groepen/a/": "leergangen/proef/groepen/anders/"},
    "module": {"leergangen/proef/twee/": "leergangen/proef/anders/"},
    "programme": {
        "leergangen/proef/": "leergangen/anders/",
        "leergangen/proef/een/": "leergangen/anders/een/",
        "leergangen/proef/groepen/a/": "leergangen/anders/groepen/a/",
        "agenda/leergang/proef/groep-a/": "agenda/leergang/anders/groep-a/",
    },
}


@pytest.mark.parametrize("name", MOVES)
def test_a_former_id_that_was_published_is_remembered_when_its_line_is_taken_out(root: Path, name: str) -> None:
    """Nobody keeps `voorheen` for ever. What was asked once is not asked again, and nothing changes for anybody."""
    before = set(published_files(root))
    rename(root, name, remembered=False)
    publish(root, "2025-02-01")
    expected = {path: content for path, content in published_files(root).items() if path != "publicatie.json"}
    rename(root, name, remembered=True)
    assert "WM342" not in run(root, "check", "--op", "2025-02-01").stderr
    assert "merken niets" in run(root, "diff", "--op", "2025-02-01").stdout
    publish(root, "2025-02-01")
    publish(root, "2025-02-02")
    files = published_files(root)
    assert before <= files.keys()
    assert feeds(root) == {path: content for path, content in expected.items() if path.endswith(".ics")}
    for old, new in MOVES[name].items():
        if f"{old}index.html" in files:
            assert f'url=/{new}"'.encode() in files[f"{old}index.html"]
        if f"{old}agenda.ics" in files:
            assert files[f"{old}agenda.ics"] == files[f"{new}agenda.ics"]


def test_one_publication_says_all_of_a_move(root: Path) -> None:
    """A session got another id, then its programme did: publishing the same content again changes nothing."""
    rename(root, "module", remembered=True)
    publish(root, "2025-01-20")
    (root / "content/leergangen/proef").rename(root / "content/leergangen/anders")
    later = ALL.replace("id: twee", "id: anders")
    programme(root, "anders", MINE, later, facts=GROUPS + "voorheen: [proef]\n")
    publish(root, "2025-02-01")
    lines, files = (root / "content/agenda.lock").read_bytes(), published_files(root)
    publish(root, "2025-02-01")
    assert (root / "content/agenda.lock").read_bytes() == lines
    assert published_files(root) == files


def published_files(root: Path) -> dict[str, bytes]:
    site = root / "output"
    kinds = (".html", ".ics", ".xml", ".json")
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in site.rglob("*") if file.suffix in kinds}


def test_what_stands_at_an_address_goes_before_what_is_remembered_of_it(root: Path) -> None:
    """Another speaker gets the id that one gave up: their page and calendar stand there, and lead nowhere else."""
    rename(root, "speaker", remembered=False)
    publish(root, "2025-02-01")
    rename(root, "speaker", remembered=True)
    write(root, "content/sprekers/jet.yaml", "naam: Jet Anders\n")
    for day in ("2025-02-02", "2025-02-03"):
        publish(root, day)
        assert "Jet Anders" in (root / "output/sprekers/jet/index.html").read_text()
        assert ledger(root).moved["sprekers/jet/"] == "sprekers/jet/"


def test_who_followed_a_group_before_its_last_name_keeps_what_stood_in_it(root: Path) -> None:
    """Renamed with `voorheen`, then again without: its first address goes on like its second one."""
    rename(root, "group", remembered=False)
    publish(root, "2025-02-01")
    groups = GROUPS.replace("id: a,", "id: derde,")
    programme(root, "proef", MINE.replace("groep: a", "groep: derde"), ALL, facts=groups)
    for day in ("2025-02-02", "2025-02-03"):
        publish(root, day)
        first, second = (feeds(root)[f"leergangen/proef/groepen/{id}/agenda.ics"] for id in ("a", "anders"))
        assert first == second
        assert titles(root, "leergangen/proef/groepen/a/agenda.ics") == {"Een (Groep A)", "Twee"}


def test_of_three_names_the_first_leads_to_the_last(root: Path) -> None:
    """The line for the first was taken out before the last came; it says only what the second was."""
    rename(root, "speaker", remembered=False)
    publish(root, "2025-02-01")
    rename(root, "speaker", remembered=True)
    publish(root, "2025-02-02")
    (root / "content/sprekers/anders.yaml").unlink()
    write(root, "content/sprekers/derde.yaml", "naam: Jet Proef\nvoorheen: [anders]\n")
    programme(root, "proef", MINE, ALL.replace("[jet]", "[derde]"), facts=GROUPS)
    for day in ("2025-02-03", "2025-02-04"):
        publish(root, day)
        assert {titles(root, f"sprekers/{id}/agenda.ics") == {"Twee"} for id in ("jet", "anders", "derde")} == {True}
        assert 'url=/sprekers/derde/"' in (root / "output/sprekers/jet/index.html").read_text()


def test_what_was_over_before_a_feed_moved_stays_in_it_when_it_ends(root: Path) -> None:
    """Renamed once with `voorheen` after an evening, and then taken out: both its addresses hold that evening still."""
    publish(root, "2025-06-07")
    rename(root, "speaker", remembered=False)
    publish(root, "2025-06-08")
    (root / "content/sprekers/anders.yaml").unlink()
    added = "id: drie, titel: Drie, datum: 2025-09-01"
    programme(root, "proef", MINE, ALL.replace("[jet]", "[]"), added, facts=GROUPS)
    publish(root, "2025-06-09")
    assert titles(root, "sprekers/jet/agenda.ics") == titles(root, "sprekers/anders/agenda.ics") == {"Twee"}


def test_changes_of_a_programme_can_be_followed_at_every_address_that_it_had(root: Path) -> None:
    """By Atom: at a former id what the present one has; of a programme that is gone what there was."""
    facts = root / "content/leergangen/proef/leergang.yaml"
    facts.write_text(facts.read_text().replace("2025-06-05", "2025-06-06"))
    publish(root, "2025-01-07")
    rename(root, "programme", remembered=False)
    publish(root, "2025-02-01")
    old, new = ((root / f"output/leergangen/{id}/wijzigingen.xml").read_bytes() for id in ("proef", "anders"))
    assert old == new
    assert b"Een: nieuwe datum" in new
    shutil.rmtree(root / "content/leergangen/anders")
    publish(root, "2025-03-01")
    for id in ("proef", "anders"):
        assert b"Een: geannuleerd" in (root / f"output/leergangen/{id}/wijzigingen.xml").read_bytes()


RENAMES = [
    ("content/sprekers/jet.yaml", "content/sprekers/jet-proef.yaml", "spreker", "jet", "jet-proef"),
    ("content/locaties/molen.yaml", "content/locaties/de-molen.yaml", "locatie", "molen", "de-molen"),
    (
        "content/organisaties/academie.yaml",
        "content/organisaties/de-academie.yaml",
        "organisatie",
        "academie",
        "de-academie",
    ),
    ("content/paginas/over.yaml", "content/paginas/over-ons.yaml", "pagina", "over", "over-ons"),
]


@pytest.mark.parametrize(("old", "new", "kind", "id", "other"), RENAMES, ids=lambda each: each)
def test_a_renamed_file_is_one_question_and_its_cure_the_line_to_write(
    root: Path, old: str, new: str, kind: str, id: str, other: str
) -> None:
    """The only new thing of its kind is the likely one; with the line in its file nothing is asked any more."""
    (root / old).rename(root / new)
    if (text := (root / old).with_suffix(".md")).exists():
        text.rename((root / new).with_suffix(".md"))
    for file in (root / "content").rglob("*.yaml"):
        file.write_text(re.sub(rf"(?<=[\[ ]){id}(?=[\],\n}}])", other, file.read_text()))
    [question] = [line for line in run(root, "check", "--op", "2025-02-01").stderr.splitlines() if "WM342" in line]
    assert f"Heet dit nu `{other}`? Zet in `{new}`: `voorheen: [{id}]`." in question, kind
    (root / new).write_text(f"{(root / new).read_text()}voorheen: [{id}]\n")
    assert "WM342" not in run(root, "check", "--op", "2025-02-01").stderr


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("content/site.yaml", "{id: wonen,", "{id: thuis,", "in `content/site.yaml` bij het thema `thuis`"),
        (
            "content/leergangen/proef/leergang.yaml",
            "{id: a,",
            "{id: groep-a,",
            "in `content/leergangen/proef/leergang.yaml` bij de groep `groep-a`",
        ),
    ],
)
def test_a_renamed_theme_or_group_is_one_question_with_its_place(
    root: Path, file: str, old: str, new: str, place: str
) -> None:
    id = old.strip("{id: ,")
    text = (root / file).read_text()
    assert old in text
    (root / file).write_text(text.replace(old, new).replace(f"groep: {id}", "groep: groep-a"))
    facts = root / "content/leergangen/proef/leergang.yaml"
    facts.write_text(facts.read_text().replace(f"[{id}]", new.strip("{id: ,").join("[]")))
    [question] = [line for line in run(root, "check", "--op", "2025-02-01").stderr.splitlines() if "WM342" in line]
    assert f"Zet {place}: `voorheen: [{id}]`." in question
    written = (root / file).read_text().replace(new, f"{new} voorheen: [{id}],")
    (root / file).write_text(written)
    assert "WM342" not in run(root, "check", "--op", "2025-02-01").stderr
