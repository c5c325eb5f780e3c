"""`publish --naar`: by rsync over a real ssh, and by rclone into a real store; also when it is interrupted."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from threading import Event, Thread
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from deploying import BUCKET, SshServer, cut, files_of, interrupted, lacking, make_site, s3_store, ssh_server
from sites import run, with_layouts

from wijkmakers_site.delivery.deploy.plan import Plan
from wijkmakers_site.delivery.deploy.rsync import _TOOL as RSYNC
from wijkmakers_site.delivery.deploy.s3 import _TOOL as RCLONE
from wijkmakers_site.delivery.deploy.target import target_of
from wijkmakers_site.delivery.deploy.tool import Tool
from wijkmakers_site.problems.errors import UsageError

LEDGER = "content/agenda.lock"
GONE_ON = "Los het op en typ dezelfde opdracht nog eens: dan gaat het verder waar het was."


@pytest.fixture(scope="module")
def ssh(program: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[SshServer]:
    program("rsync")
    with ssh_server(program("sshd"), tmp_path_factory.mktemp("ssh")) as server:
        yield server


@pytest.fixture(scope="module")
def store(
    program: Callable[[str], str],
    node_packages: Callable[[str], Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[dict[str, str]]:
    program("rclone")
    with s3_store(program("node"), node_packages("node-s3"), tmp_path_factory.mktemp("s3")) as environment:
        yield environment


@pytest.fixture
def place(ssh: SshServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Where a folder of this test stands, as rsync is told."""
    monkeypatch.setenv("RSYNC_RSH", ssh.shared)
    (tmp_path / "web").mkdir()
    return f"rsync:{ssh.host}:{tmp_path}/web"


@pytest.fixture
def bucket(store: dict[str, str], request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    for name, value in store.items():
        monkeypatch.setenv(name, value)
    return f"s3:{BUCKET}/{request.node.name.partition('[')[0]}"


def in_bucket(bucket: str) -> dict[str, bytes]:
    """All its files, as visitors get them."""
    target = target_of(bucket, "")
    place = f"{os.environ['AWS_ENDPOINT_URL']}/{bucket.removeprefix('s3:')}"
    return {path: urlopen(f"{place}/{quote(path)}").read() for path in target._listed()}  # type: ignore[attr-defined]


def test_a_publication_stands_on_the_server_and_the_next_one_sends_only_what_changed(
    place: str, tmp_path: Path
) -> None:
    root, web = with_layouts(tmp_path / "project"), tmp_path / "web/site met spatie"
    rehearsed = run(root, "publish", "--naar", f"{place}/{web.name}", "--droog")
    assert (rehearsed.returncode, rehearsed.stderr, web.exists()) == (0, "", False)
    assert rehearsed.stdout.endswith(", 0 anders, 0 weg. Er is niets gepubliceerd of overgezet.\n")
    assert not (root / LEDGER).exists()
    first = run(root, "publish", "--naar", f"{place}/{web.name}")
    assert (first.returncode, first.stderr) == (0, "")
    assert files_of(web) == files_of(root / "output")
    times = {path: path.stat().st_mtime_ns for path in web.rglob("*.css")}
    (root / "content/site.yaml").write_text((root / "content/site.yaml").read_text() + "motto: Anders\n")
    os.utime(next((root / "output").rglob("*.css")))  # as in a fresh clone: another time, the same bytes
    second = run(root, "publish", "--naar", f"{place}/{web.name}").stdout.splitlines()[-1]
    assert second.startswith(f"Overgezet naar {place}/{web.name}: ")
    assert files_of(web) == files_of(root / "output")
    assert times == {path: path.stat().st_mtime_ns for path in web.rglob("*.css")}
    again = run(root, "publish", "--naar", f"{place}/{web.name}").stdout
    assert again.endswith(f"Overgezet naar {place}/{web.name}: daar was alles al zo.\n")
    assert sorted(path.name for path in web.parent.iterdir()) == [f".{web.name}-a", f".{web.name}-b", web.name]


def test_who_reads_meanwhile_sees_one_whole_site(place: str, tmp_path: Path) -> None:
    """Where the place is a link: never a mixture, never nothing."""
    web, site, seen, done = tmp_path / "web/site", tmp_path / "site", set[str](), Event()
    target_of(f"{place}/site", "").deploy(make_site(site, "0"))

    def watch() -> None:
        while not done.is_set():
            seen.add((web / "publicatie.json").read_text())

    reader = Thread(target=watch)
    reader.start()
    for version in "123":
        target_of(f"{place}/site", "").deploy(make_site(site, version))
    done.set()
    reader.join()
    assert seen == {f'{{"versie": "{version}"}}' for version in "0123"}


def test_a_link_shows_the_old_or_the_new_site_when_it_is_interrupted_at_any_moment(place: str, tmp_path: Path) -> None:
    random, web, site = Random(7), tmp_path / "web/site", tmp_path / "site"
    target_of(f"{place}/site", "").deploy(make_site(site, "0"))
    shown = files_of(site)
    for version in "1234":
        new = files_of(make_site(site, version))
        interrupted(f"{place}/site", site, random.uniform(0.1, 0.9))
        assert files_of(web) in (shown, new)
        target_of(f"{place}/site", "").deploy(site)  # goes on, whatever was left
        shown = files_of(web)
        assert shown == new


@pytest.mark.parametrize("kind", ["folder", "bucket"])
def test_no_page_lacks_anything_when_it_is_interrupted_at_any_moment(
    kind: str, place: str, bucket: str, tmp_path: Path
) -> None:
    """Where files are replaced one by one."""
    random, site, address = Random(8), tmp_path / "site", bucket if kind == "bucket" else f"{place}/site"
    (tmp_path / "web/site").mkdir()

    def shown() -> dict[str, bytes]:
        return in_bucket(bucket) if kind == "bucket" else files_of(tmp_path / "web/site")

    for version in "012":
        make_site(site, version)
        target_of(address, "").reach()  # what was begun is still known as ours
        known = shown().keys()
        interrupted(address, site, random.uniform(0.2, 1.0))
        assert lacking(found := shown(), known) == set()
        # S3 shows an object once it is whole (its user guide, "data consistency model"); s3rver shows a part.
        assert kind == "bucket" or cut(found) == set()
        target_of(address, "https://voorbeeld.nl/").deploy(site)
        assert shown() == files_of(site)


def test_a_store_keeps_type_and_time_beside_each_file(bucket: str, tmp_path: Path) -> None:
    target = target_of(bucket, "https://voorbeeld.nl/")
    site = make_site(tmp_path, "0")
    assert len(target.deploy(site).new) == len(files_of(site))
    place = f"{os.environ['AWS_ENDPOINT_URL']}/{bucket.removeprefix('s3:')}"
    told = {path: urlopen(f"{place}/{path}").headers for path in ("agenda.ics", "static/0.0.css", "index.html")}
    assert {path: (headers["Content-Type"], headers["Cache-Control"]) for path, headers in told.items()} == {
        "agenda.ics": ("text/calendar; charset=utf-8", "no-cache"),
        "static/0.0.css": ("text/css; charset=utf-8", "public, max-age=31536000, immutable"),
        "index.html": ("text/html; charset=utf-8", "no-cache"),
    }
    (site / "agenda.ics").write_text("BEGIN:VCALENDAR")
    (site / "p1/index.html").unlink()
    assert target.deploy(site) == Plan(changed=("agenda.ics",), gone=("p1/index.html",))


def test_assets_go_before_pages_and_the_receipt_comes_last() -> None:
    plan = Plan(new=("a/index.html", "static/x.css"), changed=("index.html", "publicatie.json"))
    assert list(plan.steps()) == [("static/x.css",), ("a/index.html",), ("index.html",), ("publicatie.json",)]
    first = Plan(new=("a.html", "index.html", "publicatie.json"))
    assert list(first.steps()) == [("publicatie.json",), ("a.html",), ("index.html",)]


@pytest.mark.parametrize("kind", ["folder", "bucket"])
def test_what_others_put_there_is_left_alone(kind: str, place: str, bucket: str, tmp_path: Path) -> None:
    address = bucket if kind == "bucket" else f"{place}/site"
    others = tmp_path / "web/site"
    others.mkdir()
    (others / "index.html").write_text("van een ander")
    if kind == "bucket":
        target_of(address, "").deploy(others)
    root = with_layouts(tmp_path / "project")
    done = run(root, "publish", "--naar", address)
    assert (done.returncode, done.stdout) == (3, "")
    assert "staan al andere bestanden, en die ruimt publish niet op." in done.stderr
    assert done.stderr.endswith("Er is niets gepubliceerd.\n")
    assert not (root / LEDGER).exists()


@pytest.mark.parametrize("kind", ["folder", "bucket"])
def test_what_the_host_itself_keeps_there_stays(kind: str, place: str, bucket: str, tmp_path: Path) -> None:
    """Hosting has programs, logs and proofs of certificates of its own in the folder that it gives away."""
    address, theirs = bucket if kind == "bucket" else f"{place}/site", tmp_path / "web/site"
    for path in ("cgi-bin/index.html", ".ftpquota", "error_log", "logs/a.log", ".well-known/acme-challenge/x.txt"):
        (theirs / path).parent.mkdir(parents=True, exist_ok=True)
        (theirs / path).write_text("van de host")
    target = target_of(address, "")
    if kind == "bucket":
        target.deploy(theirs)
    before = {path.relative_to(theirs) for path in theirs.rglob("*")}
    target.reach()
    target.deploy(make_site(tmp_path / "site", "0"))
    plan = target.deploy(make_site(tmp_path / "site", "1"))
    assert {path.partition("/")[0] for path in plan.gone} == {"los-0", "static"}
    if kind == "folder":
        assert before <= {path.relative_to(theirs) for path in theirs.rglob("*")}
        assert not (theirs / "los-0").exists()
    else:
        assert {path.as_posix() for path in before if (theirs / path).is_file()} <= in_bucket(bucket).keys()


def test_a_server_that_cannot_be_reached_is_told_before_anything_is_published(
    ssh: SshServer, place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = with_layouts(tmp_path / "project")
    for rsh, address, told in (
        (ssh.rsh, f"{place}/is/er/niet", "De map waar de site in moet komen, is er niet."),
        (ssh.rsh.replace("/key", "/host"), place, "De server laat je niet binnen."),
        (ssh.rsh.replace("known", "unknown"), place, "Deze computer kent die server nog niet"),
        ("ssh -F /dev/null -p 1", place, "De server neemt niet op."),
    ):
        monkeypatch.setenv("RSYNC_RSH", rsh)
        done = run(root, "publish", "--naar", address)
        assert (done.returncode, done.stdout) == (3, "")
        assert done.stderr.startswith(f"--naar {address}: {told}"), done.stderr
        assert "Er is niets gepubliceerd. Wat het andere programma zei, staat in .cache/naar.log." in done.stderr
    assert not (root / LEDGER).exists()


def test_what_fails_on_the_way_says_what_is_new_and_that_it_goes_on(place: str, tmp_path: Path) -> None:
    root, fake = with_layouts(tmp_path / "project"), tmp_path / "bin"
    fake.mkdir()
    (fake / "rsync").write_text(
        '#!/bin/sh\ncase "$*" in *--list-only*|*--dry-run*) exec /usr/bin/rsync "$@";; esac\n'
        'echo "rsync: write failed on x: No space left on device (28)" >&2\nexit 11\n'
    )
    (fake / "rsync").chmod(0o755)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{fake}:{os.environ['PATH']}")
        done = run(root, "publish", "--naar", f"{place}/site")
    assert done.returncode == 3
    assert done.stderr == (
        f"--naar {place}/site: De schijf van de server is vol. Maak daar ruimte. De site in output/ en "
        f"content/agenda.lock zijn wel nieuw. Wat er op {place}/site staat, is heel. {GONE_ON} Wat het andere "
        "programma zei, staat in .cache/naar.log.\n"
    )
    assert (root / LEDGER).exists()
    assert run(root, "publish", "--naar", f"{place}/site").returncode == 0


@pytest.mark.parametrize(
    ("tool", "said", "told"),
    [
        (RSYNC, "ssh: Could not resolve hostname x: Name or service not known", "Die server is niet te vinden."),
        (RSYNC, "ssh: connect to host x port 22: Connection timed out", "De server antwoordt niet"),
        (RSYNC, "rsync: connection unexpectedly closed\nbash: line 1: rsync: command not found", "geen rsync"),
        (RSYNC, 'rsync: [receiver] mkstemp "/x" failed: Permission denied (13)', "Je mag daar niet schrijven."),
        (RSYNC, "rsync: mkdir failed: Read-only file system (30)", "kan alleen gelezen worden"),
        (RSYNC, "rsync: write failed: Disk quota exceeded (122)", "De schijf van de server is vol."),
        (RSYNC, "rsync error: something else (code 5)", "rsync stopte met code 5."),
        (RCLONE, "NoSuchBucket: The specified bucket does not exist", "Die bucket is er niet."),
        (RCLONE, "NoCredentialProviders: no valid providers in chain", "Er is niet gezegd wie je bent."),
        (RCLONE, "AccessDenied: Access Denied\n\tstatus code: 403", "De opslag laat je niet binnen"),
        (RCLONE, "dial tcp: lookup x on 1.1.1.1:53: no such host", "De opslag is niet te vinden."),
        (RCLONE, "dial tcp 127.0.0.1:9: connect: connection refused", "De opslag antwoordt niet"),
        (RCLONE, "XMinioStorageFull: Storage backend has reached its minimum free drive", "De opslag is vol."),
    ],
)
def test_what_programs_say_is_told_in_dutch_with_what_to_do(tool: Tool, said: str, told: str) -> None:
    assert told in str(tool.failure(subprocess.CompletedProcess([], 5, "", said)))


@pytest.mark.parametrize("address", ["ftp:x", "rsync", "rsync:", "rsync:x:", "rsync:x:/", "rsync:-x:/y", "s3:", "s3:X_",
                                     "rsync:x:/..", "s3:abc/../x", "s3:abc//x", "rsync:-e sh"])  # fmt: skip
def test_a_place_that_is_none_is_wrong_use(address: str) -> None:
    with pytest.raises(UsageError, match=r"--naar: schrijf "):
        target_of(address, "")


def test_a_program_that_is_missing_is_wrong_use_and_nothing_is_published(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = with_layouts(tmp_path)
    monkeypatch.setenv("PATH", "")
    for address, name in (("rsync:server:/site", "rsync"), ("s3:wijkmakers", "rclone")):
        done = run(root, "publish", "--naar", address)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith(f"--naar: {name} staat niet op deze computer. Installeer het, op Debian")
    assert not (root / LEDGER).exists()
