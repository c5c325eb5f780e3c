"""Pages and calendars that content names no more, without a word: `check` asks what became of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wijkmakers_site.calendars.ledger.file import ledger_lines
from wijkmakers_site.calendars.ledger.rows import Ledger
from wijkmakers_site.model.file_kinds import PROGRAMME
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.text import urls

# Pages of a long list, of one year, or of what the agenda can be narrowed down to; changes go with their programme.
_COMES_AND_GOES = re.compile(rf"^{urls.AGENDA}.+/$|/pagina-\d+/$|{re.escape(urls.CHANGES)}$")
_DAY = 3  # ids of a day: of its programme, its module and its own


def disappeared(before: Ledger, after: Ledger, source: str) -> Iterator[Problem]:
    """A warning for each address that `after` has lost, at its line in the ledger's file `source`."""
    lines = ledger_lines(before)
    for key, message, cure, code in _addresses(before, after):
        yield Problem(source, lines[key], 1, message, cure, code, warning=True)


_Question = tuple[str, str, str, str]


def _addresses(before: Ledger, after: Ledger) -> Iterator[_Question]:
    """Each page with its feed, or a feed alone, by its path. Of a module whose entry is asked after nothing more."""
    lost = {path for path, is_gone in after.addresses.items() if is_gone and before.addresses.get(path) is False}
    gone = {path for path in lost if not _COMES_AND_GOES.search(path)}
    asked = {f"{row.path}/" for row in after.rows.values() if row.absent}
    for path in sorted(gone):
        folder = path.removesuffix(urls.FEED)
        parent = f"{folder.rstrip('/').rpartition('/')[0]}/"
        if any(entry.startswith(folder) for entry in asked) or parent in gone or (path != folder and folder in gone):
            continue
        if path != folder:
            message = f"De agenda /{path} is weg uit content/."
            kept = "wie hem volgt, houdt wat erin stond."
        elif f"{path}{urls.FEED}" in gone:
            message = f"/{path} en de agenda daarvan zijn weg uit content/."
            kept = "de pagina zegt dat dit er niet meer is, en wie de agenda volgt, houdt wat erin stond."
        else:
            message = f"/{path} is weg uit content/."
            kept = "de pagina zegt dat dit er niet meer is."
        yield path, message, f"{_renamed(folder)} Anders hoef je niets te doen: {kept}", "WM342"


def _renamed(path: str) -> str:
    """What to write where the thing at an id path, or at the address of its page, has another id."""
    top, *ids = path.strip("/").split("/")
    if f"{top}/" == PROGRAMME.address and 2 <= len(ids) <= _DAY:
        return f"Hernoemd of verhuisd? Zet bij de module: `voorheen: [{ids[0]}/{ids[1]}]`."
    return f"Hernoemd? Zet het oude id erbij: `voorheen: [{ids[-1] if ids else top}]`."
