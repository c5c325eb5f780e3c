"""The site's own letters as CSS rules that hold the files themselves: for a page that stands in no site."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

from wijkmakers_site.text.layout_files import read_layout

# Without the files for rarer letters: those few come from another font, and every page would be a third heavier.
_FONTS = {
    "Bricolage": "static/vendor/bricolage-grotesque/bricolage-grotesque-latin-wght-normal.woff2",
    "Figtree": "static/vendor/figtree/figtree-latin-wght-normal.woff2",
}


def font_rules(layouts: Path) -> str:
    """The `@font-face` rules of both families; of a font that is not there none, and the page has plain letters.

    Raises InvalidContentError for one that cannot be used.
    """
    return "\n".join(filter(None, (_rule(layouts, family, name) for family, name in _FONTS.items())))


def _rule(layouts: Path, family: str, name: str) -> str:
    try:
        content = b64encode(read_layout(layouts, name)).decode()
    except FileNotFoundError:
        return ""
    source = f"url(data:font/woff2;base64,{content}) format('woff2')"
    return f"@font-face {{ font-family: {family}; font-weight: 200 900; src: {source}; }}"
