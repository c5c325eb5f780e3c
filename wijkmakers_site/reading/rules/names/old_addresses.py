"""Old addresses among each other. Where they lead, and what stands there, only the whole site can tell."""

from __future__ import annotations

from collections.abc import Iterator

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.text.addresses.redirects import next_stop
from wijkmakers_site.text.addresses.urls import Root


def old_address_twice(content: Content) -> Iterator[Problem]:
    """An old address leads to one place."""
    if content.redirects is None:
        return
    seen: dict[str, int] = {}
    for index, record in enumerate(content.redirects.record.redirects):
        # Capitals too: as a page, the two would be one file on the disks of Windows and macOS.
        first = seen.setdefault(record.old.casefold(), index)
        if first != index:
            at = content.redirects.document.values["omleidingen", first, "van"][0]
            message = f'Het oude adres "{record.old}" staat er dubbel; ook op regel {at}.'
            yield content.redirects.problem(("omleidingen", index, "van"), message, "Haal een van de twee weg.")


def old_address_in_circle(content: Content) -> Iterator[Problem]:
    """Who follows an old address arrives."""
    if content.redirects is None or content.site is None:
        return
    root = Root(content.site.record.url.rstrip("/") + "/")
    targets = {record.old: record.target for record in content.redirects.record.redirects}
    for index, record in enumerate(content.redirects.record.redirects):
        seen, at = set[str](), record.old
        while at not in seen and (following := next_stop(at, targets, root)):
            seen.add(at)
            at = following
        if at == record.old and seen:
            message = f'Wie "{record.old}" opent, komt steeds weer op hetzelfde adres uit.'
            cure = "Zet achter `naar:` de pagina waar het nu staat."
            yield content.redirects.problem(("omleidingen", index, "naar"), message, cure)


def old_address_open(content: Content) -> Iterator[Problem]:
    """Every old address leads somewhere: told once, with how many do not."""
    if content.redirects is None:
        return
    listed = content.redirects.record.redirects
    open_ones = [index for index, record in enumerate(listed) if record.target is None]
    if open_ones:
        message = f"Van {len(open_ones)} van de {len(listed)} oude adressen is nog niet bekend waar ze nu heen leiden."
        cure = "Zet onder elk `van:` een regel `naar:`, of haal weg wat niemand mist. Dit is het eerste."
        yield content.redirects.problem(("omleidingen", open_ones[0], "van"), message, cure)
