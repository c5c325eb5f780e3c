"""What to say of a fault: something went wrong, and not in a file of staff."""

from __future__ import annotations

import errno
from pathlib import Path

from wijkmakers_site.problems.problem import InconsistencyError
from wijkmakers_site.text.artifacts import PathClashError, UnsafePathError


def fault_message(root: Path, error: Exception) -> str:
    """What to print of a fault outside the content; the traceback goes to a file for whoever mends the program."""
    import traceback  # only a fault needs it

    log = root / ".cache" / "fout.log"
    try:
        log.parent.mkdir(exist_ok=True)
        log.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
        advice = "Stuur .cache/fout.log naar wie het programma onderhoudt."
    except OSError:  # the disk that was full for the site may be full for the log too
        advice = ""
    return f"{_cause(error)} De site in output/ is niet veranderd. {advice}".rstrip()


def _cause(error: Exception) -> str:
    """The cause of a fault in Dutch: the program, the disk, the rights, the port."""
    if isinstance(error, InconsistencyError | PathClashError | UnsafePathError):
        return f"Er ging iets mis in het programma zelf: {error}"
    reason = getattr(error, "reason", error)  # an UnwritableOutputError, whose module not every verb imports
    if not isinstance(reason, OSError):
        return "Er ging iets mis in het programma zelf."
    causes = {
        errno.ENOSPC: "De schijf is vol.",
        errno.EDQUOT: "Je ruimte op de schijf is op.",
        errno.EACCES: "Je mag hier niet schrijven.",
        errno.EPERM: "Je mag hier niet schrijven.",
        errno.EROFS: "Van deze schijf kan alleen gelezen worden.",
        errno.EADDRINUSE: "Deze poort is al in gebruik; kies een andere met --poort.",
    }
    cause = causes.get(reason.errno or 0, "De computer kon een bestand niet lezen of schrijven.")
    return f"{cause} ({reason.filename})" if reason.filename else cause
