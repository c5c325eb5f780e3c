"""A sample of `fault_table.py`: whatever befalls a run, site and ledger are of one publication, the next one good."""

from __future__ import annotations

import errno
from collections.abc import Iterator

import pytest
from fault_table import Row, Scene, at_once, clock_back, damaged, odd_caches, refused, run

from wijkmakers_site.files import replace as replaced


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(replaced, "sync", lambda path: None)  # noqa: ARG005  # its name is known
        yield Scene(tmp_path_factory.mktemp("scene"), run)


def good(row: Row) -> bool:
    assert row.notes == []
    return row.is_good


def test_a_disk_that_can_only_be_read_from_a_step_on(scene: Scene) -> None:
    assert good(refused(scene, errno.EROFS, (2, 60, 108)))


def test_a_cache_that_is_damaged(scene: Scene) -> None:
    assert good(damaged(scene, 3, seed=4))


def test_a_cache_of_pipes_and_links(scene: Scene) -> None:
    assert good(odd_caches(scene))


def test_two_publications_at_once(scene: Scene) -> None:
    assert good(at_once(scene, [("publish", "publish")]))


def test_a_clock_that_went_back(scene: Scene) -> None:
    assert good(clock_back(scene))
