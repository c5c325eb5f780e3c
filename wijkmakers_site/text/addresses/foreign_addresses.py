"""Addresses that do not lead a visitor where they should: to one's own computer, behind a log-in, or by a detour."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from wijkmakers_site.regex import regex

_LOCAL_HOST = regex(
    r"localhost|127(?:\.\d+){3}|0\.0\.0\.0|::1|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}"
    r"|[^.]+|.+\.(?:local|lan|internal|localhost|test)"
)
_DISK = regex(r"[a-z]:[\\/]|\\\\|file:", re.IGNORECASE)
_SCHEME = regex(r"([a-z][a-z0-9+.-]+):", re.IGNORECASE)
SCHEMES = frozenset({"http", "https", "mailto", "tel"})  # of links that a text may hold
_MISTYPED = regex(
    r"https?://(?=https?:?/)(?:https?:?/+)+|(?:hhttps?|htttps?|httsp|htps?|ttps?|tps?|hptts?|htpps?)[:;]/+|https?[:;]/(?!/)|https?;//"
    r"|https?//(?=\w)|https?:///+|https?:(?=www\.)",
    re.IGNORECASE,
)
_LOCAL_SCHEMES = {"vscode", "vscode-insiders", "about", "blob", "content", "chrome", "edge", "onenote", "outlook"}

# Files and folders that are shared with colleagues; a form or a meeting is for everybody who has its address.
_SHARED = regex(
    r"(?:[\w-]+\.)*(?:sharepoint\.(?:com|us)|1drv\.ms|onedrive\.live\.com|dropbox\.com|icloud\.com|box\.com)"
    r"|(?:docs|drive|sites)\.google\.com|teams\.(?:microsoft|live)\.com|(?:[\w-]+\.)?officeapps\.live\.com"
    r"|(?:outlook|mail)\.(?:office|live|google)\.(?:com|nl)|www\.office\.com|mijn\.[\w-]+\.nl",
    re.IGNORECASE,
)
_FOR_ALL = regex(r"/forms/|/l/meetup-join/|/meet/|/:f:/g/personal/forms|/viewform")
_SHORT_OF_MAIL = regex(
    r"(?:[\w-]+\.)*(?:mimecast\.com|list-manage\.com|sendgrid\.net|mailchi\.mp|mandrillapp\.com|hubspotlinks\.com"
    r"|laposta\.nl|mailplus\.nl|createsend\d*\.com)",
    re.IGNORECASE,
)
_TRACKING = regex(
    r"utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_[ce]id|mkt_tok"
    r"|_hsenc|_hsmi|__hs\w+|vero_id|oly_\w+_id|ref_src|ref_url|spm|si",
    re.IGNORECASE,
)


def mistyped(address: str) -> str:
    """What was meant by an address with a slip of the pen in how it begins: `htps://`, `mailto: a@b.nl`; else ""."""
    if address.lower().startswith("mailto:"):
        mail, question, rest = address[7:].strip().partition("?")
        right = f"mailto:{mail.replace(' ', '')}{question}{rest}"
        return right if right != address else ""
    if address.lower().startswith("tel:"):
        digits = re.sub(r"\(0\)|[\s()]", "", address[4:])
        return f"tel:{digits}" if f"tel:{digits}".lower() != address.lower() else ""
    if found := _MISTYPED.match(address):
        return f"https://{address[found.end() :].lstrip('/:')}"
    return ""


def only_here(address: str) -> tuple[str, str] | None:
    """(message, cure) for an address that works on the computer of its writer alone, or in no browser."""
    to_file = "Zet het bestand in `content/bestanden/`, en link naar `/bestanden/naam.pdf`."
    if mistyped(address):
        return None  # told as such
    if _DISK.match(address):
        return f'"{_short(address)}" staat op je eigen computer of netwerk: bezoekers kunnen er niet bij.', to_file
    scheme = _SCHEME.match(address)
    name = scheme[1].lower() if scheme else ""
    if name and name not in SCHEMES and not re.match(r"[\w.-]+:\d", address):
        if name in _LOCAL_SCHEMES:
            message = f'"{_short(address)}" werkt alleen op je eigen computer.'
            return message, "Open de pagina in een browser en kopieer het adres dat daar staat."
        cure = "Schrijf een adres met `https://`, `mailto:` of `tel:`."
        return f"Een link die begint met `{name}:` komt niet op de site.", cure
    parts = _split(address)
    if parts and _LOCAL_HOST.fullmatch(parts.hostname or ""):
        message = f'"{_short(address)}" werkt alleen op je eigen computer of netwerk.'
        if parts.port == 8000 or parts.hostname in ("localhost", "127.0.0.1"):
            return message, f"Schrijf `{address[address.index(parts.netloc) + len(parts.netloc) :] or '/'}`."
        return message, "Gebruik het adres waarmee bezoekers er komen."
    return None


def for_colleagues(address: str) -> tuple[str, str] | None:
    """(message, cure) for an address that may ask visitors for a password."""
    parts = _split(address)
    if not parts or not _SHARED.fullmatch(parts.hostname or "") or _FOR_ALL.search(address):
        return None
    message = f"Bij {parts.hostname} komt misschien alleen wie een account heeft."
    cure = (
        "Open de link in een privévenster. Moet je inloggen? Zet het bestand dan in `content/bestanden/`, en link "
        "naar `/bestanden/naam.pdf`."
    )
    return message, cure


def detour(address: str) -> tuple[str, str] | None:
    """(message, cure) for an address that leads by way of a watcher, or tells it who came along."""
    parts = _split(address)
    if not parts:
        return None
    if target := _unwrapped(address, parts):
        message = f"Dit adres loopt via {parts.hostname}, dat bijhoudt wie klikt."
        return message, f"Schrijf `{without_tracking(target)}`."
    if _SHORT_OF_MAIL.fullmatch(parts.hostname or "") and re.search(r"/s/|/track/|/ls/|/c/|\?", address):
        message = f"Dit adres komt uit een mail, en loopt via {parts.hostname}, dat bijhoudt wie klikt."
        return message, "Open de link, en kopieer het adres dat je dan in je browser ziet."
    clean = without_tracking(address)
    if clean != address:
        return "In dit adres zit een code waarmee bezoekers gevolgd worden.", f"Schrijf `{clean}`."
    return None


def straight(address: str) -> str:
    """What was meant by an address that is mistyped, leads by a watcher or tells who follows it; "" by any other."""
    if meant := mistyped(address):
        return meant
    parts = _split(address)
    if not parts:
        return ""
    clean = without_tracking(_unwrapped(address, parts) or address)
    return clean if clean != address else ""


def without_tracking(address: str) -> str:
    """The address without the parameters that only tell where a visitor came from."""
    parts = _split(address)
    if not parts or not parts.query:
        return address
    pairs = parts.query.split("&")
    kept = [pair for pair in pairs if not _TRACKING.fullmatch(pair.partition("=")[0])]
    # `si` alone could be anything; it is YouTube's and Spotify's.
    if not re.search(r"youtu\.?be|spotify", parts.hostname or ""):
        kept = [pair for pair in pairs if pair in kept or pair.partition("=")[0] in ("si", "spm")]
    return address if kept == pairs else parts._replace(query="&".join(kept)).geturl()


def _unwrapped(address: str, parts: SplitResult) -> str:
    """The address that another one only passes on to; "" for any other."""
    host, values = parts.hostname or "", dict(parse_qsl(parts.query))
    target = ""
    if host.endswith("safelinks.protection.outlook.com"):
        target = values.get("url", "")
    elif host == "urldefense.com" and (found := re.search(r"/v3/__(.+?)__;", address)):
        target = re.sub(r"^(https?:)/(?!/)", r"\1//", found[1])
    elif host.startswith("urldefense.proofpoint."):
        target = unquote(values.get("u", "").replace("-", "%").replace("_", "/"))
    elif re.fullmatch(r"(?:www\.)?google\.(?:com|nl)", host) and parts.path == "/url":
        target = values.get("q") or values.get("url", "")
    elif host in ("l.facebook.com", "lm.facebook.com", "l.instagram.com"):
        target = values.get("u", "")
    elif host.endswith("linkedin.com") and parts.path.startswith(("/redir/", "/safety/")):
        target = values.get("url", "")
    return target if re.match(r"https?://[^\s`]+$", target) else ""


def _split(address: str) -> SplitResult | None:
    """The parts of a web address; None for any other."""
    if not address.lower().startswith(("http://", "https://")):
        return None
    try:
        parts = urlsplit(address)
        _ = parts.port
    except ValueError:
        return None
    return parts if parts.hostname else None


def _short(address: str) -> str:
    return address if len(address) <= 60 else f"{address[:60]}…"
