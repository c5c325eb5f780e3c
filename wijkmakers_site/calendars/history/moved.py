"""Where what had another id stands now: the ledger remembers it for when `voorheen` is taken out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from wijkmakers_site.model import academy
from wijkmakers_site.text.addresses import urls


def moved_paths(site: academy.Site) -> dict[str, str]:
    """The present path of every page, and of every group's calendar, by itself and by each that it had before."""
    pairs = list(_pairs(site))
    return {old: path for path, earlier in reversed(pairs) for old in earlier} | {path: path for path, _ in pairs}


def _pairs(site: academy.Site) -> Iterator[tuple[str, list[str]]]:
    for thing in (*site.things, *site.themes):
        yield urls.path_of(thing), urls.old_paths(urls.path_of(thing), thing.formerly)
    for programme in site.programmes:
        for module in programme.modules:
            yield urls.module_path(programme, module), urls.old_module_paths(module)
        for group in programme.groups:
            programmes, groups = ((each.id, *each.formerly) for each in (programme, group))
            path, *earlier = (urls.group_path(*ids) for ids in product(programmes, groups))
            yield path, earlier
