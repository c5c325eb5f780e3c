"""Links to other sites, asked for politely: who does not answer, what is gone, what has moved."""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import field
from enum import StrEnum
from itertools import groupby
from urllib.parse import urljoin, urlsplit

from wijkmakers_site.files.answers import Answer, NoAnswerError, Silence, ask
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.addresses.ascii_uri import ascii_uri
from wijkmakers_site.values import dataclass

MAX_ASKED = 2000
_HOSTS_AT_ONCE = 8
_MAX_HOPS = 5
_FEW = 3
_PAUSE, _RETRY_AFTER, _LONGEST_WAIT = 1.0, 2, 30  # seconds: between two questions to a host, before a second try
_MOVED, _MOVED_FOR_NOW = (301, 308), (302, 303, 307)
_GONE, _TOO_OFTEN = (404, 410), 429
# A server may refuse programs, or who asks often; a browser gets the page all the same.
_REFUSED = (401, 403, 405, 406, 429, 451, 999)
_BROKEN = {
    Silence.NO_HOST: "staat op een site die niet bestaat",
    Silence.EXPIRED: "heeft een certificaat dat is verlopen: een browser houdt bezoekers tegen",
    Silence.OTHER_NAME: "heeft een certificaat van een andere site: een browser houdt bezoekers tegen",
    Silence.UNTRUSTED: "heeft een certificaat waar niemand voor instaat: een browser houdt bezoekers tegen",
}
_TROUBLE = {
    Silence.NO_NAMES: "is nu niet op te zoeken",
    Silence.REFUSED: "neemt niet op",
    Silence.LATE: "antwoordt niet op tijd",
    Silence.BROKEN: "geeft geen goed antwoord",
}
TOLD = _BROKEN | _TROUBLE  # words that follow an address


class Verdict(StrEnum):
    """What is to be done about a link, as the heading above it says."""

    BROKEN = "Stuk: verbeter het adres, of haal de link weg"
    TROUBLE = "Storing bij de ander: kijk over een paar dagen nog eens"
    LOOK = "Zelf kijken: dit laat geen programma's toe, of komt anders uit dan gedacht"
    MOVED = "Verhuisd: neem het nieuwe adres over"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found at an `address`, in Dutch words that follow it (`what`); `silence` is why nobody answered, None
    where somebody did.
    """

    address: str
    verdict: Verdict
    what: str
    silence: Silence | None = None


def worth_asking(addresses: Iterable[str], written: str) -> list[str]:
    """Those of `addresses` that staff wrote, all of whose texts are `written`. Of those that the program made, such as
    every venue on a map and every calendar in an app of others, one for each page there.
    """
    kept: dict[str, str] = {}
    for address in sorted(addresses):
        kept.setdefault(address if address in written else address.partition("?")[0], address)
    return list(kept.values())


def nobody_answers(findings: Sequence[Finding], asked: int) -> bool:
    """Whether that says more of this machine than of the others: of a few links, all may well be gone."""
    silent = [finding for finding in findings if finding.silence]
    return len(silent) == asked >= _FEW


@dataclass(slots=True)
class LinkAsker:
    """Asks in the name of the site at `site`. `pause` and `wait` are seconds and how to let them pass; `is_public` says
    of a host whether it may be asked.
    """

    site: str
    pause: float = _PAUSE
    wait: Callable[[float], None] = time.sleep
    is_public: Callable[[str], bool] = field(default_factory=lambda: _is_public)
    _turns: dict[str, threading.Lock] = field(default_factory=lambda: defaultdict(threading.Lock))

    def findings(self, addresses: Iterable[str]) -> Iterator[Finding]:
        """Of each address with which something is the matter, sorted; several hosts at once, of each one at a time."""
        by_host = [list(group) for _, group in groupby(sorted(addresses, key=_by_host), key=_host)]
        with ThreadPoolExecutor(_HOSTS_AT_ONCE) as pool:
            found = [finding for several in pool.map(self._of_host, by_host) for finding in several]
        yield from sorted(found, key=lambda each: ([*Verdict].index(each.verdict), each.address))

    def _of_host(self, addresses: list[str]) -> list[Finding]:
        return [finding for address in addresses if (finding := self._finding(address))]

    def _finding(self, address: str) -> Finding | None:
        here, for_good = address, True
        for _ in range(_MAX_HOPS):
            if not self.is_public(urlsplit(here).hostname or ""):
                return Finding(address, Verdict.BROKEN, "staat niet op het openbare internet")
            try:
                found = self._asked(here)
            except NoAnswerError as error:
                verdict = Verdict.BROKEN if error.silence in _BROKEN else Verdict.TROUBLE
                return Finding(address, verdict, TOLD[error.silence], error.silence)
            if found.status not in (*_MOVED, *_MOVED_FOR_NOW) or not found.header("Location"):
                return _judged(address, here, found, for_good=for_good)
            for_good = for_good and found.status in _MOVED
            here = urljoin(here, found.header("Location"))
            if not urls.is_elsewhere(here):
                return Finding(address, Verdict.BROKEN, "stuurt door naar iets wat geen webadres is")
        return Finding(address, Verdict.BROKEN, "stuurt steeds door")

    def _asked(self, address: str) -> Answer:
        """HEAD costs the other the least. Some servers know it badly: only GET, and later on, tells what is wrong."""
        wait = _RETRY_AFTER
        for method, worst in (("HEAD", 399), ("GET", 499)):
            try:
                found = self._once(address, method)
            except NoAnswerError as error:
                if error.silence in _BROKEN:
                    raise
                continue
            if found.status <= worst and found.status != _TOO_OFTEN:
                return found
            wait = _retry_after(found)
        self.wait(wait)
        return self._once(address, "GET")

    def _once(self, address: str, method: str) -> Answer:
        with self._turns[urlsplit(address).netloc]:
            try:
                return ask(ascii_uri(address), method, {"User-Agent": f"wijkmakers-site (+{self.site})"}, body=False)
            finally:
                self.wait(self.pause)


def _judged(address: str, here: str, found: Answer, *, for_good: bool) -> Finding | None:
    if found.status in _GONE:
        return Finding(address, Verdict.BROKEN, f"bestaat niet meer ({found.status})")
    if found.status in _REFUSED:
        return Finding(address, Verdict.LOOK, f"laat geen programma's toe ({found.status})")
    if found.status >= 500:
        return Finding(address, Verdict.TROUBLE, f"heeft een storing ({found.status})")
    if found.status >= 400:
        return Finding(address, Verdict.BROKEN, f"antwoordt met fout {found.status}")
    if _is_front(here) and not _is_front(address):
        return Finding(address, Verdict.LOOK, f"stuurt door naar de voorpagina, {here}")
    # An address of a moment, such as of a form or a login, is nothing to write down.
    return Finding(address, Verdict.MOVED, f"staat nu op {here}") if here != address and for_good else None


def _is_front(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path in ("", "/") and not parts.query


def _retry_after(found: Answer) -> int:
    """Seconds, as the server asks (RFC 9110, section 10.2.3) or a few; a date there is passed over."""
    asked = found.header("Retry-After").strip()
    return min(int(asked), _LONGEST_WAIT) if asked.isdecimal() else _RETRY_AFTER


def _host(address: str) -> str:
    return urlsplit(address).netloc


def _by_host(address: str) -> tuple[str, str]:
    return _host(address), address


def _is_public(host: str) -> bool:
    """Whether every address of a host is one of the internet: no question may reach a machine of one's own network."""
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return True  # it does not exist: asking says so
    return all(ipaddress.ip_address(str(each[4][0]).partition("%")[0]).is_global for each in found)
