"""What looks like a copy and is none: two editions, breaks, people, and texts that look back. Nothing is told of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from sites import DAY, minimal, write

from wijkmakers_site.reading.load import load
from wijkmakers_site.reading.rules.copies.years import years_in

CODES = {"WM357", "WM358", "WM359", "WM360", "WM361"}
EARLIER = (
    "titel: Wijkleren 2023-2024\nsamenvatting: Kort.\nreeks: wijkleren\neditie: 2023-2024\nmodules:\n"
    "  - {id: start, titel: De start, datum: 2023-09-14}\n  - {id: slot, titel: Het slot, datum: 2024-05-16}\n"
)
NOW = "titel: {}\nsamenvatting: Kort.\nreeks: wijkleren\neditie: {}\nmodules:\n"
DATES = "  - {id: start, titel: De start, datum: 2025-01-09}\n  - {id: slot, titel: Het slot, datum: 2025-06-12}\n"


def told(root: Path, facts: str, text: str = "") -> list[str]:
    minimal(root)
    write(root, "content/leergangen/eerder/leergang.yaml", EARLIER)
    write(root, "content/leergangen/nu/leergang.yaml", facts)
    write(root, "content/leergangen/nu/leergang.md", f"{text}\n")
    return [problem.code for problem in load(root / "content", DAY).warnings if problem.code in CODES]


@pytest.mark.parametrize(
    ("title", "edition"),
    [
        ("Wijkleren 2024-2025", "2024-2025"),
        ("Wijkleren 2024/25", "seizoen 2024/25"),
        ("Wijkleren 2025", "voorjaar 2025"),
        ("Wijkleren", "derde editie"),
        ('"Wijkleren: op weg naar 2030 en 2040"', '"3"'),
    ],
)
def test_an_edition_that_was_set_up_well(tmp_path: Path, title: str, edition: str) -> None:
    assert told(tmp_path, NOW.format(title, edition) + DATES) == []


@pytest.mark.parametrize(
    "text",
    [
        "De vorige editie begon op 14 september 2023 in Selwerd.",
        "In 2023-2024 was de molen er voor het eerst bij.",
        "Kijk ook bij [de eerste editie](/leergangen/eerder/).",
        "Aanmelden kan tot 14 november 2024.",
    ],
)
def test_a_text_that_looks_back_or_speaks_of_other_days(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, NOW.format("Wijkleren 2024-2025", "2024-2025") + DATES, text) == []


def test_a_break_and_a_group_have_the_same_name_each_time(tmp_path: Path) -> None:
    rows = "".join(
        f"  - {{id: lunch-{day}, titel: Lunch, datum: 2025-01-{day}}}\n"
        f"  - {{id: i-{day}, titel: Intervisie, soort: intervisie, sprekers: [jet], datum: 2025-02-{day}}}\n"
        for day in (13, 20)
    )
    assert told(tmp_path, NOW.format("Wijkleren 2025", "2025") + rows) == []


def test_a_concept_may_be_a_copy_for_now(tmp_path: Path) -> None:
    assert told(tmp_path, f"concept: ja\n{EARLIER}") == []


def test_two_rooms_and_two_people_with_a_name_in_common(tmp_path: Path) -> None:
    for id, facts in (("zaal-1", "zaal: Zaal 1"), ("zaal-2", "zaal: Zaal 2")):
        write(tmp_path, f"content/locaties/{id}.yaml", f"naam: Het Forum\nadres: Straat 1\n{facts}\n")
    write(tmp_path, "content/sprekers/jet-ander.yaml", "naam: Jet Anders\n")
    assert told(tmp_path, NOW.format("Wijkleren 2025", "2025") + DATES) == []


@pytest.mark.parametrize("text", ["Tien jaar later", "2024-09-19", "050-2024123", "2025-2024", "Van 2020 naar 2030"])
def test_words_that_are_no_years_of_an_edition(text: str) -> None:
    assert years_in(text) is None
