"""Addresses: on the web, on this site, of mail, by phone, on an envelope."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from wijkmakers_site.model import downloads
from wijkmakers_site.reading.notation.errors import NotationError, meaning
from wijkmakers_site.regex import regex
from wijkmakers_site.text.addresses.ascii_uri import ascii_uri

# Without `?` and `,`: in a `mailto:` they begin headers and further recipients (RFC 6068, section 2).
_EMAIL = regex(r"[^@\s<>\"',;:?]+@[\w-]+(?:\.[\w-]+)+")
_HOST = regex(r"[^.:]+(?:\.[^.:]+)+\.?")
# Every address of every page begins with it: `https://host//elsewhere/` would let pages load scripts from elsewhere.
_SITE_ADDRESS = regex(
    r"(?:https://[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,9}|https?://(?:localhost|127\.0\.0\.1|\[::1\]))"
    r"(?::[1-9][0-9]{0,4})?(?:/[A-Za-z0-9~_-][A-Za-z0-9._~-]*){0,9}/?"
)


_MARKDOWN_LINK = regex(r"\[[^\]]*\]\(<?([^)>\s]+)>?\)|<([^<>\s]+)>")
# Six or seven digits, as within a town; of what begins with 1 there are short ones of six.
_WITHOUT_AREA = regex(r"[2-9](?:[ -]?[0-9]){5,6}|1(?:[ -]?[0-9]){6}")
# Without `www.` only endings that files do not have: `notulen.md` could be a host too.
_BARE_HOST = regex(r"(?:www\.[\w-]+(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)*\.(?:nl|com|org|eu|net|nu|gr))(?:/\S*)?", re.ASCII)
_FILE = regex(r"\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|gif|md|txt|zip|ya?ml)$", re.IGNORECASE)
_MISTYPED_SCHEME = regex(r"h?t?tp?s?:?/{1,3}(?=www\.|[\w-]+\.)|https?:(?!//)|https?//|htps://|https;//", re.IGNORECASE)
MAIL_ADDRESS = "Dit is een mailadres: zet het achter `mail:`, en haal deze regel weg."


def web_address(text: str) -> str:
    """An absolute http(s) address (WHATWG URL), without spaces."""
    if _is_web_address(text):
        return text
    message = f'"{text}" is geen webadres.'
    if link := _MARKDOWN_LINK.fullmatch(text):
        inner = link[1] or link[2]
        if _is_web_address(inner):
            raise meaning(message, inner)
    if _BARE_HOST.fullmatch(text):
        raise meaning(f'"{text}" is nog geen volledig webadres.', f"https://{text}")
    if re.fullmatch(r"[\w-]+(\.[\w-]+)+(/\S*)?", text) and not _FILE.search(text):
        raise NotationError(f'"{text}" is nog geen volledig webadres.', f"Bedoelde je `https://{text}`?")
    if _EMAIL.fullmatch(text.removeprefix("mailto:")):
        raise NotationError(message, MAIL_ADDRESS)
    scheme = _MISTYPED_SCHEME.match(text)
    for guess in (f"https://{text[scheme.end() :].lstrip(':/')}" if scheme else "", text.replace(" ", "%20")):
        if guess != text and _is_web_address(guess) and "%" not in urlsplit(guess).netloc:
            raise NotationError(message, f"Bedoelde je `{guess}`?")
    raise NotationError(message, "Schrijf een adres zoals `https://wijkmakers.nl/`.")


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(_HOST.fullmatch(host)) and not re.search(r"[\s<>\"]", text)


def site_address(text: str) -> str:
    """Where the site stands: https, a host, and at most a plain path. Without https only on one's own computer."""
    if _is_site_address(text):
        return text
    web_address(text)
    # The host in small letters and, where it has others than a to z, in Punycode: to a browser it is the same one.
    host = urlsplit(text).netloc
    meant = ascii_uri(text.replace(host, host.lower(), 1))
    if _is_site_address(meant):
        raise meaning(f'Op "{text}" kan de site niet staan.', meant)
    cure = "Schrijf het zoals `https://wijkmakers.nl/` of `https://voorbeeld.nl/academie/`, zonder iets erachter."
    raise NotationError(f'Op "{text}" kan de site niet staan.', cure)


def _is_site_address(text: str) -> bool:
    try:
        _ = urlsplit(text).port
    except ValueError:  # above 65535
        return False
    return bool(_SITE_ADDRESS.fullmatch(text))


def site_link(text: str) -> str:
    """An address on this site, from its root (`/agenda/`), or an absolute one elsewhere."""
    if re.fullmatch(r"/(?!/)[a-z0-9./#-]*", text):
        return text
    if text.startswith("http"):
        return web_address(text)
    message = f'"{text}" is geen adres op deze site.'
    path = text.lower().removesuffix(".md").removesuffix(".yaml").removesuffix(".html").strip("/")
    if re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)*", path):
        raise NotationError(message, f"Begin en eindig met een schuine streep, zoals `/{path}/`.")
    raise NotationError(message, "Begin met een schuine streep, zoals `/agenda/`.")


def link_target(text: str) -> str:
    """A web address, or a document of the site: `/bestanden/handreiking.pdf`."""
    name = text.removeprefix(f"/{downloads.FOLDER}/")
    if name != text and re.fullmatch(r"[^/\\?#]+", name):
        return text
    if PurePosixPath(text).suffix.lower() in downloads.KINDS and not text.lower().startswith("http"):
        file = re.split(r"[/\\]", text)[-1]
        raise meaning(f'"{text}" is geen webadres, en ook geen bestand van deze site.', f"/{downloads.FOLDER}/{file}")
    return web_address(text)


def email_address(text: str) -> str:
    """An address of mail, alone: no name, no `mailto:`."""
    if _EMAIL.fullmatch(text):
        return text
    message = f'"{text}" is geen mailadres.'
    bare = re.sub(r" ?(?:\(at\)|\[at\]|\{at\}|\(a\)|@)+ ?", "@", text.removeprefix("mailto:").strip()).rstrip(".,; ")
    if _EMAIL.fullmatch(bare):
        raise meaning(message, bare)
    # No more than 64 characters may stand before the @ (RFC 5321, 4.5.3.1.1); without an end a long text takes minutes.
    inside = re.findall(r"[^@\s<>()\"',;:?]{1,64}@[\w-]+(?:\.[\w-]+)+", text)
    if len(inside) == 1 and "?" not in text:
        raise NotationError(message, f"Schrijf `{inside[0]}`.")  # the name that stands with it would be lost
    raise NotationError(message, "Schrijf een adres zoals `naam@voorbeeld.nl`.")


def phone_number(text: str) -> str:
    """Digits with spaces, hyphens and brackets; municipalities have short ones (`14 050`)."""
    if _is_phone_number(text):
        return text
    message = f'"{text}" is geen telefoonnummer.'
    if _WITHOUT_AREA.fullmatch(text):
        cure = f"Zet het netnummer ervoor, zoals `050 {text}`."
        raise NotationError(f'Van "{text}" mist het netnummer: van buiten de stad kun je dat niet bellen.', cure)
    digits = re.search(r"\+?[0-9(][0-9() /.-]{3,18}[0-9]", text)
    bare = re.sub(r"[/.]", " ", digits[0]).strip() if digits else ""
    if _is_phone_number(bare) and re.sub(r"[^0-9]", "", text) == re.sub(r"[^0-9]", "", bare):
        cure = f"Schrijf `{bare}`."
        same = re.sub(r"[^0-9a-z]", "", text.lower()).removeprefix("tel") == re.sub(r"[^0-9]", "", bare)
        raise meaning(message, bare) if same else NotationError(message, cure)
    raise NotationError(message, "Schrijf een nummer zoals `050 123 45 67`.")


def _is_phone_number(text: str) -> bool:
    if _WITHOUT_AREA.fullmatch(text):
        return False
    return bool(re.fullmatch(r"\+?[0-9() -]{5,20}", text)) and len(re.findall("[0-9]", text)) >= 5


def postcode(text: str) -> str:
    """A Dutch postcode as `9711 AB`, or another country's as it stands."""
    match = re.fullmatch(r"([0-9]{4}) ?([A-Za-z]{2})", text)
    if match:
        return f"{match[1]} {match[2].upper()}"
    message = f'"{text}" is geen postcode.'
    if with_town := re.fullmatch(r"([0-9]{4}) ?([A-Z]{2})[ ,]+([A-Z][a-z].*)", text):
        code = f"{with_town[1]} {with_town[2]}"
        raise NotationError(message, f"Schrijf `{code}`, en zet de plaats achter `plaats:`.")
    if re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9 -]{2,9}", text) and not re.fullmatch(r"[0-9]{4} ?[A-Za-z]+", text):
        return text
    raise NotationError(message, "Schrijf vier cijfers en twee letters, zoals `9711 AB`.")
