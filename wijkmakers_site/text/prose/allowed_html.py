"""The HTML that texts may hold: other elements and attributes are taken out, and whoever writes one is told (WM407)."""

from __future__ import annotations

# What says something of the text. Nothing that runs, loads, asks for input or styles: a text must not be able to change
# the page around it, and no page fetches anything from elsewhere. `h1` is here because it becomes an h2 afterwards.
ALLOWED_TAGS = frozenset({
    "a", "abbr", "blockquote", "br", "cite", "code", "dd", "del", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4",
    "h5", "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "small", "span", "strong",
    "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
})  # fmt: skip
ALLOWED_ATTRIBUTES = {
    "*": {"id", "lang"}, "a": {"href", "title", "hreflang"}, "img": {"src", "alt", "title"},
    "ol": {"start"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"}, "abbr": {"title"},
}  # fmt: skip
