"""What is to be done to make a place elsewhere equal to a site, and in which order: visitors never see half of it."""

from __future__ import annotations

from collections.abc import Iterator

from wijkmakers_site.delivery.output import KEPT, PENDING
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.artifacts import COMPRESSED, ENDINGS, FOR_HOSTS, GIVEN_ENDINGS
from wijkmakers_site.values import dataclass

# The project's own, and the ledger of a publication that has not ended: neither is the site's.
NOT_SENT = (KEPT, PENDING)


# What a site may have put there once, and may be taken away therefore. Other files are of the place itself, such as
# `.ftpquota`, a log or a program of the host's; and a certificate's proof may stand there for a moment only.
REMOVABLE = (*ENDINGS, *GIVEN_ENDINGS, COMPRESSED)
KEPT_FOLDERS = (".well-known/acme-challenge/", "cgi-bin/")


def is_removable(path: str) -> bool:
    """Whether a file at `path`, which the site has no more, may be taken away."""
    return (path.endswith(REMOVABLE) or path in FOR_HOSTS) and not path.startswith(KEPT_FOLDERS)


@dataclass(frozen=True, slots=True)
class Plan:
    """The files, by their path in the site, in which a copy elsewhere differs from it: those to be added (`new`), to be
    replaced (`changed`), and those `gone`, which are to be deleted.
    """

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)

    def steps(self) -> Iterator[tuple[str, ...]]:
        """What is to be sent, one step after the other; deletions come after all of them.

        What a page needs is there before the page, and a page before any link to it on a page that visitors know. New
        pages link to each other, so none of them can be first; a new home page, by which visitors come in, is the
        last. The receipt comes last of all, because it says what is on show; but first at a place that has none yet:
        by it the place is known again as ours, when the rest was interrupted.
        """
        receipt = tuple(path for path in (*self.new, *self.changed) if path == urls.RECEIPT)
        assets = tuple(path for path in self.new if path.startswith(urls.STATIC))
        home = tuple(path for path in self.new if path == urls.page_file(""))
        others = tuple(path for path in self.new if path not in {*receipt, *assets, *home})
        changed = tuple(path for path in self.changed if path not in receipt)
        steps = (assets, others, home, changed)
        is_first = urls.RECEIPT in self.new
        yield from filter(None, (receipt, *steps) if is_first else (*steps, receipt))
