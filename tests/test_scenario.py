"""A site that is published again and again, through all that happens to one. After each step: no address is gone, no
SEQUENCE goes down, no UID means something else, and `diff` had said to the letter what changed.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from published import academy, programme
from scenario import Subscriber
from sites import FILES, write

START = "id: start, titel: De start, datum: 2025-06-05, tijd: 13:00-17:00, locatie: molen, sprekers: [jet]"
MIDDLE = "id: midden, titel: Het midden, datum: 2025-07-10, tijd: 13:00-17:00, locatie: huis, groep: a"
EXTRA = "id: extra, titel: De extra, datum: 2025-12-04, tijd: 19:00-21:00, locatie: huis, sprekers: [ali]"
LOOSE = "id: los, titel: Het losse, datum: 2025-09-18, tijd: 10:00-12:00"
GROUPS = "groepen: [{id: a, titel: Groep A}, {id: b, titel: Groep B}]\n"
THEME = "thema: [leren]\n"


@pytest.fixture
def subscriber(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Subscriber:
    """After the first publication."""
    monkeypatch.setattr("os.fsync", lambda _: None)  # a third of the time, and no power fails here
    subscriber = Subscriber(academy(tmp_path))
    programme(tmp_path, "ander", LOOSE)
    programme(tmp_path, "proef", START, MIDDLE, EXTRA, facts=GROUPS + THEME)
    subscriber.publish("2025-01-06", start="nieuw", midden="nieuw", extra="nieuw", losse="nieuw")
    return subscriber


def test_groups(subscriber: Subscriber) -> None:
    root = subscriber.root
    renamed = GROUPS.replace("{id: a,", "{id: groep-a, voorheen: [a],")
    middle = MIDDLE.replace("groep: a", "groep: groep-a")
    programme(root, "proef", START, middle, EXTRA, facts=renamed + THEME)
    subscriber.publish("2025-01-07")
    programme(root, "proef", START, middle, EXTRA, facts=renamed.replace(", voorheen: [a]", "") + THEME)
    subscriber.publish("2025-01-08")
    other = GROUPS.replace("{id: a,", "{id: eerste,")
    programme(root, "proef", START, MIDDLE.replace("groep: a", "groep: eerste"), EXTRA, facts=other + THEME)
    subscriber.publish("2025-01-09")
    programme(root, "proef", START, MIDDLE.replace(", groep: a", ""), EXTRA, facts=THEME)
    subscriber.publish("2025-01-10", midden="groep")
    programme(root, "proef", START, MIDDLE, EXTRA, facts=GROUPS + THEME)
    subscriber.publish("2025-01-11", midden="groep")


def test_speakers(subscriber: Subscriber) -> None:
    root = subscriber.root
    people = root / "content/sprekers"
    (people / "jet.yaml").unlink()
    write(root, "content/sprekers/jet-proef.yaml", "naam: Jet Proef\nvoorheen: [jet]\n")
    programme(root, "proef", START.replace("[jet]", "[jet-proef]"), MIDDLE, EXTRA, facts=GROUPS + THEME)
    subscriber.publish("2025-01-07")
    (people / "jet-proef.yaml").rename(people / "henriette.yaml")
    write(root, "content/sprekers/henriette.yaml", "naam: Jet Proef\n")
    programme(root, "proef", START.replace("[jet]", "[henriette]"), MIDDLE, EXTRA, facts=GROUPS + THEME)
    subscriber.publish("2025-01-08")
    (people / "henriette.yaml").unlink()
    programme(root, "proef", START.replace(", sprekers: [jet]", ""), MIDDLE, EXTRA, facts=GROUPS + THEME)
    subscriber.publish("2025-01-09", start="uitleg")
    write(root, "content/sprekers/jet.yaml", "naam: Jet Proef\n")
    programme(root, "proef", START, MIDDLE, EXTRA, facts=GROUPS + THEME)
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
        programme(root, "proef", START, MIDDLE, EXTRA, facts=f"{GROUPS}thema: [{facts}]\n")
        subscriber.publish(f"2025-01-{day}")
    write(root, "content/site.yaml", site.replace("  - {id: leren, titel: Leren}\n", ""))
    programme(root, "proef", START, MIDDLE, EXTRA, facts=GROUPS)
    subscriber.publish("2025-01-11", start="stil", midden="stil", extra="stil")


def test_venues(subscriber: Subscriber) -> None:
    root = subscriber.root
    for day, id, more in (("07", "de-molen", "voorheen: [molen]\n"), ("08", "meulen", ""), ("09", "molen", "")):
        for file in (root / "content/locaties").glob("*m*.yaml"):
            file.unlink()
        write(root, f"content/locaties/{id}.yaml", f"naam: De Molen\nadres: Molenpad 1\nplaats: Groningen\n{more}")
        programme(root, "proef", START.replace("molen", id), MIDDLE, EXTRA, facts=GROUPS + THEME)
        subscriber.publish(f"2025-01-{day}")
    (root / "content/locaties/molen.yaml").unlink()
    programme(root, "proef", START.replace(", locatie: molen", ""), MIDDLE, EXTRA, facts=GROUPS + THEME)
    subscriber.publish("2025-01-10", start="plaats")
