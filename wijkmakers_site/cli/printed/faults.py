"""What to say of a fault: something went wrong, and not in a file of staff."""

from __future__ import annotations

import errno
from pathlib import Path

from wijkmakers_site.files.replace import replace_file
from wijkmakers_site.problems.errors import InconsistencyError, LedgerBehindError
from wijkmakers_site.text.artifacts import PathClashError, UnsafePathError

_UNTOUCHED = "De site in output/ is niet veranderd."
_LEDGER_BEHIND = (
    "De site in output/ is wel nieuw, en wat abonnees zien ook. Alleen content/agenda.lock loopt nog achter: "
    "los het op en typ nog eens python3 build.py publish."
)
_CAUSES = {
    errno.ENOSPC: "De schijf is vol.",
    errno.EDQUOT: "Je ruimte op de schijf is op.",
    errno.EFBIG: "Een bestand is te groot voor deze schijf.",
    errno.EACCES: "Je mag hier niet schrijven.",
    errno.EPERM: "Je mag hier niet schrijven.",
    errno.EROFS: "Van deze schijf kan alleen gelezen worden.",
    errno.EADDRINUSE: "Deze poort is al in gebruik; kies een andere met --poort.",
}


def fault_message(root: Path, error: Exception) -> str:
    """What to print of a fault outside the content; the traceback goes to a file for whoever mends the program."""
    state = _LEDGER_BEHIND if isinstance(error, LedgerBehindError) else _UNTOUCHED
    reason = getattr(error, "reason", error)  # of errors whose modules not every verb imports
    if isinstance(reason, OSError) and reason.errno in _CAUSES:  # nobody but who has the machine can mend it
        where = f" ({reason.filename})" if reason.filename else ""
        return f"{_CAUSES[reason.errno]}{where} {state}"
    if isinstance(error, ImportError):  # a cleaner of disks, a virus scanner, a copy that was broken off
        return f"Een pakket in .venv ontbreekt of is beschadigd. Haal de map .venv weg, en typ het nog eens. {state}"
    return f"{_cause(error)} {state} {_logged(root, error)}".rstrip()


def _logged(root: Path, error: Exception) -> str:
    import traceback  # only a fault needs it

    log = root / ".cache" / "fout.log"
    try:
        log.parent.mkdir(exist_ok=True)
        replace_file(log, "".join(traceback.format_exception(error)).encode())
    except OSError:
        return ""
    return "Stuur .cache/fout.log naar wie het programma onderhoudt."


def _cause(error: Exception) -> str:
    if isinstance(error, InconsistencyError | PathClashError | UnsafePathError):
        return f"Er ging iets mis in het programma zelf: {error}"
    reason = getattr(error, "reason", error)
    if not isinstance(reason, OSError):
        return "Er ging iets mis in het programma zelf."
    where = f" ({reason.filename})" if reason.filename else ""
    return f"De computer kon een bestand niet lezen of schrijven.{where}"
