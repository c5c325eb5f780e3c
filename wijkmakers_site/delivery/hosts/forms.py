"""What the site needs of what serves it: files at its root that the host reads there, or a text to print."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from wijkmakers_site.model.enums import Host
from wijkmakers_site.model.website.cms import Cms
from wijkmakers_site.model.website.redirects import Redirect
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.artifacts import Artifact, HostArtifact

_WORKFLOWS = Path(__file__).parent / "workflows"


def host_files(
    host: Host | None,
    root: Root,
    redirects: Iterable[Redirect],
    others: Iterable[Artifact],
    cms: Cms | None = None,
) -> list[Artifact]:
    """The files that `host` reads at the site's root, beside all `others` of the site."""
    paths = [each.path for each in others]
    match host:
        case Host.NETLIFY | Host.CLOUDFLARE:
            from wijkmakers_site.delivery.hosts.static_hosts import headers_file, redirects_file

            texts = {"_headers": headers_file(root, paths, cms), "_redirects": redirects_file(root, redirects)}
        case Host.GITLAB:  # it lets no site say its own headers
            from wijkmakers_site.delivery.hosts.static_hosts import redirects_file

            texts = {"_redirects": redirects_file(root, redirects)}
        case Host.APACHE:
            from wijkmakers_site.delivery.hosts.apache import htaccess

            texts = {".htaccess": htaccess(root, redirects, cms)}
        case Host.GITHUB:  # it leaves out what begins with a dot or `_` but for this
            texts = {".nojekyll": ""}
        case _:
            texts = {}
    return [HostArtifact(path, text.encode()) for path, text in texts.items() if path not in paths]


def printed(host: Host, url: str, redirects: Iterable[Redirect], cms: Cms | None = None) -> str | None:
    """What the server's own settings must say of the site at `url`; None where the host reads all in the site."""
    match host:
        case Host.NGINX:
            from wijkmakers_site.delivery.hosts.nginx import nginx

            return nginx(Root(url), redirects, cms)
        case Host.CADDY:
            from wijkmakers_site.delivery.hosts.caddy import caddy

            return caddy(Root(url), redirects, cms)
        case _:
            return None


def workflow(host: Host) -> str | None:
    """What the host's own CI is to do with the project, as YAML; None where it has none."""
    file = _WORKFLOWS / f"{host}.yml"
    return file.read_text(encoding="utf-8") if file.exists() else None
