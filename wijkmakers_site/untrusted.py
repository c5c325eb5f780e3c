"""The site of the content of a stranger: built with our layouts, and of nothing else of theirs."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from wijkmakers_site.calendars.ledger.file import as_file, read_ledger
from wijkmakers_site.delivered import delivered
from wijkmakers_site.delivery import output
from wijkmakers_site.files.plain import OddFileError, refuse_odd
from wijkmakers_site.made import Report, report_of
from wijkmakers_site.pending import complete_publication
from wijkmakers_site.pipeline import make
from wijkmakers_site.problems.errors import InvalidContentError
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.publication import LEDGER, OUTPUT, receipt_beside
from wijkmakers_site.reading.linking.linked_parts import cms
from wijkmakers_site.reading.load import read
from wijkmakers_site.text.clock import Clock


def build_untrusted(root: Path, clock: Clock, stranger: Path) -> Report:
    """Make `output/` of the `content/` in the folder `stranger`, which may be anybody's, with the layouts of `root`.

    The ledger, the site's address and its CMS must be those of `root`; nothing is read from a cache or written to one.
    Raises as `build` does.
    """
    with TemporaryDirectory() as folder:
        apart = Path(folder)
        (apart / "content").symlink_to(_unlinked(stranger / "content"), target_is_directory=True)
        (apart / "layouts").symlink_to((root / "layouts").resolve(), target_is_directory=True)
        if as_file(read_ledger(apart / LEDGER, LEDGER)) != as_file(read_ledger(root / LEDGER, LEDGER)):
            raise InvalidContentError([_not_theirs(LEDGER, "Het logboek van de agenda")])
        made = make(apart, clock)
    site = read(root / "content", clock.day).content.site
    if site is None or made.site.url.rstrip("/") != site.record.url.rstrip("/"):
        raise InvalidContentError([_not_theirs("content/site.yaml", "Het adres van de site")])
    if made.site.cms != cms(site.record.cms):
        # It says where the page `/admin/` sends who logs in, with their keys to the repository.
        raise InvalidContentError([_not_theirs("content/site.yaml", "`sveltia`")])
    complete_publication(root)
    artifacts = delivered(made.site, made.rendered, receipt_beside(root / OUTPUT, made.ledger))
    return report_of(made, len(artifacts), output.write(root / OUTPUT, artifacts))


def _unlinked(folder: Path) -> Path:
    try:
        refuse_odd(folder)
    except OddFileError as error:
        raise InvalidContentError([Problem(folder.name, 1, 1, error.message, error.cure, "WM016")]) from None
    return folder.resolve()


def _not_theirs(path: str, what: str) -> Problem:
    return Problem(
        path, 1, 1, f"{what} is anders dan op de site.", "Alleen wie de site beheert, verandert dit.", "WM603"
    )
