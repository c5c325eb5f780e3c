"""`check --links`: what leads nowhere is told with its cause and its place; others' servers are asked politely.

The servers are real ones on this machine, over http and https; `tests/tls/` holds certificates of an authority of our
own, one good for a hundred years, one that is over, one of another host. Their key is a secret of nobody.
"""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from sites import DAY, run, with_layouts, write

from wijkmakers_site.editing.launch.elsewhere import Finding, LinkAsker, Verdict, worth_asking
from wijkmakers_site.editing.launch.host import missing_on_host
from wijkmakers_site.editing.launch.links import broken_inside, links
from wijkmakers_site.editing.launch.written import written_at
from wijkmakers_site.files import answers
from wijkmakers_site.pipeline import make
from wijkmakers_site.reading.load import read
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.artifacts import Artifact
from wijkmakers_site.text.clock import at_start_of

TLS = Path(__file__).with_name("tls")


class Other:
    """A site of somebody else. What it does follows from the path; `asked` counts questions as (method, path)."""

    def __init__(self, certificate: str = "") -> None:
        self.asked: Counter[tuple[str, str]] = Counter()
        self.at_once = self.most_at_once = 0
        self.agents: set[str] = set()
        self.over = threading.Event()
        self.server = Server(self)
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(TLS / f"{certificate}.pem", TLS / "key.pem")
            self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.url = f"http{'s' if certificate else ''}://localhost:{self.server.server_port}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        self.over.set()
        self.server.shutdown()
        self.server.server_close()


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, other: Other) -> None:
        self.other = other
        super().__init__(("127.0.0.1", 0), Handler)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def do_GET(self) -> None:
        other = self.server.other
        other.at_once += 1
        other.most_at_once = max(other.most_at_once, other.at_once)
        other.asked[self.command, self.path] += 1
        other.agents.add(self.headers["User-Agent"])
        time.sleep(0.005)  # so that two at once would meet; a client that gave up may ask on while one is slow
        other.at_once -= 1
        self._answer(self.path.strip("/"), other)
        self.close_connection = True

    do_HEAD = do_GET  # noqa: N815

    def _answer(self, name: str, other: Other) -> None:
        if name == "traag":
            self.wfile.write(b"HTTP/1.1 200 OK\r\n")
            other.at_once -= 1  # who asked has given up
            other.over.wait(20)
            other.at_once += 1
        elif name in RAW:
            self.wfile.write(RAW[name])
        elif name in TO:
            self._say(TO[name][0], Location=TO[name][1])
        elif name == "zonder-head":
            self._say(405 if self.command == "HEAD" else 200)
        elif name == "druk":  # at the third question it has time
            times = other.asked["HEAD", self.path] + other.asked["GET", self.path]
            self._say(200 if times > 2 else 429, **{"Retry-After": "7"})
        else:
            self._say(int(name) if name.isdecimal() else 200)

    def _say(self, status: int, **headers: str) -> None:
        self.send_response(status)
        for header, value in {**headers, "Content-Length": "0"}.items():
            self.send_header(header, value)
        self.end_headers()

    def log_message(self, format: str, *arguments: object) -> None:
        pass


RAW = {
    "geen-http": b"220 mail.voorbeeld.nl ESMTP\r\n",
    "stukken": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nkapot",
}
TO = {
    "rond": (301, "/rond"),
    "ver": (301, "/ver2"), "ver2": (301, "/goed"),
    "even": (302, "/goed"),
    "voorpagina": (301, "/"),
    "gevaar": (302, "javascript:alert(1)"),
    "weg-via": (301, "/404"),
}  # fmt: skip


@pytest.fixture
def other() -> Iterator[Other]:
    site = Other()
    yield site
    site.stop()


def found(addresses: list[str], waited: list[float] | None = None) -> dict[str, tuple[Verdict, str]]:
    """By address, what is the matter with it; the pauses go to `waited`, and are not made."""
    waits: list[float] = [] if waited is None else waited
    asker = LinkAsker("https://academie.nl/", wait=waits.append, is_public=lambda _: True)
    return {each.address: (each.verdict, each.what) for each in asker.findings(addresses)}


def test_each_way_to_be_wrong_is_told_by_what_staff_can_do(other: Other, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "_SECONDS", 0.5)
    names = [
        "goed",
        "even",
        "404",
        "410",
        "400",
        "403",
        "500",
        "rond",
        "ver",
        "voorpagina",
        "gevaar",
        "weg-via",
        "traag",
    ]
    names += ["stukken", "geen-http", "zonder-head", "druk", "pl%C3%A4tze", "plätze"]
    waited: list[float] = []
    told = found([other.url + name for name in names], waited)
    assert {address.removeprefix(other.url): each for address, each in told.items()} == {
        "404": (Verdict.BROKEN, "bestaat niet meer (404)"),
        "410": (Verdict.BROKEN, "bestaat niet meer (410)"),
        "400": (Verdict.BROKEN, "antwoordt met fout 400"),
        "403": (Verdict.LOOK, "laat geen programma's toe (403)"),
        "500": (Verdict.TROUBLE, "heeft een storing (500)"),
        "rond": (Verdict.BROKEN, "stuurt steeds door"),
        "ver": (Verdict.MOVED, f"staat nu op {other.url}goed"),
        "voorpagina": (Verdict.LOOK, f"stuurt door naar de voorpagina, {other.url}"),
        "gevaar": (Verdict.BROKEN, "stuurt door naar iets wat geen webadres is"),
        "weg-via": (Verdict.BROKEN, "bestaat niet meer (404)"),
        "traag": (Verdict.TROUBLE, "antwoordt niet op tijd"),
        "geen-http": (Verdict.TROUBLE, "geeft geen goed antwoord"),
    }
    assert other.most_at_once == 1, "one question at a time to a host"
    assert other.asked["GET", "/goed"] == 0, "what HEAD tells is not fetched"
    assert other.agents == {"wijkmakers-site (+https://academie.nl/)"}
    assert 7 in waited, "as the server asked"
    assert set(waited) == {1.0, 2, 7}


def test_certificates_are_judged_as_browsers_do_and_told_before_they_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(TLS / "root.pem"))
    sites = {name: Other(name) for name in ("good", "expired", "other")}
    told = {address: what for address, (_, what) in found([each.url for each in sites.values()]).items()}
    hinders = "een browser houdt bezoekers tegen"
    assert told == {
        sites["expired"].url: f"heeft een certificaat dat is verlopen: {hinders}",
        sites["other"].url: f"heeft een certificaat van een andere site: {hinders}",
    }
    good, ends = sites["good"].url, datetime(2120, 1, 1, tzinfo=UTC)
    for days, warned in ((22, False), (20, True)):
        points = missing_on_host(good, [], ends.replace(year=2119, month=12, day=32 - days))
        assert ("Het certificaat loopt af op 1 januari 2120." in [each.what for each in points]) is warned
    (point,) = missing_on_host(sites["expired"].url, [], ends)
    assert point.what == f"{sites['expired'].url} heeft een certificaat dat is verlopen: {hinders}."
    monkeypatch.delenv("SSL_CERT_FILE")
    assert found([good])[good][1] == f"heeft een certificaat waar niemand voor instaat: {hinders}"
    for each in sites.values():
        each.stop()


def test_hosts_that_are_not_there_and_ones_own_network(other: Other, monkeypatch: pytest.MonkeyPatch) -> None:
    told = found(["http://127.0.0.1:1/x"])
    assert told["http://127.0.0.1:1/x"] == (Verdict.TROUBLE, "neemt niet op")
    monkeypatch.setattr(socket, "getaddrinfo", _no_such_host)
    told = found(["http://bestaat-niet.invalid/"])
    assert told["http://bestaat-niet.invalid/"] == (Verdict.BROKEN, "staat op een site die niet bestaat")
    monkeypatch.undo()
    (finding,) = LinkAsker("https://academie.nl/").findings([other.url])
    assert finding.what == "staat niet op het openbare internet"
    assert not other.asked


def test_what_the_program_made_is_asked_once_a_page_and_what_staff_wrote_each_time() -> None:
    """A thousand modules have as many links to a calendar of others; three films are three."""
    films = [f"https://film.nl/kijk?v={number}" for number in range(3)]
    made_links = [f"https://kaart.nl/zoek?plek={number}" for number in range(1000)]
    assert worth_asking([*made_links, *films], " ".join(films)) == [*films, made_links[0]]


def test_a_server_that_sends_a_byte_now_and_then_is_given_up(other: Other, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answers, "_MAX_SECONDS", 0.2)
    with pytest.raises(answers.NoAnswerError) as raised:
        answers.ask(f"{other.url}traag")
    assert raised.value.silence is answers.Silence.LATE


def test_links_inside_lead_to_a_file_and_a_place_on_it() -> None:
    root = Root("https://voorbeeld.nl/academie/")
    page = (
        b'<a href="/academie/">a</a><a href="#er">b</a><a href="/academie/x/#weg">c</a><img src="/academie/y.png">'
        b'<img srcset="/academie/1.png 1x, /academie/2.png 2x"><form action="/academie/zoek/"></form>'
        b'<link rel="alternate" href="/academie/z.ics"><a href="/academie/x">zonder schuine streep</a>'
    )
    calendar = (
        b"URL:https://voorbeeld.nl/academie/x/\r\nDESCRIPTION:Zie https://voorbeeld.nl/ac\r\n ademie/oud/\\nTot\r\n"
    )
    site = [
        Artifact("index.html", page),
        Artifact("x/index.html", b'<p id="er"><a href="mailto:a@b.nl">m</a><a href="#er">'),
        Artifact("agenda.ics", calendar),
        Artifact("agenda.json", b'{"url": "https://voorbeeld.nl/academie/x/#er"}'),
        Artifact("sitemap.xml", b"<loc>https://voorbeeld.nl/academie/kwijt/</loc>"),
    ]
    inside, elsewhere = links(site, root)
    assert not elsewhere
    home, gone = root.url, "bestaat niet op deze site"
    assert [point.what for point in broken_inside(inside, site, root)] == [
        f"{home}#er heeft geen plek `#er`.",
        f"{home}1.png {gone}.",
        f"{home}2.png {gone}.",
        f"{home}kwijt/ {gone}.",
        f"{home}oud/ {gone}.",
        f"{home}x {gone}.",
        f"{home}x/#weg heeft geen plek `#weg`.",
        f"{home}y.png {gone}.",
        f"{home}z.ics {gone}.",
        f"{home}zoek/ {gone}.",
    ]


def _no_such_host(*_: object, **__: object) -> None:
    raise socket.gaierror(socket.EAI_NONAME, "")


def test_the_report_names_the_line_where_staff_wrote_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = with_layouts(tmp_path)
    write(
        site,
        "content/sprekers/jet.yaml",
        "naam: Jet\nlinks:\n  - {titel: Weg, link: 'http://bestaat-niet.invalid/x'}\n",
    )
    write(site, "content/paginas/over.md", "Wij.\n\nZie [wat er was](http://bestaat-niet.invalid/x).\n")
    content = read(site / "content", DAY).content
    assert written_at(content, "http://bestaat-niet.invalid/x") == [
        "content/paginas/over.md:3",
        "content/sprekers/jet.yaml:3",
    ]
    monkeypatch.setattr(socket, "getaddrinfo", _no_such_host)
    offline = run(site, "check", "--links", "--op", str(DAY))
    assert (offline.returncode, offline.stdout.splitlines()[0]) == (
        0,
        "Geen enkele andere site antwoordt. Heb je internet? Alleen de links binnen de site zijn bekeken.",
    )
    finding = Finding("http://bestaat-niet.invalid/x", Verdict.BROKEN, "bestaat niet meer (404)")
    monkeypatch.setattr(LinkAsker, "findings", lambda *_: iter([finding]))
    told = run(site, "check", "--links", "--op", str(DAY))
    assert told.returncode == 1
    assert "Stuk: verbeter het adres, of haal de link weg:\n" in told.stdout
    assert "  Staat in content/paginas/over.md:3, content/sprekers/jet.yaml:3.\n" in told.stdout


def test_the_whole_site_leads_nowhere_wrong(complete_project: Path) -> None:
    """Pages, calendars, data and sitemap of the site with everything; the frame of another folder included."""
    made = make(complete_project, at_start_of(DAY))
    root = Root(made.site.url)
    inside, _ = links(made.rendered.artifacts, root)
    assert len(inside) > 300
    assert [point.what for point in broken_inside(inside, made.rendered.artifacts, root)] == []
