"""What the site needs of a web server, in the form of each host."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from wijkmakers_site.delivery.hosts.nginx import nginx
from wijkmakers_site.delivery.hosts.static_hosts import headers_file, redirects_file
from wijkmakers_site.model.redirects import Redirect
from wijkmakers_site.text.urls import Root


class HostForm(StrEnum):
    """A file that a host obeys, by the name that the verb `hosts` knows it by."""

    NGINX = "nginx"
    HEADERS = "_headers"
    REDIRECTS = "_redirects"


def for_host(form: HostForm, url: str, redirects: Iterable[Redirect], files: Iterable[str]) -> str:
    """The text of that file, for the site at `url` that holds `files` (paths from its root)."""
    root = Root(url)
    match form:
        case HostForm.NGINX:
            return nginx(root, redirects)
        case HostForm.HEADERS:
            return headers_file(root, files)
        case HostForm.REDIRECTS:
            return redirects_file(root, redirects)
