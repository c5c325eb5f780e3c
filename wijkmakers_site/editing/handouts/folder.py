"""`drukwerk --naar MAP`: handouts as a folder of HTML files, to print, to mail or to take along."""

from __future__ import annotations

from pathlib import Path

from wijkmakers_site.delivery import output
from wijkmakers_site.editing.handouts.handouts import Handouts
from wijkmakers_site.editing.handouts.links import INDEX
from wijkmakers_site.editing.handouts.material import gather
from wijkmakers_site.editing.own_folder import OwnFolder
from wijkmakers_site.media.embedded_fonts import font_rules
from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.text.artifacts import Artifact
from wijkmakers_site.text.clock import Clock
from wijkmakers_site.text.progress import step
from wijkmakers_site.text.words.nearest import suggestion
from wijkmakers_site.values import dataclass

_OWN = OwnFolder(
    "drukwerk.txt",
    "Dit is drukwerk. Elke keer dat het opnieuw gemaakt wordt, verdwijnt wat er nog meer in staat.\n",
    "../drukwerk",
)


@dataclass(frozen=True, slots=True)
class Written:
    """What was written: the page that leads to all of it (`first`, a file), for how many `sessions`, and how many
    `files`.
    """

    first: Path
    sessions: int
    files: int


def write_handouts(root: Path, clock: Clock, target: Path, programme: str | None) -> Written:
    """Make `target` hold the handouts of one programme, or of all of which something is still to come.

    Raises UsageError for a programme that there is not and where `target` may hold what somebody needs, and
    InvalidContentError where content is wrong.
    """
    folder = target.resolve()
    _OWN.refuse_other(root.resolve(), target, folder)
    material = gather(root, clock)
    programmes = {each.id: each for each in material.site.programmes}
    if programme is not None and programme not in programmes:
        where = "Het id is de naam van haar map in content/leergangen/."
        said = f"Er is geen leergang met het id `{programme}`. {suggestion(programme, programmes) or where}"
        raise UsageError(said)
    chosen = [programme] if programme else [id for id in programmes if material.coming(id)]
    handouts = Handouts(material, (programmes[id] for id in chosen), font_rules(root / "layouts"))
    artifacts = [Artifact(path, (handouts.html(path) or "").encode()) for path in step("Drukwerk", handouts.paths)]
    output.write(folder, [*artifacts, _OWN.mark])
    return Written(folder / INDEX, sum(len(material.coming(id)) for id in chosen), len(artifacts))
