"""The addresses by which people subscribe to a calendar: one for each kind of app."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

from wijkmakers_site.calendars.feeds.feed_list import Feed
from wijkmakers_site.text.urls import FEED, Root

_QR = "agenda-qr.svg"


@dataclass(frozen=True, slots=True)
class Subscription:
    """A calendar to subscribe to. `path` is its file; the others are whole addresses that open an app or a site.

    `qr` is the path of a drawing (SVG) that holds the `webcal` address.
    """

    title: str
    path: str
    address: str
    webcal: str
    google: str
    outlook: str
    outlook_work: str
    qr: str | None


def subscription(feed: Feed, root: Root, *, with_qr: bool = False) -> Subscription:
    """What a page needs to offer `feed`; the drawing itself comes from `media/qr.py`."""
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
