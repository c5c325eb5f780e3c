"""Where `publish --naar` puts the site."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from wijkmakers_site.delivery.deploy.plan import Plan
from wijkmakers_site.delivery.deploy.rsync import RsyncTarget
from wijkmakers_site.delivery.deploy.s3 import S3Target
from wijkmakers_site.problems.errors import UsageError


class Target(Protocol):
    """A place elsewhere that can hold the site. Each of these raises DeployError where that place does not let it."""

    def reach(self) -> None:
        """Ask whether it is there, without changing anything."""

    def plan(self, site: Path) -> Plan:
        """In what it differs from the folder `site`, without changing anything."""

    def deploy(self, site: Path) -> Plan:
        """Make it hold `site`; gives in what it differed."""


def target_of(address: str, url: str) -> Target:
    """The place at `address` for the site at `url`. Raises UsageError."""
    kind, colon, place = address.partition(":")
    match kind if colon else "":
        case "rsync":
            return RsyncTarget.of(place)
        case "s3":
            return S3Target.of(place.removeprefix("//"), url)
        case _:
            raise UsageError("--naar: schrijf rsync:naam@server.nl:/var/www/wijkmakers of s3:bucket/map")
