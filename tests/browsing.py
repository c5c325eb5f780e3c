"""A page in a real browser, and what happened while it was there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Page
from sites import DAY

_LEFT = "net::ERR_ABORTED"  # the browser itself drops what a page that was left had still asked for

# The date alone: Playwright's own clock also stands in for `performance`, with which tests weigh pages.
_CLOCK = f"""{{
  const noon = Date.parse('{DAY}T12:00:00+01:00');
  globalThis.Date = class extends Date {{
    constructor(...moment) {{ super(...(moment.length ? moment : [noon])); }}
    static now() {{ return noon; }}
  }};
}}"""


@dataclass(slots=True)
class _Window:
    """`trouble` is what was refused, missing, foreign or in error since the page at `host` was asked for."""

    page: Page
    host: str = ""
    trouble: list[str] = field(default_factory=list)

    def listen(self) -> None:
        page, add = self.page, self.trouble.append
        page.on("console", lambda message: add(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: add(str(error)))
        page.on("requestfailed", lambda each: None if each.failure == _LEFT else add(f"failed: {each.url}"))
        page.on(
            "request",
            lambda each: None if each.url.startswith((self.host, "about:", "data:")) else add(f"foreign: {each.url}"),
        )
        page.on("response", lambda each: add(f"{each.status}: {each.url}") if each.status >= 400 else None)

    def go(self, address: str) -> Page:
        host = re.match(r"https?://[^/]+/", address)
        assert host
        self.host = host[0]
        self.page.goto(address)
        return self.page


_STAYING: dict[tuple[Browser, str], _Window] = {}


def _new_window(browser: Browser, options: Mapping[str, Any], script: str = "") -> _Window:
    window = _Window(browser.new_context(locale="nl-NL", **options).new_page())
    window.listen()
    window.page.add_init_script(f"{_CLOCK}\n{script}")
    return window


@contextmanager
def opened(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """A new window at an address, on the day for which tests build; fails the test if anything was refused, missing,
    foreign or in error meanwhile.
    """
    window = _new_window(browser, options)
    yield window.go(address)
    window.page.context.close()
    assert window.trouble == [], window.trouble  # pytest says nothing of the asserts of a module without tests


@contextmanager
def revisited(browser: Browser, address: str, *, script: str = "", **options: Any) -> Iterator[Page]:
    """As `opened`, in the window that an earlier test with these options left: a new one costs a browser as much as
    three pages. `script` runs before those of each page. What a test adds to its window would be there for the next
    one too: who sets its size, its clock or its media, keeps something, routes or listens, opens one of his own.
    """
    place = browser, repr((script, sorted(options.items())))
    window = _STAYING.pop(place, None) or _new_window(browser, options, script)
    yield window.go(address)
    window.page.goto("about:blank")  # what this page still asks for is none of the next one's trouble
    assert window.trouble == [], window.trouble  # pytest says nothing of the asserts of a module without tests
    _STAYING[place] = window
