"""`build --concepten`: a site with concepts for colleagues, in a folder of its own, to be put anywhere."""

from __future__ import annotations

from pathlib import Path

from wijkmakers_site.delivery import output
from wijkmakers_site.editing.own_folder import OwnFolder
from wijkmakers_site.made import Report, report_of
from wijkmakers_site.pipeline import make
from wijkmakers_site.text.clock import Clock

_OWN = OwnFolder(
    "concept.txt",
    "Dit is een voorbeeld met concepten. Elke keer dat het opnieuw gemaakt wordt, verdwijnt wat er nog meer in staat."
    "\n",
    "../voorbeeld",
)


def build_concepts(root: Path, clock: Clock, target: Path, address: str | None) -> Report:
    """Make `target` the site of the project in `root` with its concepts, which search engines are told to pass over.

    It has no receipt, and the ledger is only read: for subscribers nothing is published. With `address` its links are
    those of a site that stands there. Raises UsageError where `target` may hold what somebody needs, and as `build`.
    """
    folder = target.resolve()
    _OWN.refuse_other(root.resolve(), target, folder)
    made = make(root, clock, folder, preview=True, address=address)
    artifacts = [*made.rendered.artifacts, _OWN.mark]
    return report_of(made, len(artifacts), output.write(folder, artifacts))
