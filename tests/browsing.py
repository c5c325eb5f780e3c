"""A page in a real browser, and what happened while it was there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
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


@contextmanager
def opened(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """A new window at an address, on the day for which tests build; fails the test if anything was refused, missing,
    foreign or in error meanwhile.
    """
    context = browser.new_context(locale="nl-NL", **options)
    page, trouble = context.new_page(), list[str]()
    host = re.match(r"https?://[^/]+/", address)
    assert host
    page.on("console", lambda message: trouble.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("requestfailed", lambda each: None if each.failure == _LEFT else trouble.append(f"failed: {each.url}"))
    own = (host[0], "data:")
    page.on("request", lambda each: trouble.append(f"foreign: {each.url}") if not each.url.startswith(own) else None)
    page.on("response", lambda each: trouble.append(f"{each.status}: {each.url}") if each.status >= 400 else None)
    page.add_init_script(_CLOCK)
    page.goto(address)
    yield page
    context.close()
    assert trouble == []
