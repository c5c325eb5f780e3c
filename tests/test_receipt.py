"""The receipt beside the site says what was published last; only a first publication begins at nothing."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from published import LEDGER, academy, build, git, ledger, programme, publish, shown
from sites import FILES, run, write

from wijkmakers_site.calendars.ledger.receipt import Receipt, as_json, from_json, receipt_of
from wijkmakers_site.delivery.published_site import receipt_at, receipt_in
from wijkmakers_site.problems.errors import UsageError

START = "id: een, titel: De start, datum: 2025-06-05, sprekers: [jet]"
LATER = "id: twee, titel: De tweede, datum: 2025-06-12"
RECEIPT = "output/publicatie.json"
ON = ("--op", "2025-01-08")
FIRST = "Dit is de eerste publicatie.\n"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("published")
    programme(academy(root), "proef", START, LATER)
    publish(root, "2025-01-06")
    return root


@pytest.fixture
def root(published: Path, tmp_path: Path) -> Path:
    return shutil.copytree(published, tmp_path / "site", symlinks=True)


def receipt(root: Path) -> Receipt:
    return from_json((root / RECEIPT).read_bytes())


def test_it_says_what_the_ledger_says_in_short(root: Path) -> None:
    assert receipt(root) == receipt_of(ledger(root))
    values = json.loads((root / RECEIPT).read_text())
    [uid] = [uid for uid, (path, *_) in values["entries"].items() if path == "leergangen/proef/een"]
    assert values["entries"][uid][1] == 0
    assert values["modified"] == "2025-01-05T23:00:00Z"
    assert values["namespace"] == str(ledger(root).namespace)
    assert values["addresses"] == sorted(ledger(root).addresses)


def test_it_holds_no_text_of_any_entry(root: Path) -> None:
    """Titles, people and places are for the pages: what is taken off them may not live on here."""
    text = (root / RECEIPT).read_text()
    assert not any(word in text for word in ("De start", "Jet Proef", "Molen"))


def test_every_build_of_the_same_ledger_has_the_same_one(root: Path) -> None:
    """What is built and not published yet is not in it."""
    before = (root / RECEIPT).read_bytes()
    programme(root, "proef", START.replace("06-05", "06-06"), LATER)
    for target in ("output", "elders"):
        build(root, "2025-01-08", target)
        assert (root / target / "publicatie.json").read_bytes() == before
    publish(root, "2025-01-09")
    assert (root / RECEIPT).read_bytes() != before


def test_before_the_first_publication_there_is_none(tmp_path: Path) -> None:
    build(academy(tmp_path), "2025-01-06")
    assert not (tmp_path / RECEIPT).exists()


@pytest.mark.parametrize(
    "change",
    [
        lambda values: values.update(version="1"),
        lambda values: values.update(more=1),
        lambda values: values.pop("namespace"),
        lambda values: values["addresses"].append("../x"),
        lambda values: values["addresses"].append(1),
        lambda values: values["entries"].update(x=["leergangen/a/b", 0, ""]),
        lambda values: values.update(entries={uid: ["../b", 0, ""] for uid in values["entries"]}),
        lambda values: values.update(entries={uid: ["leergangen/a/b", -1, ""] for uid in values["entries"]}),
        lambda values: values.update(entries={uid: ["leergangen/a/b", True, ""] for uid in values["entries"]}),
        lambda values: values.update(entries=[1]),
    ],
)
def test_what_is_no_receipt_is_taken_for_none(root: Path, change: Callable[[dict[str, object]], object]) -> None:
    """It may come from anybody, and the paths in it are asked for and written down."""
    values = json.loads((root / RECEIPT).read_text())
    change(values)
    with pytest.raises(ValueError, match=r"^"):
        from_json(f"{json.dumps(values, separators=(',', ':'))}\n".encode())


@pytest.mark.parametrize("content", [b"", b"{}", b"[]", b"\xff", b"[" * 100_000, b'{"version":1}', b"<html>"])
def test_a_damaged_one_in_output_is_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "publicatie.json").write_bytes(content)
    assert receipt_in(tmp_path) is None


def test_a_damaged_one_in_output_is_made_anew(root: Path) -> None:
    before = (root / RECEIPT).read_bytes()
    (root / RECEIPT).write_bytes(b"{}")
    assert run(root, "publish", *ON).returncode == 0
    assert (root / RECEIPT).read_bytes() == before


def test_the_first_publication_is_told_as_such_once(tmp_path: Path) -> None:
    root = academy(tmp_path)
    assert run(root, "publish", *ON).stdout.startswith(FIRST)
    assert FIRST not in run(root, "publish", *ON).stdout


def test_where_ci_publishes_nothing_begins_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A fresh checkout without the ledger looks like a first publication, and nobody is there to know better."""
    monkeypatch.setenv("CI", "true")
    root = academy(tmp_path)
    told = (
        "content/agenda.lock:1:1: fout WM605: Op deze machine is geen logboek: dan zou elke afspraak opnieuw beginnen. "
        "Zet content/agenda.lock in git na elke publicatie. Is het kwijt? Maak het opnieuw uit de site op internet: "
        "python3 build.py publish --adres --herstel. Is dit echt de eerste publicatie? Typ dan: "
        "python3 build.py publish --eerste."
    )
    ended = run(root, "publish", *ON)
    assert (ended.returncode, ended.stderr.splitlines()[0]) == (1, told)
    assert run(root, "publish", "--eerste", *ON).stdout.startswith(FIRST)
    assert run(root, "publish", *ON).returncode == 0


def test_a_ledger_that_git_once_had_is_asked_about(root: Path) -> None:
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "content")
    git(root, "commit", "-q", "-m", "gepubliceerd")
    git(root, "rm", "-q", LEDGER)
    git(root, "commit", "-q", "-m", "opnieuw")
    shutil.rmtree(root / "output")
    ended = run(root, "publish", *ON)
    assert ended.returncode == 1
    assert (
        "WM605: Er is eerder gepubliceerd, maar het logboek daarvan is weg. Haal het terug: git checkout"
        in ended.stderr
    )
    assert run(root, "publish", "--eerste", *ON).stdout.startswith(FIRST)


BOTH = "--eerste gaat niet samen met --herstel: het is de eerste keer, of het logboek is kwijt.\n"
NOT_FIRST = "--eerste: er is al eerder gepubliceerd. Laat --eerste weg.\n"


@pytest.mark.parametrize(("words", "told"), [(["--eerste"], NOT_FIRST), (["--eerste", "--herstel"], BOTH)])
def test_what_is_not_true_is_refused(root: Path, words: list[str], told: str) -> None:
    ended = run(root, "publish", *words, *ON)
    assert (ended.returncode, ended.stderr) == (2, told)


def test_first_is_not_believed_where_the_site_says_otherwise(root: Path) -> None:
    (root / LEDGER).unlink()
    ended = run(root, "publish", "--eerste", *ON)
    assert (ended.returncode, "WM604" in ended.stderr) == (1, True)


def test_nothing_can_be_made_anew_of_nothing(tmp_path: Path) -> None:
    ended = run(academy(tmp_path), "publish", "--herstel", *ON)
    told = (
        "--herstel: in output/ staat geen publicatie.json om het logboek uit te maken. Staat de site op internet? "
        "Typ: python3 build.py publish --adres --herstel.\n"
    )
    assert (ended.returncode, ended.stderr) == (2, told)


def test_making_anew_a_ledger_that_lacks_nothing_changes_nothing(root: Path) -> None:
    before = (root / LEDGER).read_bytes()
    assert run(root, "publish", "--herstel", *ON).returncode == 0
    assert (root / LEDGER).read_bytes() == before


def test_an_entry_that_left_the_feeds_keeps_its_uid_and_number(root: Path) -> None:
    """30 days after it was called off no calendar tells it any longer; the receipt does."""
    off = f"{START}, status: geannuleerd, reden: Ziek"
    programme(root, "proef", off, LATER)
    publish(root, "2025-02-01")
    publish(root, "2025-09-01")
    before = ledger(root)
    (root / LEDGER).unlink()
    assert run(root, "publish", "--herstel", "--op", "2025-09-02").returncode == 0
    rows = ledger(root).rows
    assert rows.keys() == before.rows.keys()
    assert all(rows[uid].sequence >= row.sequence and rows[uid].path == row.path for uid, row in before.rows.items())
    assert len(shown(root)) == 1


def test_a_copy_becomes_a_site_of_its_own_as_the_manual_says(root: Path) -> None:
    uids = shown(root).keys()
    git(root, "init", "-q", "-b", "main")
    git(root, "add", "content")
    git(root, "commit", "-q", "-m", "van een ander")
    write(root, "content/site.yaml", FILES["content/site.yaml"].replace("voorbeeld.nl", "elders.nl"))
    (root / LEDGER).unlink()
    (root / RECEIPT).unlink()
    git(root, "commit", "-q", "-a", "-m", "onze eigen site")
    assert run(root, "publish", "--eerste", *ON).stdout.startswith(FIRST)
    assert not uids & shown(root).keys()


def test_the_site_of_another_is_no_lost_ledger(root: Path, tmp_path: Path) -> None:
    other = academy(tmp_path / "ander")
    write(other, "content/site.yaml", FILES["content/site.yaml"].replace("voorbeeld.nl", "elders.nl"))
    programme(other, "proef", START)
    publish(other, "2025-01-06")
    shutil.copy(other / RECEIPT, root / RECEIPT)
    ended = run(root, "publish", *ON)
    assert (
        "Dit logboek is van een andere site dan de site in output/: geen enkele afspraak is dezelfde." in ended.stderr
    )
    (root / RECEIPT).unlink()
    assert run(root, "publish", *ON).returncode == 0


@dataclass
class Web:
    """A host on this computer: what it answers by path (a status, a body, or where to look), what it was asked, and how
    many bytes it announces and does not send.
    """

    address: str
    answers: dict[str, int | bytes | str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    lacking: int = 0

    def serve(self, folder: Path) -> None:
        files = (file for file in folder.rglob("*") if file.is_file())
        self.answers |= {f"/{file.relative_to(folder).as_posix()}": file.read_bytes() for file in files}


@pytest.fixture
def web() -> Iterator[Web]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host.asked.append(self.path)
            answer = host.answers.get(self.path, 404)
            self.send_response(answer if isinstance(answer, int) else 302 if isinstance(answer, str) else 200)
            if isinstance(answer, str):
                self.send_header("Location", answer)
            body = answer if isinstance(answer, bytes) else b""
            self.send_header("Content-Length", str(len(body) + host.lacking))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    host = Web(f"http://127.0.0.1:{server.server_port}/")
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield host
    server.shutdown()
    server.server_close()


@pytest.fixture
def live(root: Path, web: Web) -> Web:
    """The host, with the project's site published at its address."""
    write(root, "content/site.yaml", FILES["content/site.yaml"].replace("https://voorbeeld.nl/", web.address))
    programme(root, "proef", START.replace("06-05", "06-06"), LATER)
    publish(root, "2025-01-07")
    web.serve(root / "output")
    return web


def lose_all(root: Path) -> None:
    """As on a machine that has nothing but what is in git, where the ledger was never put."""
    (root / LEDGER).unlink()
    shutil.rmtree(root / "output")
    (root / "output").mkdir()


def test_the_site_on_the_web_is_asked_on_request_alone(root: Path, live: Web) -> None:
    for words in (["publish"], ["check"], ["diff"], ["build"]):
        assert run(root, *words, *ON).returncode == 0
    assert live.asked == []
    assert run(root, "publish", "--adres", *ON).returncode == 0
    assert live.asked == ["/publicatie.json"]


def test_what_is_live_and_not_in_the_ledger_is_told_and_can_be_brought_back(root: Path, live: Web) -> None:
    before, entries = ledger(root), shown(root)
    lose_all(root)
    ended = run(root, "publish", "--adres", *ON)
    what = f"2 afspraken zijn weg (zoals leergangen/proef/een) en {len(before.addresses)} adressen zijn weg"
    cure = (
        "Haal eerst op wat een ander publiceerde: git pull. Helpt dat niet? Maak het opnieuw uit de site zelf: "
        "python3 build.py publish --adres --herstel."
    )
    told = f"Dit logboek loopt achter op {live.address}: {what} (zoals /agenda.ics). {cure}"
    assert (ended.returncode, ended.stderr.splitlines()[0]) == (1, f"content/agenda.lock:1:1: fout WM604: {told}")
    assert run(root, "publish", "--adres", "--herstel", *ON).returncode == 0
    notice = "Gewijzigd op 7 januari 2025: nieuwe datum\\n"  # what changed before, calendars tell in words alone
    assert shown(root) == {
        uid: entry | {"DESCRIPTION": entry["DESCRIPTION"].replace(notice, "")} for uid, entry in entries.items()
    }
    assert (ledger(root).namespace, ledger(root).addresses) == (before.namespace, before.addresses)


def test_a_host_that_has_no_receipt_yet_knows_nothing(root: Path, live: Web) -> None:
    """As after an update of the program: the next publication puts one there."""
    live.answers.clear()
    assert run(root, "publish", "--adres", *ON).returncode == 0
    ended = run(root, "publish", "--adres", "--herstel", *ON)
    assert ended.returncode == 0, "the site in output/ tells enough"
    lose_all(root)
    ended = run(root, "publish", "--adres", "--herstel", *ON)
    told = f"--herstel: in output/ en op {live.address} staat geen publicatie.json om het logboek uit te maken.\n"
    assert (ended.returncode, ended.stderr) == (2, told)


HINT = " Kijk ook of `adres` in content/site.yaml klopt."
ELSEWHERE = f"stuurt door naar een andere site, op 'voorbeeld.invalid'.{HINT}"
OTHER = "is niet wat publish daar neerzet. Kijk of `adres` in content/site.yaml klopt."
NEWER = "is gemaakt door een nieuwere versie van het programma. Werk het programma bij (git pull)."
ANSWERS = [
    pytest.param(500, f"antwoordt met fout 500.{HINT}", id="an error"),
    pytest.param(403, f"antwoordt met fout 403.{HINT}", id="a refusal"),
    pytest.param("http://voorbeeld.invalid/x", ELSEWHERE, id="elsewhere"),
    pytest.param("file:///etc/passwd", f"antwoordt met fout 302.{HINT}", id="a file"),
    pytest.param("/publicatie.json", f"antwoordt met fout 302.{HINT}", id="in circles"),
    pytest.param(b"<html>", OTHER, id="a page"),
    pytest.param(as_json(Receipt()).replace(b'"version":1', b'"version":2'), NEWER, id="a newer form"),
    pytest.param(b"x" * 101, f"is te groot.{HINT}", id="too much"),
]


@pytest.mark.parametrize(("answer", "told"), ANSWERS)
def test_what_the_host_answers_instead_is_told(
    web: Web, answer: int | str | bytes, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wijkmakers_site.delivery.published_site._MAX_BYTES", 100)
    web.answers["/publicatie.json"] = answer
    with pytest.raises(UsageError) as raised:
        receipt_at(web.address)
    assert str(raised.value) == f"--adres: {web.address}publicatie.json {told}"


@pytest.mark.parametrize("answer", [404, 410])
def test_a_host_that_says_that_nothing_is_there_knows_nothing(web: Web, answer: int) -> None:
    web.answers["/publicatie.json"] = answer
    assert receipt_at(web.address) is None


def test_a_receipt_that_moved_within_the_host_is_found(web: Web) -> None:
    web.answers |= {"/publicatie.json": "/elders.json", "/elders.json": as_json(Receipt())}
    assert receipt_at(web.address) == Receipt()
    assert web.asked == ["/publicatie.json", "/elders.json"]


def test_half_an_answer_is_none(web: Web) -> None:
    web.answers["/publicatie.json"] = as_json(Receipt())
    web.lacking = 7
    with pytest.raises(UsageError, match=r"publicatie\.json geeft geen goed antwoord"):
        receipt_at(web.address)


@pytest.mark.parametrize(
    ("address", "told"), [("http://localhost:9/", "neemt niet op."), ("https://x.invalid/", "is niet te vinden.")]
)
def test_a_host_that_is_not_there_is_told(root: Path, address: str, told: str) -> None:
    write(root, "content/site.yaml", FILES["content/site.yaml"].replace("https://voorbeeld.nl/", address))
    ended = run(root, "publish", "--adres", *ON)
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"--adres: {address}publicatie.json {told}")
