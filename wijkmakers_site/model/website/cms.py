"""Who else changes the files of the site than people with the program: a CMS, for colleagues without it."""

from __future__ import annotations

from wijkmakers_site.model.enums import CmsBackend
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class Cms:
    """Sveltia CMS below `/admin/`: it changes files of the `branch` of a `repository` ("academie/site") on `backend`.

    `address` is that of a GitLab of one's own, `app_id` what GitLab calls the site, `login` the service by which people
    log in to GitHub; each None where there is none: then by an access token that they paste.
    """

    backend: CmsBackend
    repository: str
    branch: str
    address: str | None
    app_id: str | None
    login: str | None
