"""`omleidingen.yaml` begun from a list of the addresses of the site of before: a sitemap, or a file of lines."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import quote, urlsplit

from wijkmakers_site.editing.changes.plan import Plan
from wijkmakers_site.editing.changes.texts import ChangedText
from wijkmakers_site.files.plain import OddFileError, TooLargeError, read_plain
from wijkmakers_site.model import academy, people
from wijkmakers_site.model.file_kinds import REDIRECTS
from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.reading.notation.addresses import site_link
from wijkmakers_site.reading.notation.errors import NotationError
from wijkmakers_site.reading.notation.ids import as_id
from wijkmakers_site.reading.notation.old_paths import old_path
from wijkmakers_site.reading.schema.shapes import quoted
from wijkmakers_site.reading.source.document import whole_document
from wijkmakers_site.regex import regex
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.values import dataclass

_FILE = f"content/{REDIRECTS.path('')}"
_MAX_BYTES = 10_000_000  # of a list; a sitemap of 50,000 addresses, the most that there may be in one, has half of it
_ALIKE = 0.75  # a lower ratio of likeness proposes pages that have one word in common
_LOC = regex(r"<loc>\s*(?:<!\[CDATA\[)?\s*(.*?)\s*(?:\]\]>)?\s*</loc>", re.DOTALL | re.IGNORECASE)
_UNQUOTED = "".join(map(chr, range(0x21, 0x7F))).translate({ord(sign): None for sign in "%?#"})
_BEGIN = """\
# Adressen van de vorige site. Zet onder elk `van:` een regel `naar:` met waar het nu staat, zoals `naar: /over/`.
# Haal weg wat niemand mist. Kijk na wat er al staat: dat is voorgesteld omdat de namen op elkaar lijken.
omleidingen:
"""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What came of a list: how many addresses were `added`, for how many of those a target was `proposed`, and how many
    needed nothing (`known`), because a page stands there or the list had them already.
    """

    added: int
    proposed: int
    known: int


def propose(root: Path, listed: Path, site: academy.Site) -> tuple[Plan, Proposed]:
    """What adds the old addresses of the file `listed` to `content/omleidingen.yaml`, with a target where one is alike.

    Raises UsageError where the list cannot be read, or the file cannot be added to.
    """
    old = list(dict.fromkeys(_old_paths(_text(listed))))
    pages, there = _pages(site), _listed(_before(root))
    new = [path for path in old if path.casefold() not in there and f"{path}/" not in pages]
    targets = {path: _like(path, pages) for path in new}
    return _added(root, targets), Proposed(len(new), sum(map(bool, targets.values())), len(old) - len(new))


def add(root: Path, old: str, target: str) -> tuple[Plan, str]:
    """What adds one old address with where it leads, and how both are written. Raises UsageError where it cannot be."""
    try:
        path, link = old_path(urlsplit(old).path), site_link(target)
    except (NotationError, ValueError) as error:
        raise UsageError(f"{error} {getattr(error, 'cure', '')}".rstrip()) from None
    if path.casefold() in _listed(_before(root)):
        raise UsageError(f"Het oude adres {path} staat al in {_FILE}; er is niets veranderd.")
    return _added(root, {path: link}), f"{path} naar {link}"


def _before(root: Path) -> bytes:
    file = root / _FILE
    return read_plain(file, root / "content", _MAX_BYTES) if file.exists() else b""


def _text(listed: Path) -> str:
    try:
        return read_plain(listed, listed.parent, _MAX_BYTES).decode("utf-8-sig")
    except TooLargeError:
        raise UsageError(f"--uit: {listed} is te groot.") from None
    except (OddFileError, OSError):
        raise UsageError(f"--uit: {listed} is niet te lezen. Is de naam goed?") from None
    except UnicodeDecodeError:
        raise UsageError(f"--uit: {listed} is geen sitemap en geen lijst van adressen.") from None


def _old_paths(text: str) -> Iterator[str]:
    """The paths of a sitemap (sitemaps.org), or of lines, of which the first word is the address."""
    found = _LOC.findall(text) or [
        line.split(maxsplit=1)[0].strip("\"',;") for line in text.splitlines() if line.strip()
    ]
    if "<sitemapindex" in text:
        raise UsageError(f"--uit: dit is een lijst van sitemaps. Bewaar ze los, te beginnen met {found[0]}.")
    for address in map(html.unescape, found):
        try:
            yield old_path(urlsplit(address).path)
        except (NotationError, ValueError):  # the home page, a heading above a column, a comment
            continue


def _pages(site: academy.Site) -> dict[str, str]:
    """The address of every page from the host's root, with what its last part may have been called before."""
    base = urls.Root(site.url).base
    things = {urls.path_of(thing): (thing.id, _name(thing)) for thing in (*site.things, *site.themes)}
    for programme in site.programmes:
        things |= {urls.module_path(programme, each): (each.id, each.title) for each in programme.modules}
    pages = (urls.AGENDA, urls.SUBSCRIBE, urls.SEARCH, urls.ACCESSIBILITY)
    return {f"{base}{path}": f"{id} {as_id(name)}" for path, (id, name) in things.items()} | {
        f"{base}{path}": path.strip("/").rpartition("/")[2] for path in pages
    }


def _name(thing: academy.Thing | academy.Theme) -> str:
    return thing.name if isinstance(thing, people.Speaker | people.Venue | people.Organisation) else thing.title


def _like(path: str, pages: dict[str, str]) -> str:
    """The address of the page whose name looks most like the last part of an old one; "" where none does."""
    by_name = {name: address for address, names in pages.items() for name in names.split()}
    last = as_id(re.sub(r"\.\w{2,5}$", "", path.rpartition("/")[2]))
    near = get_close_matches(last, list(by_name), n=1, cutoff=_ALIKE)
    return by_name[near[0]] if near else ""


def _listed(raw: bytes) -> set[str]:
    """The old addresses that stand in the file, as they are compared. Raises UsageError where it is no good text."""
    document = whole_document(ChangedText(_FILE, raw).text) if raw else None
    rows = document.data.get("omleidingen") if document else None
    found = set()
    for row in rows if isinstance(rows, list) else []:
        try:
            found.add(old_path(str(row.get("van"))).casefold())
        except (NotationError, AttributeError):
            continue
    return found


def _added(root: Path, targets: dict[str, str]) -> Plan:
    """Lines below those that there are, for old addresses with their targets ("" where there is none yet)."""
    plan, exists = Plan(root), (root / _FILE).exists()
    before = _before(root) if exists else None
    if targets:
        plan.written[_FILE] = before, with_redirects(before, targets)
    return plan


def with_redirects(before: bytes | None, targets: dict[str, str]) -> bytes:
    """The file with lines for old addresses below those that it has; None where there is none yet. What staff wrote
    stays to the letter, and is read back. Raises UsageError where there is no place for them.
    """
    rows = list(_rows(targets))
    text = ChangedText(_FILE, before or b"")
    begin = _BEGIN if not text.text.strip() else "" if text.text.endswith("\n") else "\n"
    text.splice(len(text.text), len(text.text), begin + "".join(map(_lines, rows)))
    after, old = whole_document(text.after), whole_document(text.text) if text.text.strip() else None
    kept = (old.data.get("omleidingen") if old else None) or []
    if after is None or after.data != {"omleidingen": [*kept, *rows]}:
        raise UsageError(f"In {_FILE} is geen plek gevonden. Begin elke regel van de lijst met `  - `.")
    return text.raw


def _lines(row: dict[str, str]) -> str:
    first, *rest = (f"{key}: {quoted(value)}\n" for key, value in row.items())
    return "".join([f"  - {first}", *(f"    {line}" for line in rest)])


def _rows(targets: dict[str, str]) -> Iterator[dict[str, str]]:
    for path, target in targets.items():
        yield {"van": quote(path, safe=_UNQUOTED)} | ({"naar": target} if target else {})
