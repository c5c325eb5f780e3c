"""Addresses as people type them, with any letters, as the URIs that machines take."""

from __future__ import annotations

import unicodedata
from urllib.parse import quote, urlsplit, urlunsplit

from wijkmakers_site.regex import regex

_RESERVED = ":/?#@!$&'()*+,;=%"  # what has a meaning in a URI as it stands (RFC 3986, section 2.2)
_BARE_PERCENT = regex("%(?![0-9A-Fa-f]{2})")


def ascii_uri(address: str) -> str:
    """A URI is ASCII (RFC 3986): the host in Punycode, all else in percent codes (RFC 3987, section 3.1).

    Apps that take an é for a broken address show no button to join, or drop the entry.
    """
    parts = urlsplit(address)
    before, at, host = parts.netloc.rpartition("@")
    whole = parts._replace(netloc=f"{before}{at}{'.'.join(map(_ascii_label, host.split('.')))}")
    return _BARE_PERCENT.sub("%25", quote(urlunsplit(whole), safe=_RESERVED))


def _ascii_label(label: str) -> str:
    """A label of a host (RFC 5890). Python's own codec knows the rules of 2003 alone, in which ß became ss."""
    if label.isascii():
        return label
    return f"xn--{unicodedata.normalize('NFKC', label.lower()).encode('punycode').decode()}"
