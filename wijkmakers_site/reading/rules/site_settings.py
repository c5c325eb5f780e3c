"""What `site.yaml` says of the site itself: who is told of a hole in it, and by which CMS its files change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from wijkmakers_site.model.enums import CmsBackend
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content
from wijkmakers_site.text.words.dutch import short_date

_BEFORE = timedelta(days=30)
_LONGEST = timedelta(days=366)  # RFC 9116, section 2.5.5: less than a year is recommended


def security_without_way(content: Content) -> Iterator[Problem]:
    """Who finds a hole can say so: by mail, or at a page (RFC 9116, section 2.5.3)."""
    if content.site and (given := content.site.record.security) and not (given.email or given.url):
        cure = "Zet er `mail: …` of `link: …` bij."
        if not content.site.lost(("beveiliging", "mail"), ("beveiliging", "link")):
            yield content.site.problem(("beveiliging",), "Hier staat niet waar je een lek meldt.", cure, on_key=True)


def security_expires(content: Content) -> Iterator[Problem]:
    """After the day in `security.txt` nobody may rely on it: it is looked at in time, and never for years ahead."""
    if not (content.site and (given := content.site.record.security)):
        return
    at, left = ("beveiliging", "geldig_tot"), given.expires - content.day
    cure = "Klopt het meldpunt nog? Zet hier een dag van over een jaar."
    if left < timedelta():
        yield content.site.problem(at, f"`security.txt` gold tot en met {short_date(given.expires)}.", cure)
    elif left <= _BEFORE:
        yield content.site.problem(at, f"`security.txt` geldt nog tot en met {short_date(given.expires)}.", cure)
    elif left > _LONGEST:
        message = "Dit is verder weg dan een jaar: dan kijkt niemand meer of het nog klopt."
        yield content.site.problem(at, message, "Zet hier een dag van over hoogstens een jaar.")


def cms_of_another_host(content: Content) -> Iterator[Problem]:
    """GitHub wants a service to log in by, GitLab knows the site by an id; neither knows what the other asks."""
    if not (content.site and (given := content.site.record.cms)):
        return
    other = {
        CmsBackend.GITHUB: {"adres": given.address, "app_id": given.app_id},
        CmsBackend.GITLAB: {"inlogdienst": given.login},
    }
    for key, value in other[given.backend].items():
        if value:
            belongs = "gitlab" if given.backend is CmsBackend.GITHUB else "github"
            message = f"`{key}` hoort bij {belongs}, en hier staat `backend: {given.backend}`."
            yield content.site.problem(("sveltia", key), message, "Haal de regel weg.", on_key=True)
