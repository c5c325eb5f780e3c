"""The addresses by which people subscribe to a calendar: one for each kind of app."""

from __future__ import annotations

from collections.abc import MutableMapping
from hashlib import sha256
from io import BytesIO
from urllib.parse import quote, urlsplit

from wijkmakers_site.calendars.feeds import Feed
from wijkmakers_site.pages.views.parts import Subscription
from wijkmakers_site.text.artifacts import Artifact
from wijkmakers_site.text.urls import FEED, Root

_QR = "agenda-qr.svg"


def subscription(feed: Feed, root: Root, *, with_qr: bool = False) -> Subscription:
    """What a page needs to offer `feed`; the drawing itself comes from `qr_artifact`."""
    address = root.absolute(feed.path)
    webcal = f"webcal:{address.partition(':')[2]}"
    query = f"url={quote(address, safe='')}&name={quote(feed.title)}"
    return Subscription(
        title=feed.title,
        path=feed.path,
        address=address,
        webcal=webcal,
        google=f"https://calendar.google.com/calendar/r?cid={quote(webcal, safe='/')}",
        outlook=f"https://outlook.live.com/calendar/0/addfromweb?{query}",
        outlook_work=f"https://outlook.office.com/calendar/0/addfromweb?{query}",
        qr=feed.path.removesuffix(FEED) + _QR if with_qr else None,
    )


def qr_artifact(offered: Subscription, cache: MutableMapping[str, str]) -> Artifact:
    """The QR code (ISO/IEC 18004) of a subscription's webcal address, as SVG; `cache` keeps what was drawn before."""
    assert offered.qr, "asked for with_qr"
    key = sha256(f"qr\0{offered.webcal}".encode()).hexdigest()
    if (drawing := cache.get(key)) is None:
        drawing = cache[key] = _drawn(offered.webcal)
    return Artifact(offered.qr, drawing.encode())


def _drawn(text: str) -> str:
    import segno  # noqa: PLC0415  # only new drawings need it

    result = BytesIO()
    title = f"QR-code van de agenda op {urlsplit(text).netloc}"
    segno.make(text, error="m", micro=False).save(result, kind="svg", scale=4, border=4, light="#fff", title=title)
    return result.getvalue().decode()
