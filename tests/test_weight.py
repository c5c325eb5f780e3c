"""What a visit costs: bytes, requests to others, things kept on the visitor's device, and text that jumps about."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from browsing import opened
from pagekinds import largest, page_kinds, sample
from playwright.sync_api import Browser, Page, Route
from webpage import webpages
from webserver import STRICT

KB = 1000
PHONE = {"width": 390, "height": 844}

_REFUSED = "refused = []; addEventListener('securitypolicyviolation', each => refused.push(each.blockedURI))"
_KEPT = """async () => [
  document.cookie,
  ...Object.keys(localStorage),
  ...Object.keys(sessionStorage),
  ...await caches.keys(),
  ...(await indexedDB.databases()).map(each => each.name),
  ...refused,
].filter(Boolean)"""
_TRANSFERRED = """() => performance.getEntries()
  .filter(each => each.entryType === 'navigation' || each.entryType === 'resource')
  .map(each => [each.transferSize, each.decodedBodySize])"""
_SHIFTS = """shifts = []; new PerformanceObserver(list => shifts.push(...list.getEntries().map(each => [
  each.value,
  ...each.sources.map(({node}) => node?.parentElement?.outerHTML.slice(0, 100))
]))).observe({type: 'layout-shift', buffered: true})"""
_PAINTED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
_TO_THE_END = """async () => {
  await document.fonts.ready;
  for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
    scrollTo({top: y, behavior: 'instant'});
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
  }
  await Promise.all([...document.images].map(each => each.complete || new Promise(done => each.onload = done)));
  await new Promise(requestAnimationFrame);
  return shifts;
}"""


@pytest.fixture(scope="module")
def address(web: Callable[..., str], academy_site: Path) -> str:
    return web(academy_site, headers=STRICT)


def test_no_page_is_heavier_than_60_kilobytes(academy_site: Path) -> None:
    heavy = {path: size for path, page in webpages(academy_site) if (size := len(page.html.encode())) > 60 * KB}
    assert heavy == {}


def _for_visitors(site: Path, ending: str) -> list[Path]:
    """Files of a kind but those of the screen in the hall, which its own page alone loads."""
    return [file for file in (site / "static").rglob(f"*{ending}") if not file.name.startswith("scherm")]


def test_the_style_sheets_together_stay_under_30_kilobytes(academy_site: Path) -> None:
    assert sum(file.stat().st_size for file in _for_visitors(academy_site, ".css")) < 30 * KB


def test_our_own_scripts_together_stay_under_12_kilobytes(academy_site: Path) -> None:
    """Search is no part of it: only its own page loads that, with the code of others in `vendor/`."""
    scripts = [file for file in _for_visitors(academy_site, ".js") if "vendor" not in file.parts]
    own = {file for file in scripts if not file.name.startswith("zoek")}
    assert sum(file.stat().st_size for file in own) < 12 * KB


def transferred(page: Page) -> tuple[int, int]:
    """The bytes of the page and all it loaded: as they came over the line, and unpacked."""
    sizes: list[list[int]] = page.evaluate(_TRANSFERRED)
    return sum(each[0] for each in sizes), sum(each[1] for each in sizes)


@pytest.mark.parametrize("kind", ["Home", "Programme", "Module"])
def test_the_first_view_on_a_phone_stays_under_150_kilobytes(
    browser: Browser, address: str, academy_project: Path, kind: str, say: Callable[[str], None]
) -> None:
    with opened(browser, address + largest(academy_project, kind), viewport=PHONE) as page:
        page.wait_for_load_state("networkidle")
        line, unpacked = transferred(page)
        say(f"Eerste blik op {kind.lower()}: {line / KB:.1f} kB over de lijn, {unpacked / KB:.1f} kB uitgepakt")
        assert 0 < line < 150 * KB


def test_no_page_asks_others_or_keeps_anything(browser: Browser, address: str, academy_project: Path) -> None:
    """No cookie, no storage, nothing that the strict policy had to refuse; `opened` fails on requests to others."""
    with opened(browser, address, viewport=PHONE) as page:
        page.add_init_script(_REFUSED)
        for path in sample(academy_project):
            page.goto(address + path)
            assert page.evaluate(_KEPT) == [], path
        assert page.context.cookies() == []


@pytest.mark.parametrize(
    ("project", "base", "width"), [("academy_project", "/", 390), ("complete_project", "/academie/", 1280)]
)
def test_next_to_nothing_jumps_while_fonts_come_late(
    browser: Browser, web: Callable[..., str], request: pytest.FixtureRequest, project: str, base: str, width: int
) -> None:
    """A tenth of what is still called good (cumulative layout shift of 0.1): a word that goes to the next line."""
    root: Path = request.getfixturevalue(project)
    address = web(root / "output", base=base)
    with opened(browser, address, viewport={"width": width, "height": 844}) as page:
        seen, held, shifted = list[str](), list[Route](), {}
        page.route("**/*.woff2", lambda route: route.continue_() if seen else held.append(route))
        page.add_init_script(_SHIFTS)
        for kind in page_kinds(root):
            seen.clear()
            page.goto(address + largest(root, kind), wait_until="commit")
            page.evaluate(_PAINTED)
            assert held, f"{kind} asks for no font before it is seen"
            seen.append(kind)
            while held:
                held.pop(0).continue_()
                page.evaluate(_PAINTED)
            page.wait_for_load_state()
            shifts = page.evaluate(_TO_THE_END)
            if sum(each[0] for each in shifts) > 0.01:
                shifted[kind] = shifts
        assert shifted == {}


def test_nothing_jumps_where_fonts_come_in_time(browser: Browser, address: str, academy_project: Path) -> None:
    with opened(browser, address, viewport=PHONE) as page:
        page.add_init_script(_SHIFTS)
        shifted = {}
        for kind in page_kinds(academy_project):
            page.goto(address + largest(academy_project, kind))
            if shifts := page.evaluate(_TO_THE_END):
                shifted[kind] = shifts
        assert shifted == {}
