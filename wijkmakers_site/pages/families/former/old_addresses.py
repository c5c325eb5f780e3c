"""Pages at the addresses of a site of before, for hosts that know no redirects of their own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from wijkmakers_site.calendars.ledger.rows import Ledger
from wijkmakers_site.model.website.redirects import OldAddress, Redirect
from wijkmakers_site.pages.context import WebPage
from wijkmakers_site.pages.families.former.redirects import redirect_page
from wijkmakers_site.pages.views import pages as views
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.text.addresses import redirects, urls
from wijkmakers_site.text.addresses.urls import Root, is_elsewhere
from wijkmakers_site.text.artifacts import is_safe
from wijkmakers_site.text.prose.link_check import Pages, complaint


def old_address_pages(
    addresses: Iterable[OldAddress], pages: Iterable[WebPage], others: Iterable[str], ledger: Ledger, root: Root
) -> tuple[list[WebPage], tuple[Redirect, ...]]:
    """The pages at old `addresses`, and all that a web server must redirect for good, `pages` that do so too.

    No page is replaced, of these or at the paths of `others`.
    """
    followed, present = redirects.followed(addresses, root), list(pages)
    made = list(_pages(followed, [*(page.head.path for page in present), *others], ledger, root))
    return made, _all_redirects([*present, *made], followed, root)


def _pages(followed: Iterable[Redirect], present: Iterable[str], ledger: Ledger, root: Root) -> Iterator[WebPage]:
    """What the ledger remembers has a page of its own in small letters: on many a disk one in capitals would be the
    same file.
    """
    remembered = {*ledger.addresses, *(f"{row.path}/" for row in ledger.rows.values())}
    taken = {path.casefold(): path for path in (*remembered, *present)}
    there = set(present)
    for redirect in followed:
        path = redirects.page_path(redirect, root)
        if path and path not in there and taken.get(path.casefold(), path) == path and is_safe(urls.page_file(path)):
            target = redirect.target
            yield redirect_page(path, target if is_elsewhere(target) else target.removeprefix(root.base))


def _all_redirects(pages: Iterable[WebPage], followed: Iterable[Redirect], root: Root) -> tuple[Redirect, ...]:
    """What `voorheen` and `omleidingen.yaml` say, sorted by path."""
    by_path = {
        root.address(page.head.path).rstrip("/"): root.address(page.view.target)
        for page in pages
        if isinstance(page.view, views.Redirect)
    }
    by_path |= {redirect.path: redirect.target for redirect in followed}
    return tuple(Redirect(path, target) for path, target in sorted(by_path.items()))


def old_address_problems(addresses: Iterable[OldAddress], pages: Pages) -> Iterator[Problem]:
    """For old addresses that lead to nothing, or at which something stands; their own pages are not among `pages`."""
    listed = list(addresses)
    targets = {each.path: each.target for each in listed}
    for each in listed:
        if each.target is None:
            continue
        leads_on = redirects.next_stop(each.path, targets, pages.root)
        is_ours = not is_elsewhere(pages.root.own(each.target) or each.target)
        if is_ours and not leads_on and (told := complaint(each.source, each.target, pages)):
            yield Problem(each.source, *each.place, *told, "WM401")
        if there := _what_stands_at(each.path, pages):
            message = f'Op het oude adres "{each.path}" staat al iets van deze site: `/{there}`.'
            yield Problem(each.source, *each.place, message, "Haal deze omleiding weg.", "WM232")


def _what_stands_at(old: str, pages: Pages) -> str:
    path = old.removeprefix(pages.root.base)
    if pages.root.base != "/" and path == old:
        return ""
    return next((each for each in (path, f"{path}/") if urls.page_file(each) in pages.files), "")
