"""What a public launch lacks is told before it, with its reason and its cure; of the server, by asking it."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from sites import DAY, run, with_layouts, write

from wijkmakers_site.editing.launch.content import missing_in_content
from wijkmakers_site.editing.launch.host import missing_on_host
from wijkmakers_site.model.website.redirects import Redirect
from wijkmakers_site.pipeline import make
from wijkmakers_site.text.clock import at_start_of

NOW = at_start_of(DAY).now
SENTENCE = b"<p>Tekst</p>"
# Of each path: status, kind, body. The server of `good` adds the headers that a launch asks for.
GOOD: dict[str, tuple[int, str, bytes]] = {
    "/": (200, "text/html; charset=utf-8", SENTENCE),
    "/agenda.ics": (200, "text/calendar; charset=utf-8", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
    "/agenda.json": (200, "application/json", b"{}"),
    "/sitemap.xml": (200, "text/xml", b"<urlset/>"),
    "/robots.txt": (200, "text/plain", b"User-agent: *\nAllow: /\n"),
    "/oud": (301, "/over/", b""),
    "/als-pagina": (200, "text/html; charset=utf-8", b'<meta http-equiv="refresh" content="0; url=/over/">'),
}
REDIRECTS = [Redirect("/oud", "/over/"), Redirect("/als-pagina", "/over/")]


@contextmanager
def server(answers: dict[str, tuple[int, str, bytes]], *, good: bool) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, kind, body = answers.get(self.path, (404 if good else 200, "text/html; charset=utf-8", SENTENCE))
            if good and self.headers["If-None-Match"] == '"1"':
                status, body = 304, b""
            self.send_response(status)
            self.send_header("Location" if status == 301 else "Content-Type", kind)
            if good:
                for name in ("Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy"):
                    self.send_header(name, "x")
                self.send_header("ETag", '"1"')
                self.send_header("Access-Control-Allow-Origin", "*")
            if good and self.headers["Accept-Encoding"] == "gzip":
                self.send_header("Content-Encoding", "gzip")
                body = gzip.compress(body)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as listening:
        thread = threading.Thread(target=listening.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.server_port}/"
        finally:
            listening.shutdown()
            thread.join()


def test_a_good_server_lacks_nothing_but_https() -> None:
    with server(GOOD, good=True) as url:
        points = missing_on_host(url, REDIRECTS, NOW)
    assert [point.what for point in points] == ["De site staat op http, niet op https."]


def test_a_server_that_does_nothing_of_itself_is_told_all_of_it() -> None:
    wrong = GOOD | {
        "/agenda.ics": (200, "text/plain", b"BEGIN:VCALENDAR"),
        "/sitemap.xml": (500, "text/html", b""),
        "/robots.txt": (200, "text/plain", b"User-agent: *\nDisallow: /\n"),
        "/oud": (301, "/elders/", b""),
        "/als-pagina": (404, "text/html", b""),
    }
    with server(wrong, good=False) as url:
        told = [point.what.replace(url, "/") for point in missing_on_host(url, REDIRECTS, NOW)]
    assert told == [
        "De site staat op http, niet op https.",
        "`Content-Security-Policy` ontbreekt.",
        "`X-Content-Type-Options` ontbreekt.",
        "`Referrer-Policy` ontbreekt.",
        "/agenda.ics komt als `text/plain`, en hoort `text/calendar; charset=utf-8` te zijn.",
        "`Access-Control-Allow-Origin: *` ontbreekt bij /agenda.json.",
        "/sitemap.xml antwoordt met 500.",
        "/agenda.ics komt niet gecomprimeerd.",
        "/agenda.ics antwoordt nooit met 304.",
        "Een adres dat niet bestaat, antwoordt met 200 in plaats van 404.",
        "Zoekmachines worden geweerd.",
        "/oud leidt naar /elders/.",
        "/als-pagina antwoordt met 404.",
    ]


def test_an_address_that_leads_on_is_told_with_where_to_look() -> None:
    with server({"/": (301, "/site/", b"")}, good=True) as url:
        (point,) = missing_on_host(url, [], NOW)
    assert (point.what, f"--adres {url}site/" in point.cure) == (f"{url} stuurt door naar {url}site/.", True)


def test_who_does_not_answer_is_one_point() -> None:
    (point,) = missing_on_host("http://127.0.0.1:1/", [], NOW)
    assert point.what == "http://127.0.0.1:1/ neemt niet op."


def test_each_thing_that_is_filled_in_is_a_point_less(tmp_path: Path) -> None:
    site = with_layouts(tmp_path)
    told = run(site, "check", "--lancering", "--op", str(DAY))
    assert (told.returncode, told.stdout.splitlines()[-1]) == (1, "9 punten voor je met de site naar buiten gaat.")
    assert "Naar de pagina ‘Over ons’ leidt geen link." in told.stdout
    write(
        site,
        "content/site.yaml",
        """\
        naam: Proefsite
        adres: https://academie.nl/
        samenvatting: Een site om mee te proeven.
        contact: {mail: naam@voorbeeld.nl}
        host: nginx
        onderaan: [{titel: Contact en privacy, link: /over/}]
        toegankelijkheid:
          status: voldoet niet
          opgesteld: 2024-10-01
          akkoord: {functie: directeur, datum: 2024-10-02}
          toezeggingen: [binnen een week een antwoord]
          klachten: {naam: Een ombudsman, link: https://voorbeeld.nl/}
        beveiliging: {mail: naam@voorbeeld.nl, geldig_tot: 2025-10-01}
        themas: [{id: leren, titel: Leren}]
        """,
    )
    write(site, "content/omleidingen.yaml", "omleidingen: [{van: /oud, naar: /over/}]\n")
    told = run(site, "check", "--lancering", "--op", str(DAY))
    assert (told.returncode, told.stdout) == (0, "Er mist niets om met de site naar buiten te gaan.\n")
    assert 'href="/over/">Contact en privacy</a>' in _page(site)
    assert run(site, "check", "--adres", "https://x.nl").returncode == 2


def _page(site: Path) -> str:
    run(site, "build", "--op", str(DAY))
    return (site / "output/agenda/index.html").read_text("utf-8")


@pytest.mark.slow  # renders the site with everything
def test_what_is_unfinished_is_told_too(complete_project: Path) -> None:
    points = missing_in_content(make(complete_project, at_start_of(DAY)))
    told = " ".join(point.what for point in points)
    for words in ("Het adres van de site", "map", "oud adres", "concept", "geen plek bekend", "geen maker"):
        assert words in told, told
