"""The build tests itself: what stands in the calendar files is read back and held against the model and the pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from wijkmakers_site.artifacts import Artifact
from wijkmakers_site.ledger.rows import Ledger
from wijkmakers_site.problems import DisagreementError
from wijkmakers_site.rendering import icsreader, instants, urls
from wijkmakers_site.rendering.catalogue import Catalogue
from wijkmakers_site.rendering.drafts import id_path
from wijkmakers_site.rendering.feeds import MAX_BYTES, MAX_ENTRIES
from wijkmakers_site.rendering.views import Occasion

_UID = re.compile(rb"\r\nUID:([^\r]+)\r\n")


def prove(catalogue: Catalogue, ledger: Ledger, artifacts: Iterable[Artifact]) -> None:
    """Raises DisagreementError, with the entry named, for the first difference between calendars, model and pages."""
    files = {artifact.path: artifact.content for artifact in artifacts}
    occasions = {id_path(occasion): occasion for occasion in catalogue.occasions}
    expected = {uid: occasions.get(row.path) for uid, row in ledger.rows.items()}
    for path, content in files.items():
        if not path.endswith(".ics"):
            continue
        _within_limits(path, content)
        if urls.is_module_feed(path):  # every entry stands in one of these; other feeds hold the same bytes
            _prove_entries(path, content, expected, files)


def _within_limits(path: str, content: bytes) -> None:
    uids = _UID.findall(content)
    if len(uids) != len(set(uids)):
        raise DisagreementError(f"In {path} staat een afspraak dubbel.")
    if len(uids) > MAX_ENTRIES or len(content) > MAX_BYTES:
        raise DisagreementError(f"{path} is te groot voor een agenda.")


def _prove_entries(
    path: str, content: bytes, occasions: Mapping[str, Occasion | None], files: Mapping[str, bytes]
) -> None:
    try:
        for lines in icsreader.events(content):
            occasion = occasions.get(icsreader.value_of(lines, "UID"))
            if occasion:
                _prove_entry(lines, occasion, files)
    except ValueError as error:
        raise DisagreementError(f"{path} kan niet teruggelezen worden ({error}).") from None


def _prove_entry(lines: tuple[str, ...], occasion: Occasion, files: Mapping[str, bytes]) -> None:
    session = occasion.session
    start, end = icsreader.moment_of(lines, "DTSTART"), icsreader.moment_of(lines, "DTEND")
    name = f'"{occasion.title}" ({occasion.path})'
    if (start.day, icsreader.last_day(end)) != (session.first_day, session.last_day):
        raise DisagreementError(f"De datum van {name} in de agenda is een andere dan in content/.")
    if session.hours and (start.instant, end.instant) != (
        instants.utc(instants.starts(session)),
        instants.utc(instants.ends(session)),
    ):
        raise DisagreementError(f"De tijd van {name} in de agenda is een andere dan in content/.")
    if not icsreader.text_of(lines, "SUMMARY").endswith(occasion.title):
        raise DisagreementError(f"De titel van {name} in de agenda is een andere dan in content/.")
    if f'datetime="{occasion.starts}"'.encode() not in files[urls.page_file(occasion.path)]:
        raise DisagreementError(f"De tijd van {name} staat anders op de pagina dan in de agenda.")
