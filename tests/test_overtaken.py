"""Two runs at once: the one that comes second does not go back behind what the first has shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from published import academy, ledger, on, programme
from sites import run, with_layouts

from wijkmakers_site import pipeline
from wijkmakers_site.calendars.ledger.receipt import receipt_of
from wijkmakers_site.delivery.freshness import Freshness
from wijkmakers_site.delivery.published_site import receipt_in
from wijkmakers_site.made import Made

NOW, LATER = on("2024-11-01"), on("2024-11-02")


@pytest.fixture
def overtaken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A published site whose content changed; the next run is overtaken by a publication once it has read all."""
    root = academy(tmp_path)
    programme(root, "proef", "id: start, titel: De start, datum: 2025-06-05")
    pipeline.publish(root, NOW)
    programme(root, "proef", "id: start, titel: Het begin, datum: 2025-06-05")
    make: Callable[..., Made] = pipeline.make

    def slow(*given: Any, **named: Any) -> Made:
        made = make(*given, **named)
        monkeypatch.setattr(pipeline, "make", make)
        pipeline.publish(root, LATER)
        return made

    monkeypatch.setattr(pipeline, "make", slow)
    return root


def test_a_build_tells_of_the_publication_that_overtook_it(overtaken: Path) -> None:
    assert pipeline.build(overtaken, NOW, overtaken / "output").unpublished == 0
    assert receipt_in(overtaken / "output") == receipt_of(ledger(overtaken))


def test_a_publication_counts_from_the_one_that_overtook_it(overtaken: Path) -> None:
    """The same change is not told twice."""
    pipeline.publish(overtaken, NOW)
    assert {row.sequence for row in ledger(overtaken).rows.values()} == {1}
    assert receipt_in(overtaken / "output") == receipt_of(ledger(overtaken))


def test_a_check_says_nothing_of_the_publication_that_overtook_it(overtaken: Path) -> None:
    assert "agenda.lock" not in str([*map(str, pipeline.check(overtaken, NOW))])


@pytest.mark.parametrize("in_ci", ["", "true"])
def test_a_build_never_says_of_the_site_of_another_that_it_is_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_ci: str
) -> None:
    """The other writes the site when this one has, and before it is done with its notes."""
    commit: Callable[..., bool] = Freshness.commit

    def late(*given: Any, **named: Any) -> bool:
        monkeypatch.setattr(Freshness, "commit", commit)
        run(tmp_path, "build", "--op", "2024-11-02", environment=told)
        return commit(*given, **named)

    monkeypatch.setattr(Freshness, "commit", late)
    told = {"CI": in_ci}
    run(with_layouts(tmp_path), "build", "--op", "2024-11-01", environment=told)
    assert run(tmp_path, "build", "--op", "2024-11-01", environment=told).stdout.startswith("Gebouwd: ")
