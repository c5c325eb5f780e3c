"""A site that is published again and again, through all that happens to one. After each step: no address is gone, no
SEQUENCE goes down, no UID means something else, and `diff` had said to the letter what changed.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from published import LEDGER, academy, git, on, programme
from scenario import Subscriber
from sites import FILES, REPOSITORY, run, write

from wijkmakers_site import pipeline

START = "id: start, titel: De start, datum: 2025-06-05, tijd: 13:00-17:00, locatie: molen, sprekers: [jet]"
MIDDLE = "id: midden, titel: Het midden, datum: 2025-07-10, tijd: 13:00-17:00, locatie: huis, groep: a"
EXTRA = "id: extra, titel: De extra, datum: 2025-12-04, tijd: 19:00-21:00, locatie: huis, sprekers: [ali]"
LOOSE = "id: los, titel: Het losse, datum: 2025-09-18, tijd: 10:00-12:00"
GROUPS = "groepen: [{id: a, titel: Groep A}, {id: b, titel: Groep B}]\n"
THEME = "thema: [leren]\n"


def proef(root: Path, *modules: str, facts: str = GROUPS + THEME) -> None:
    programme(root, "proef", *modules, facts=facts)


@pytest.fixture
def subscriber(tmp_path: Path) -> Subscriber:
    """After the first publication."""
    subscriber = Subscriber(academy(tmp_path))
    programme(tmp_path, "ander", LOOSE)
    proef(tmp_path, START, MIDDLE, EXTRA)
    subscriber.publish("2025-01-06", start="nieuw", midden="nieuw", extra="nieuw", losse="nieuw")
    return subscriber


def test_groups(subscriber: Subscriber) -> None:
    root = subscriber.root
    renamed = GROUPS.replace("{id: a,", "{id: groep-a, voorheen: [a],")
    middle = MIDDLE.replace("groep: a", "groep: groep-a")
    proef(root, START, middle, EXTRA, facts=renamed + THEME)
    subscriber.publish("2025-01-07")
    proef(root, START, middle, EXTRA, facts=renamed.replace(", voorheen: [a]", "") + THEME)
    subscriber.publish("2025-01-08")
    other = GROUPS.replace("{id: a,", "{id: eerste,")
    proef(root, START, MIDDLE.replace("groep: a", "groep: eerste"), EXTRA, facts=other + THEME)
    subscriber.publish("2025-01-09")
    proef(root, START, MIDDLE.replace(", groep: a", ""), EXTRA, facts=THEME)
    subscriber.publish("2025-01-10", midden="groep")
    proef(root, START, MIDDLE, EXTRA)
    subscriber.publish("2025-01-11", midden="groep")


def test_speakers(subscriber: Subscriber) -> None:
    root = subscriber.root
    people = root / "content/sprekers"
    (people / "jet.yaml").unlink()
    write(root, "content/sprekers/jet-proef.yaml", "naam: Jet Proef\nvoorheen: [jet]\n")
    proef(root, START.replace("[jet]", "[jet-proef]"), MIDDLE, EXTRA)
    subscriber.publish("2025-01-07")
    (people / "jet-proef.yaml").rename(people / "henriette.yaml")
    write(root, "content/sprekers/henriette.yaml", "naam: Jet Proef\n")
    proef(root, START.replace("[jet]", "[henriette]"), MIDDLE, EXTRA)
    subscriber.publish("2025-01-08")
    (people / "henriette.yaml").unlink()
    proef(root, START.replace(", sprekers: [jet]", ""), MIDDLE, EXTRA)
    subscriber.publish("2025-01-09", start="uitleg")
    write(root, "content/sprekers/jet.yaml", "naam: Jet Proef\n")
    proef(root, START, MIDDLE, EXTRA)
    subscriber.publish("2025-01-10", start="uitleg")


def test_themes(subscriber: Subscriber) -> None:
    root = subscriber.root
    site = FILES["content/site.yaml"]
    for day, id, facts in (
        ("07", "groeien, voorheen: [leren]", "groeien"),
        ("08", "bloeien", "bloeien"),
        ("10", "leren", "leren"),
    ):
        write(root, "content/site.yaml", site.replace("id: leren", f"id: {id}"))
        proef(root, START, MIDDLE, EXTRA, facts=f"{GROUPS}thema: [{facts}]\n")
        subscriber.publish(f"2025-01-{day}")
    write(root, "content/site.yaml", site.replace("  - {id: leren, titel: Leren}\n", ""))
    proef(root, START, MIDDLE, EXTRA, facts=GROUPS)
    subscriber.publish("2025-01-11", start="stil", midden="stil", extra="stil")


def test_venues(subscriber: Subscriber) -> None:
    root = subscriber.root
    for day, id, more in (("07", "de-molen", "voorheen: [molen]\n"), ("08", "meulen", ""), ("09", "molen", "")):
        for file in (root / "content/locaties").glob("*m*.yaml"):
            file.unlink()
        write(root, f"content/locaties/{id}.yaml", f"naam: De Molen\nadres: Molenpad 1\nplaats: Groningen\n{more}")
        proef(root, START.replace("molen", id), MIDDLE, EXTRA)
        subscriber.publish(f"2025-01-{day}")
    (root / "content/locaties/molen.yaml").unlink()
    proef(root, START.replace(", locatie: molen", ""), MIDDLE, EXTRA)
    subscriber.publish("2025-01-10", start="plaats")


def test_a_module_moves_to_another_programme_and_back(subscriber: Subscriber) -> None:
    root = subscriber.root
    proef(root, START, MIDDLE)
    programme(root, "ander", LOOSE, f"{EXTRA}, voorheen: [proef/extra]")
    subscriber.publish("2025-01-07", extra="stil")
    programme(root, "ander", LOOSE, EXTRA)
    subscriber.publish("2025-01-08")
    programme(root, "ander", LOOSE)
    proef(root, START, MIDDLE, f"{EXTRA}, voorheen: [ander/extra]")
    subscriber.publish("2025-01-09", extra="stil")


def test_two_changes_of_one_day(subscriber: Subscriber) -> None:
    """The second does not hide the first, and each is a version of its own."""
    root = subscriber.root
    proef(root, START.replace("13:00", "14:00"), MIDDLE, EXTRA)
    subscriber.publish("2025-02-03T08:00", start="wanneer")
    summary = START.replace("13:00", "14:00") + ", samenvatting: Kom op tijd"
    proef(root, summary, MIDDLE, EXTRA)
    subscriber.publish("2025-02-03T10:00", start="uitleg")
    [notice] = [entry.notice for uid, entry in subscriber.entries.items() if subscriber.names[uid] == "start"]
    assert notice == ("Gewijzigd op 3 februari 2025: nieuwe tijd",)
    proef(root, summary.replace("06-05", "06-06"), MIDDLE, EXTRA)
    subscriber.publish("2025-02-03T10:00", start="wanneer")


def test_cancelled_restored_deleted_restored(subscriber: Subscriber) -> None:
    root = subscriber.root
    off = f"{START}, status: geannuleerd, reden: Ziek"
    for day, modules, what in (
        ("07", (off, MIDDLE, EXTRA), "status"),
        ("08", (START, MIDDLE, EXTRA), "status"),
        ("09", (MIDDLE, EXTRA), "status"),
        ("10", (START, MIDDLE, EXTRA), "status"),
        ("11", (START.replace("06-05", "06-06"), MIDDLE, EXTRA), "wanneer"),
    ):
        proef(root, *modules)
        subscriber.publish(f"2025-01-{day}", start=what)


def _commit(root: Path) -> None:
    git(root, "add", "-A", "content")
    git(root, "commit", "-q", "-m", "gepubliceerd")


def test_a_ledger_lost_along_the_way(subscriber: Subscriber) -> None:
    """Each time it is told, and after the cure all goes on from where it was."""
    root = subscriber.root
    git(root, "init", "-q", "-b", "main")
    _commit(root)
    git(root, "branch", "oud")
    hours = ["14:00", "15:00", "16:00", "12:00", "11:00"]
    for number, (lose, hour) in enumerate(zip(LOSSES, hours, strict=True), 7):
        day = f"2025-01-{number:02}"
        lose(root)
        told = subscriber.refused(day, because="WM60")
        cure = re.search(r"(git checkout \S+ -- \S+[^.\s])\.|python3 build\.py publish (--herstel)", told)
        assert cure, told
        if cure[1]:
            subprocess.run(cure[1].split(), cwd=root, check=True, capture_output=True)
        else:
            assert run(root, "publish", cure[2], "--op", day).returncode == 0
        git(root, "checkout", "-q", "-f", "main", "--", "content/leergangen")
        proef(root, START.replace("13:00", hour), MIDDLE, EXTRA)
        subscriber.publish(day, start="wanneer")
        _commit(root)


def _delete(root: Path) -> None:
    (root / LEDGER).unlink()


def _empty(root: Path) -> None:
    (root / LEDGER).write_bytes(b"")


def _cut(root: Path) -> None:
    (root / LEDGER).write_text("".join((root / LEDGER).read_text().splitlines(keepends=True)[2:]))


def _edit(root: Path) -> None:
    (root / LEDGER).write_text((root / LEDGER).read_text().replace('"sequence":3', '"sequence":0'))


def _old_branch(root: Path) -> None:
    git(root, "reset", "-q", "--hard", "oud")
    git(root, "reset", "-q", "--soft", "main@{1}")
    git(root, "commit", "-q", "-a", "-m", "terug naar oud")


LOSSES = [_delete, _empty, _cut, _edit, _old_branch]


def test_two_branches_that_were_both_published(subscriber: Subscriber) -> None:
    """Two clones change the same entry, each is published, and then they are merged: both subscribers follow on."""
    root = subscriber.root
    shutil.copy(REPOSITORY / ".gitattributes", root)
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "content", ".gitattributes")
    _commit(root)
    colleague = shutil.copytree(root, root.parent / "colleague", symlinks=True)
    other = replace(subscriber, root=colleague, addresses=set(subscriber.addresses), names=dict(subscriber.names))
    proef(root, START.replace("13:00", "14:00"), MIDDLE, EXTRA)
    subscriber.publish("2025-01-07", start="wanneer")
    _commit(root)
    proef(colleague, START.replace("molen", "huis"), MIDDLE, EXTRA)
    other.publish("2025-01-08", start="plaats")
    _commit(colleague)
    git(root, "fetch", "-q", str(colleague))
    git(root, "merge", "-q", "--no-edit", "-X", "ours", "FETCH_HEAD")
    proef(root, START.replace("13:00", "14:00").replace("molen", "huis"), MIDDLE, EXTRA)
    assert '"De start" is op twee plekken anders gepubliceerd.' in run(root, "check", "--op", "2025-01-09").stderr
    pipeline.publish(root, on("2025-01-09"))
    assert "WM606" not in run(root, "check", "--op", "2025-01-09").stderr
    subscriber.look(root, start="plaats")
    other.look(root, start="wanneer")


EVENINGS = [
    f"id: avond-{number}, titel: Intervisie {name}, datum: 2025-{month}-11, tijd: 19:00-21:00, locatie: huis"
    for number, (name, month) in enumerate((("een", "03"), ("twee", "04"), ("drie", "05")), 1)
]


def _numbered(*evenings: str) -> list[str]:
    """The evenings with ids in their order, as staff number them."""
    return [re.sub(r"avond-\w+", f"avond-{number}", evening) for number, evening in enumerate(evenings, 1)]


def test_an_evening_put_in_between_renumbers_the_others(subscriber: Subscriber) -> None:
    """Each goes on as the entry it was, though its id is another one's now; only the new one is new."""
    proef(subscriber.root, *EVENINGS)
    subscriber.publish(
        "2025-01-07", een="nieuw", twee="nieuw", drie="nieuw", start="status", midden="status", extra="status"
    )
    between = EVENINGS[1].replace("twee", "extra-les").replace("04-11", "03-25")
    proef(subscriber.root, *_numbered(EVENINGS[0], between, *EVENINGS[1:]))
    subscriber.publish("2025-01-08", twee="stil", drie="stil", **{"extra-les": "nieuw"})


def test_two_modules_that_change_ids(subscriber: Subscriber) -> None:
    proef(subscriber.root, START.replace("id: start", "id: extra"), MIDDLE, EXTRA.replace("id: extra", "id: start"))
    subscriber.publish("2025-01-07", start="stil", extra="stil")


def test_an_id_that_is_used_again_for_another_meeting_is_asked_about(subscriber: Subscriber) -> None:
    """Nothing is published until staff say which it is; both answers do what they say."""
    other = "id: start, titel: Het excursietje, datum: 2025-10-02, tijd: 09:00-12:00, locatie: huis, sprekers: [ali]"
    proef(subscriber.root, other, MIDDLE, EXTRA)
    told = subscriber.refused("2025-01-07", because="WM344")
    answer = re.search(r"een andere[^`]*`([^`]+)`", told)
    assert answer, told
    proef(subscriber.root, f"{other}, {answer[1]}", MIDDLE, EXTRA)
    subscriber.publish("2025-01-07", start="status", excursietje="nieuw")


def test_what_is_over_stays_as_it_was(subscriber: Subscriber) -> None:
    """A venue that moves years later, a title that is corrected, a module that is taken out or dated anew."""
    root = subscriber.root
    for name in ("molen", "huis"):
        file = root / f"content/locaties/{name}.yaml"
        file.write_text(file.read_text().replace("plaats: ", "plaats: Nieuw-"))
    subscriber.publish("2025-06-06", midden="plaats", extra="plaats")
    proef(root, START.replace("De start", "Het begin"), MIDDLE, EXTRA)
    subscriber.publish("2025-06-07")
    proef(root, START.replace("De start", "Het begin") + ", agenda_verbeterd: 2025-06-08", MIDDLE, EXTRA)
    subscriber.publish("2025-06-08", start="titel")  # and not the venue's new address, which nobody came to
    proef(root, START.replace("De start", "Het begin") + ", agenda_verbeterd: 2025-06-09", MIDDLE, EXTRA)
    subscriber.publish("2025-06-09", start="plaats")  # unless that is all there is to correct
    proef(root, MIDDLE, EXTRA)
    subscriber.publish("2025-06-10")


def test_a_publication_ahead_of_time_is_refused(subscriber: Subscriber) -> None:
    proef(subscriber.root, START.replace("13:00", "14:00"), MIDDLE, EXTRA)
    subscriber.refused("2999-01-01", because="--op")


def test_a_day_out_of_a_series_and_back(subscriber: Subscriber) -> None:
    """The entries of the days that stay, stay; whatever ids the days have then."""
    root = subscriber.root
    days = [
        f"{{id: dag-{number}, titel: {name}, datum: 2025-04-0{number}}}"
        for number, name in enumerate(("aap", "noot", "mies"), 1)
    ]

    def series(*chosen: str) -> str:
        return f"id: reeks, titel: De reeks, tijd: 10:00-12:00, locatie: huis, bijeenkomsten: [{', '.join(chosen)}]"

    proef(root, START, MIDDLE, EXTRA, series(*days))
    subscriber.publish("2025-01-07", aap="nieuw", noot="nieuw", mies="nieuw")
    renumbered = [re.sub("dag-.", f"dag-{number}", day) for number, day in enumerate(days[1:], 1)]
    proef(root, START, MIDDLE, EXTRA, series(*renumbered))
    subscriber.publish("2025-01-08", aap="status")
    proef(root, START, MIDDLE, EXTRA, series(*days))
    subscriber.publish("2025-01-09", aap="status")
