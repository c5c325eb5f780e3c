"""The addresses by which people subscribe to a calendar: one for each kind of app."""

from __future__ import annotations

from urllib.parse import quote

from wijkmakers_site.calendars.feeds.contents import YearFiles
from wijkmakers_site.calendars.feeds.feed_list import Feed
from wijkmakers_site.text.addresses.urls import FEED, Root
from wijkmakers_site.values import dataclass

_QR = "agenda-qr.svg"
_NONE = YearFiles()


@dataclass(frozen=True, slots=True)
class Subscription:
    """A calendar to subscribe to: its `title`, its file (`path`), and whole addresses that open it.

    `label` is the title without what it stands below: "Groep A" in the list of a programme.
    `address` (https) is for apps where one pastes it, `webcal` opens the app of the device, `google`, `outlook`
    (private) and `outlook_work` open these sites. `qr` is the path of a drawing (SVG) that holds the `webcal` address;
    None without. `older` are the files of years, for what became too much for it.
    """

    title: str
    label: str
    path: str
    address: str
    webcal: str
    google: str
    outlook: str
    outlook_work: str
    qr: str | None
    older: YearFiles


def subscription(
    feed: Feed, root: Root, *, within: str = "", with_qr: bool = False, older: YearFiles = _NONE
) -> Subscription:
    """What a page needs to offer `feed` where `within` stands above it; the drawing itself comes from `media/qr.py`."""
    address = root.absolute(feed.path)
    webcal = root.webcal(feed.path)
    query = f"url={quote(address, safe='')}&name={quote(feed.title)}"
    return Subscription(
        title=feed.title,
        label=feed.title.removeprefix(within),
        path=feed.path,
        address=address,
        webcal=webcal,
        google=f"https://calendar.google.com/calendar/r?cid={quote(webcal, safe='/')}",
        outlook=f"https://outlook.live.com/calendar/0/addfromweb?{query}",
        outlook_work=f"https://outlook.office.com/calendar/0/addfromweb?{query}",
        qr=feed.path.removesuffix(FEED) + _QR if with_qr else None,
        older=older,
    )
