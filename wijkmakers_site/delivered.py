"""All files that go into a folder: the site, what its host reads there, and what is added for a publication."""

from __future__ import annotations

from pathlib import Path

from wijkmakers_site.calendars.ledger.rows import Ledger
from wijkmakers_site.delivery.hosts.forms import host_files
from wijkmakers_site.model import academy
from wijkmakers_site.publication import Beside, receipt_beside
from wijkmakers_site.render import Rendered
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.artifacts import Artifact


def delivered(site: academy.Site, rendered: Rendered, receipt: Beside) -> list[Artifact]:
    """The files for a folder, with the `receipt`."""
    hosted = host_files(site.host, Root(site.url), rendered.redirects, rendered.artifacts, site.cms)
    return [*rendered.artifacts, *hosted, *receipt.artifacts]


def for_the_public(site: academy.Site, rendered: Rendered, target: Path, ledger: Ledger) -> list[Artifact]:
    """The files for the folder `target`, with the receipt of `ledger`, and compressed ones: a build while somebody
    writes has nobody to send those to.
    """
    from wijkmakers_site.delivery.compressed import compressed  # noqa: PLC0415  # only a publication is

    artifacts = delivered(site, rendered, receipt_beside(target, ledger))
    return [*artifacts, *compressed(site.host, artifacts)]
