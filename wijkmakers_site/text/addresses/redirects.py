"""From one address to the next: what `omleidingen.yaml` says, followed to its end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wijkmakers_site.model.website.redirects import OldAddress, Redirect
from wijkmakers_site.text.addresses.urls import Root, is_elsewhere


def next_stop(path: str, targets: Mapping[str, str | None], root: Root) -> str | None:
    """The old address to which the one at `path` leads; None where it leads to a page, elsewhere, or nowhere yet.

    `targets` are by path, as in `OldAddress`.
    """
    target = targets.get(path)
    if not target:
        return None
    address = root.address(root.own(target) or target).partition("#")[0].rstrip("/")
    return address if address in targets else None


def followed(addresses: Iterable[OldAddress], root: Root) -> list[Redirect]:
    """The redirects of all addresses that lead somewhere, chains shortened: browsers give up after some twenty hops,
    search engines after five. There must be no circle among them.
    """
    targets = {each.path: each.target for each in addresses}
    found = []
    for path in targets:
        last = path
        for _ in targets:  # a chain is never longer than the list, whatever a rule let through
            if not (following := next_stop(last, targets, root)):
                break
            last = following
        if target := targets[last]:
            found.append(Redirect(path, root.address(root.own(target) or target)))
    return found


def page_path(redirect: Redirect, root: Root) -> str | None:
    """Where a page can do the work of a redirect, on hosts that know none: `nieuws/feest/`; None where none can.

    Not outside the site's folder, and not at what a server gives out as another kind of file (`/folder.pdf`).
    """
    path = redirect.path.removeprefix(root.base)
    if f"/{path}" == redirect.path and root.base != "/":
        return None
    *folders, last = path.split("/")
    if any("." in folder for folder in folders) or not path or is_elsewhere(path):
        return None
    if "." in last:
        return path if last.endswith(".html") and last != "index.html" else None
    return f"{path}/"
