"""Texts of the site compressed beforehand, for hosts that send what lies beside a file (`agenda.ics.gz`)."""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator

from wijkmakers_site.model.enums import Host
from wijkmakers_site.text.artifacts import COMPRESSED, Artifact, HostArtifact

# Not brotli: Caddy and GitLab would send it, nginx only with a module that Debian's has not. Netlify, Cloudflare and
# GitHub compress by themselves what goes out.
_HOSTS = (Host.NGINX, Host.CADDY, Host.GITLAB)
_TEXTS = (".css", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml")
_LEVEL = 9  # once a publication, and sent thousands of times
_WORTH = 0.9  # of the size: what gains less is as quick without


def compressed(host: Host | None, artifacts: Iterable[Artifact]) -> Iterator[Artifact]:
    """A compressed one for each text that gains by it; none for a `host` that does it by itself.

    The same bytes for the same text wherever the same zlib does it: no time or name stands in them.
    """
    if host not in _HOSTS:
        return
    for artifact in artifacts:
        if artifact.path.endswith(_TEXTS):
            packed = gzip.compress(artifact.content, _LEVEL, mtime=0)
            if len(packed) < _WORTH * len(artifact.content):
                yield HostArtifact(artifact.path + COMPRESSED, packed)
