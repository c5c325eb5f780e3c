"""Pages and calendars that content names no more, without a word: `check` asks what became of them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from wijkmakers_site.calendars.ledger.rows import Ledger
from wijkmakers_site.model.file_kinds import KINDS, PAGE, PROGRAMME
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.regex import regex
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.values import dataclass

# Lists of all of a kind, which go with the last of them; pages of a long list, of a kind, a year, or what the agenda
# can be narrowed down to; changes go with their programme.
_LISTS = "|".join(re.escape(kind.address) for kind in KINDS if kind.has_page and kind.address)
_COMES_AND_GOES = regex(
    rf"^(?:{urls.AGENDA}|{urls.KINDS}).+/$|/pagina-\d+/$|{re.escape(urls.CHANGES)}$"
    rf"|^(?:{_LISTS}|{urls.THEMES}|{re.escape(urls.NEWS_FEED)})$"
)
_ALIKE = 0.5  # a lower ratio of likeness than this finds a new name for everything


@dataclass(frozen=True, slots=True)
class _Address:
    """An address by its ids: `folder` is what stands before the last `id`; `feed` is `agenda.ics`, or "" for a page."""

    folder: str
    id: str
    feed: str

    @classmethod
    def of(cls, path: str) -> _Address:
        feed = urls.FEED if path.endswith(urls.FEED) else ""
        folder, _, id = path.removesuffix(feed).rstrip("/").rpartition("/")
        return cls(f"{folder}/" if folder else "", id, feed)


def disappeared(
    before: Ledger,
    after: Ledger,
    explained: Collection[str],
    source: str,
    lines: Mapping[str, int],
    led_on: Collection[str] = (),
) -> Iterator[Problem]:
    """A warning for each address that `after` has lost, at its line of those in the ledger's file `source`.

    Of what stood below another one that is lost, and of a module whose entries are asked after, nothing more: a renamed
    folder is one question. `explained` are id paths of modules of which is asked elsewhere, or nothing; from the paths
    `led_on`, without a `/` behind, staff lead on themselves.
    """
    lost = {path for path, is_gone in after.addresses.items() if is_gone and before.addresses.get(path) is False}
    gone = {path for path in lost if not _COMES_AND_GOES.search(path) and path.rstrip("/") not in led_on}
    new = {path for path, is_gone in after.addresses.items() if not is_gone and path not in before.addresses}
    asked = {f"{path}/" for path in (*explained, *(row.path for row in after.rows.values() if row.absent))}
    for path in sorted(gone):
        folder = path.removesuffix(urls.FEED)
        above = {folder[: end + 1] for end, sign in enumerate(folder) if sign == "/"} - {path}
        if any(entry.startswith(folder) for entry in asked) or above & gone:
            continue
        if path.startswith(urls.DOWNLOADS):
            yield Problem(source, lines[path], 1, *_lost_document(path, new), "WM342", warning=True)
            continue
        message, kept = _lost(path, gone)
        cure = f"{_renamed(_Address.of(path), new)} Anders hoef je niets te doen: {kept}"
        yield Problem(source, lines[path], 1, message, cure, "WM342", warning=True)


def _lost(path: str, gone: Collection[str]) -> tuple[str, str]:
    """What is lost, and what is left of it."""
    if path.endswith(urls.FEED):
        return f"De agenda /{path} is weg uit content/.", "wie hem volgt, houdt wat erin stond."
    if f"{path}{urls.FEED}" in gone:
        kept = "de pagina zegt dat dit er niet meer is, en wie de agenda volgt, houdt wat erin stond."
        return f"/{path} en de agenda daarvan zijn weg uit content/.", kept
    return f"/{path} is weg uit content/.", "de pagina zegt dat dit er niet meer is."


def _lost_document(path: str, new: Collection[str]) -> tuple[str, str]:
    """What is lost, and what to do: the address of a document is its name."""
    from difflib import SequenceMatcher  # noqa: PLC0415  # only what disappeared is compared

    name = path.removeprefix(urls.DOWNLOADS)
    names = [each.removeprefix(urls.DOWNLOADS) for each in new if each.startswith(urls.DOWNLOADS)]
    likeness, best = max(((SequenceMatcher(None, name, each).ratio(), each) for each in names), default=(0.0, ""))
    meant = f"Heet het nu `{best}`? Geef het zijn oude naam terug, `{name}`" if likeness >= _ALIKE else ""
    cure = meant or f"Zet `{name}` terug in `content/{urls.DOWNLOADS}`, met een link ernaar"
    left = "Anders hoef je niets te doen: wie de link bewaard heeft, leest dat de pagina er niet is."
    return f"/{path} is niet meer op de site.", f"{cure}: dan blijft het adres werken. {left}"


def _renamed(old: _Address, new: Collection[str]) -> str:
    """The line to write where the thing has another id now, and where: at the likely one, where there is one."""
    from difflib import SequenceMatcher  # noqa: PLC0415  # only what disappeared is compared

    alike = [each.id for each in map(_Address.of, new) if (each.folder, each.feed) == (old.folder, old.feed)]
    likeness, best = max(((SequenceMatcher(None, old.id, each).ratio(), each) for each in alike), default=(0.0, ""))
    # The only new one of its kind is the likely one, whatever it is called.
    if len(alike) == 1 or likeness >= _ALIKE:
        return f"Heet dit nu `{best}`? Zet {_place(old, best)}: `voorheen: [{old.id}]`."
    if _is_of_module(old):
        return f"Hernoemd of verhuisd? Zet bij de module: `voorheen: [{old.folder.split('/')[1]}/{old.id}]`."
    return f"Hernoemd? Zet het oude id erbij: `voorheen: [{old.id}]`."


def _is_of_module(address: _Address) -> bool:
    """Whether it is of a module or of a day of one, which may move to another programme."""
    return address.folder.startswith(PROGRAMME.address) and address.folder.count("/") == 2


def _place(old: _Address, id: str) -> str:
    """Where in content the thing stands that may be the old one."""
    if old.folder == urls.THEMES:
        return f"in `content/site.yaml` bij het thema `{id}`"
    if old.folder.startswith(PROGRAMME.address) and old.folder != PROGRAMME.address:
        programme = old.folder.split("/")[1]
        what = "de module" if _is_of_module(old) else "de groep"
        return f"in `content/{PROGRAMME.path(programme)}` bij {what} `{id}`"
    kind = next((kind for kind in KINDS if kind.has_page and kind.address == old.folder), PAGE)
    return f"in `content/{kind.path(id)}`"
