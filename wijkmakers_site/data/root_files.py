"""What stands at the root of the site for machines: files that staff give, and `security.txt` (RFC 9116)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from datetime import datetime, time

from wijkmakers_site.model import academy
from wijkmakers_site.model.website.root_files import SecurityContact
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.text import timezone
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.artifacts import Artifact, RootArtifact

SECURITY = ".well-known/security.txt"
# Made later than all else, or by who delivers the site.
_RESERVED = (urls.RECEIPT, "_headers", "_redirects")


def root_files(site: academy.Site, artifacts: Iterable[Artifact], root: Root) -> tuple[list[Artifact], list[Problem]]:
    """The files for the root beside the other `artifacts`, and a problem for each that would take another's place."""
    made: list[Artifact] = [security_txt(site.security, root)] if site.security else []
    taken = {*map(_name, _RESERVED), *(_name(each.path) for each in (*artifacts, *made))}
    folders = {folder for name in taken for folder in _folders(name)}
    problems = []
    for file in site.root_files:
        name = _name(file.path)
        if name in taken | folders or any(folder in taken for folder in _folders(name)):
            message = f"Op `/{file.path}` zet de site zelf al iets."
            problems.append(Problem(file.source, 1, 1, message, _cure(file.path), "WM435"))
        else:
            made.append(RootArtifact(file.path, file.content))
            taken.add(name)
            folders.update(_folders(name))
    return made, problems


def _cure(path: str) -> str:
    if path == SECURITY:
        return "Haal dit weg, of `beveiliging` in `site.yaml`."
    ours = next((own for own in urls.REPLACEABLE if own == _name(path)), None)
    return f"Noem het `{ours}`, dan komt het in de plaats daarvan." if ours else "Haal dit bestand weg."


def _name(path: str) -> str:
    """As disks of Windows and macOS compare it."""
    return unicodedata.normalize("NFC", path).casefold()


def _folders(name: str) -> Iterator[str]:
    while name := name.rpartition("/")[0]:
        yield name


def security_txt(contact: SecurityContact, root: Root) -> Artifact:
    """Valid until the end of the day that staff named, in the time of the site."""
    end = timezone.stamp(datetime.combine(contact.expires, time(23, 59), timezone.ZONE))
    lines = [
        *(f"Contact: {way}" for way in (contact.email and f"mailto:{contact.email}", contact.url) if way),
        f"Expires: {end}",
        "Preferred-Languages: nl, en",
        f"Canonical: {root.absolute(SECURITY)}",
        *([f"Policy: {contact.policy}"] if contact.policy else []),
    ]
    return RootArtifact(SECURITY, "".join(f"{line}\n" for line in lines).encode())
