"""What the server of a site does, asked of the server itself: what internet.nl and calendar apps look at, too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from http import HTTPStatus
from urllib.parse import quote, urljoin, urlsplit

from wijkmakers_site.editing.launch.elsewhere import TOLD
from wijkmakers_site.editing.launch.point import Point
from wijkmakers_site.files.answers import Answer, NoAnswerError, answer, ask
from wijkmakers_site.model.website.redirects import Redirect
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.words.dutch import short_date

_TELL = "Geef dit aan wie de server beheert."
_ALONG = "Iedereen onderweg kan meelezen en iets veranderen."
# Staatsblad 2023, 179; for governments alone, which internet.nl asks of everybody.
_LAW = "Verplicht voor overheden: Besluit beveiligde verbinding met overheidswebsites en -webapplicaties."
_ELSEWHERE = (301, 302, 303, 307, 308)
_PERMANENT = (HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.PERMANENT_REDIRECT)
_MAX_REDIRECTS = 25  # asked one after the other: all of a large list would keep somebody waiting, and the host busy
_CERTIFICATE_LEFT = timedelta(days=21)
_TYPES = {
    "": "text/html; charset=utf-8",
    urls.FEED: "text/calendar; charset=utf-8",
    urls.DATA: "application/json",
    "sitemap.xml": "application/xml",
    "robots.txt": "text/plain",
}
_SAME = {"text/xml": "application/xml"}
_HEADERS = {
    "Content-Security-Policy": "houdt tegen dat een pagina iets van elders uitvoert",
    "X-Content-Type-Options": "een browser mag niet raden wat voor bestand het is",
    "Referrer-Policy": "andere sites hoeven niet te weten welke pagina je las",
}


def missing_on_host(url: str, redirects: Iterable[Redirect], now: datetime) -> list[Point]:
    """What the host at `url` (with a `/` at the end) lacks; it is asked a few dozen times, one by one."""
    try:
        home = ask(url)
    except NoAnswerError as error:
        why = "Zonder antwoord valt er niets na te kijken."
        return [Point(f"{url} {TOLD[error.silence]}.", why, _TELL)]
    if home.status in _ELSEWHERE and home.header("Location"):
        there = urljoin(url, home.header("Location"))
        cure = f"Kijk dat adres na, met `--adres {there}`. Klopt het, zet het dan bij `adres` in `content/site.yaml`."
        return [Point(f"{url} stuurt door naar {there}.", "Wat daar staat, is de site.", cure)]
    points = [*_secure(url, home, now), *_headers(home), *_files(url), *_feed(url)]
    return [*points, *_not_found(url), *_robots(url, home), *_redirected(url, redirects)]


def _secure(url: str, home: Answer, now: datetime) -> Iterator[Point]:
    if urlsplit(url).scheme != "https":
        yield Point("De site staat op http, niet op https.", f"{_ALONG} {_LAW}", _TELL)
        return
    if home.certificate_ends and home.certificate_ends - now < _CERTIFICATE_LEFT:
        what = f"Het certificaat loopt af op {short_date(home.certificate_ends.date())}."
        yield Point(what, "Daarna laat geen browser de site nog zien, en stoppen agenda's.", _TELL)
    if not home.header("Strict-Transport-Security"):
        why = f"Zonder die kop probeert een browser eerst http. {_LAW}"
        yield Point("`Strict-Transport-Security` ontbreekt.", why, _TELL)
    plain = answer(url.replace("https:", "http:", 1))
    if plain and not plain.header("Location").startswith("https:"):
        yield Point("http stuurt niet door naar https.", "Wie geen https typt, krijgt een onveilige verbinding.", _TELL)


def _headers(home: Answer) -> Iterator[Point]:
    for name, why in _HEADERS.items():
        if not home.header(name):
            yield Point(f"`{name}` ontbreekt.", f"{why[0].upper()}{why[1:]} (internet.nl).", _TELL)


def _files(url: str) -> Iterator[Point]:
    for path, wanted in _TYPES.items():
        found = answer(url + path)
        if found is None or found.status != HTTPStatus.OK:
            status = f"met {found.status}" if found else "niet"
            yield Point(
                f"{url}{path} antwoordt {status}.", "Dit bestand hoort bij elke site.", "Zet heel output/ online."
            )
            continue
        given = found.header("Content-Type").lower().replace('"', "")
        kind = _SAME.get(given.partition(";")[0].strip(), given.partition(";")[0].strip())
        if kind != wanted.partition(";")[0] or ("charset" in wanted and "charset=utf-8" not in given.replace(" ", "")):
            what = f"{url}{path} komt als `{given or 'niets'}`, en hoort `{wanted}` te zijn."
            yield Point(what, "Programma's gaan af op wat de server zegt dat het is.", _TELL)
        if path == urls.DATA and found.header("Access-Control-Allow-Origin") != "*":
            why = "Zonder die kop kan een andere site onze bijeenkomsten niet laten zien."
            yield Point(f"`Access-Control-Allow-Origin: *` ontbreekt bij {url}{path}.", why, _TELL)


def _feed(url: str) -> Iterator[Point]:
    address = url + urls.FEED
    found = answer(address, headers={"Accept-Encoding": "gzip"})
    if found is None or found.status != HTTPStatus.OK:
        return
    if "gzip" not in found.header("Content-Encoding"):
        yield Point(f"{address} komt niet gecomprimeerd.", "Duizenden telefoons vragen hem elke paar uur.", _TELL)
    since = {"If-None-Match": found.header("ETag"), "If-Modified-Since": found.header("Last-Modified")}
    again = answer(address, headers={name: value for name, value in since.items() if value})
    if again is None or again.status != HTTPStatus.NOT_MODIFIED:
        yield Point(
            f"{address} antwoordt nooit met 304.", "Dan gaat de hele agenda steeds opnieuw over de lijn.", _TELL
        )


def _not_found(url: str) -> Iterator[Point]:
    found = answer(f"{url}deze-pagina-bestaat-niet/")
    if found and found.status != HTTPStatus.NOT_FOUND:
        what = f"Een adres dat niet bestaat, antwoordt met {found.status} in plaats van 404."
        yield Point(what, "Zoekmachines nemen dan foutpagina's op.", "Laat de server 404.html geven, met status 404.")


def _robots(url: str, home: Answer) -> Iterator[Point]:
    found = answer(urljoin(url, "/robots.txt"))
    lines = [line.strip().lower() for line in found.body.decode(errors="replace").splitlines()] if found else []
    if "disallow: /" in lines or "noindex" in home.header("X-Robots-Tag").lower():
        yield Point(
            "Zoekmachines worden geweerd.", "Dan vindt niemand de site.", "Haal de regel of kop weg die dat zegt."
        )


def _redirected(url: str, redirects: Iterable[Redirect]) -> Iterator[Point]:
    for redirect in list(redirects)[:_MAX_REDIRECTS]:
        address = urljoin(url, quote(redirect.path))
        found = answer(address)
        if found and found.status in _PERMANENT:
            leads_to = urljoin(address, found.header("Location"))
            # A host may add the `/` of a folder first; the page that stands there leads on.
            if leads_to.rstrip("/") not in (urljoin(url, redirect.target).rstrip("/"), address.rstrip("/")):
                yield Point(f"{address} leidt naar {leads_to}.", f"Het hoort naar {redirect.target} te leiden.", _TELL)
        elif not (found and found.status == HTTPStatus.OK and b'http-equiv="refresh"' in found.body):
            status = f"antwoordt met {found.status}" if found else "antwoordt niet"
            why = f"Dit oude adres hoort naar {redirect.target} te leiden."
            yield Point(f"{address} {status}.", why, "Zet heel output/ online, of geef de omleidingen aan de server.")
