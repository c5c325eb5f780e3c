"""Where participants of a programme work."""

from __future__ import annotations

from wijkmakers_site.model.academy import Programme
from wijkmakers_site.model.people import Organisation


def host_organisations(programme: Programme) -> tuple[Organisation, ...]:
    """Each once, also where participants come back in another period."""
    return tuple({each.organisation.id: each.organisation for each in programme.hosts}.values())
