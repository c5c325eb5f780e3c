"""Which templates make a page: its own, and all that this draws in. So a change of one makes only those pages again."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from wijkmakers_site.incremental.digest import Digests
from wijkmakers_site.regex import regex

# A name that is computed (`include wanted`, `include 'a' if …`) may be any: of such a tag no name is found.
_DRAWS_IN = regex(
    r"\{%[-+]?\s*(?:extends|include|import|from)\b"
    r"(?:\s*(?:'(?P<name>[^']+)'|\"(?P<quoted>[^\"]+)\")\s*(?:[-+]?%\}|(?:as|with|without|ignore|import)\b))?"
)


class DrawnIn:
    """The templates `names`, whose text `source` gives ("" for one that is not there)."""

    def __init__(self, names: Callable[[], Iterable[str]], source: Callable[[str], str]) -> None:
        self._names = names
        self._source = source
        self._texts: dict[str, str] = {}
        self._digests: dict[str, str] = {}
        self._drawn: dict[str, list[str | None]] = {}

    def of(self, name: str) -> tuple[tuple[str, str], ...]:
        """(name, digest of its text) of each that has a say in what `name` makes, sorted; of all, where that is only
        known later.
        """
        found, left = set[str](), [name]
        while left:
            this = left.pop()
            if this not in found:
                found.add(this)
                drawn_in = self._drawn_in(this)
                if None in drawn_in:
                    return self._with_digests({*found, *self._names()})
                left += [each for each in drawn_in if each]
        return self._with_digests(found)

    def _drawn_in(self, name: str) -> list[str | None]:
        """None for a name that is not written out as one."""
        if name not in self._drawn:
            tags = _DRAWS_IN.finditer(self._text(name))
            self._drawn[name] = [tag["name"] or tag["quoted"] for tag in tags]
        return self._drawn[name]

    def _with_digests(self, names: Iterable[str]) -> tuple[tuple[str, str], ...]:
        return tuple((name, self._digest(name)) for name in sorted(names))

    def _digest(self, name: str) -> str:
        if name not in self._digests:
            self._digests[name] = Digests().of(self._text(name))
        return self._digests[name]

    def _text(self, name: str) -> str:
        if name not in self._texts:
            self._texts[name] = self._source(name)
        return self._texts[name]
