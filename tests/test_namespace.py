"""UIDs are a site's own: the same ids on another site are other entries. Nothing that changes later changes them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

import pytest
from published import LEDGER, academy, build, ledger, programme, publish, shown
from sites import FILES, write

from wijkmakers_site.calendars.ledger.file import write_ledger
from wijkmakers_site.calendars.ledger.rows import FIRST_NAMESPACE, Ledger
from wijkmakers_site.text.addresses.urls import RECEIPT

START = "id: start, titel: De start, datum: 2025-06-05"
MIDDLE = "id: midden, titel: Het midden, datum: 2025-06-12"
HERE, THERE = "https://voorbeeld.nl/", "https://elders.nl/academie"


def site(root: Path, address: str = HERE) -> Path:
    programme(academy(root), "proef", START)
    move(root, address)
    return root


def move(root: Path, address: str) -> None:
    write(root, "content/site.yaml", FILES["content/site.yaml"].replace(HERE, address))


def test_two_sites_with_the_same_ids_have_other_uids(tmp_path: Path) -> None:
    roots = [site(tmp_path / "een"), site(tmp_path / "twee", THERE)]
    uids = []
    for root in roots:
        publish(root, "2025-01-06")
        uids.append(set(shown(root)))
    assert len(uids[0] | uids[1]) == 2
    assert [ledger(root).namespace for root in roots] == [uuid5(NAMESPACE_URL, each) for each in (HERE, f"{THERE}/")]


def test_another_address_later_changes_no_uid_and_new_entries_follow_the_old_ones(tmp_path: Path) -> None:
    root = site(tmp_path)
    publish(root, "2025-01-06")
    before = ledger(root)
    move(root, THERE)
    programme(root, "proef", START, MIDDLE)
    publish(root, "2025-01-07")
    after = ledger(root)
    assert after.namespace == before.namespace
    assert after.rows.keys() - before.rows.keys() == {str(uuid5(uuid5(NAMESPACE_URL, HERE), "leergangen/proef/midden"))}
    assert after.rows.keys() >= before.rows.keys()


def test_what_is_built_before_the_first_publication_has_the_uids_of_the_publication(tmp_path: Path) -> None:
    root = site(tmp_path)
    build(root, "2025-01-05")
    before = shown(root)
    publish(root, "2025-01-06")
    assert shown(root).keys() == before.keys()


@pytest.mark.parametrize("build_first", [False, True])
def test_a_site_published_before_there_were_namespaces_keeps_its_uids(tmp_path: Path, *, build_first: bool) -> None:
    """Its new entries too: nothing tells them from those of then."""
    root = site(tmp_path)
    publish(root, "2025-01-06")
    rows = ledger(root).rows
    [row] = rows.values()
    uid = str(uuid5(FIRST_NAMESPACE, row.path))
    write_ledger(root / LEDGER, Ledger({uid: replace(row, uid=uid)}))
    (root / "output" / RECEIPT).unlink()  # programs of that time left none
    programme(root, "proef", START, MIDDLE)
    if build_first:
        build(root, "2025-01-07")
        assert str(uuid5(FIRST_NAMESPACE, "leergangen/proef/midden")) in shown(root)
    publish(root, "2025-01-08")
    assert shown(root).keys() == {uid, str(uuid5(FIRST_NAMESPACE, "leergangen/proef/midden"))}
    assert ledger(root).namespace == FIRST_NAMESPACE


def test_a_first_publication_without_entries_fixes_the_namespace_too(tmp_path: Path) -> None:
    root = academy(tmp_path)
    publish(root, "2025-01-06")
    move(root, THERE)
    programme(root, "proef", START)
    publish(root, "2025-01-07")
    assert shown(root).keys() == {str(uuid5(uuid5(NAMESPACE_URL, HERE), "leergangen/proef/start"))}
