#!/usr/bin/env python3
"""The front door: makes `.venv` and installs what is locked on first use, then hands over to wijkmakers_site.

`python3 build.py` builds the site, `python3 build.py test` checks the program; see `python3 build.py --help`.
Only Python's own library is used here, and nothing is imported that a second run does not need.
"""

import os
import sys
from collections.abc import Sequence

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")
STAMP = os.path.join(VENV, "installed.txt")  # written last and taken away first: without it, `.venv` is not to be used
CACHE = os.path.join(ROOT, ".cache")
LOG = os.path.join(CACHE, "installeren.log")
PACKAGES = os.path.join(CACHE, "pakketten")  # what came in, until it is installed
# What the tools say in English, and what that is in Dutch; the first that is found counts. Without a connection pip
# complains of both, so that "Retrying" comes before what follows from it.
_NOT_YOURS = "Ik mag in deze map niet schrijven. Zet haar op een plek die van jou is, en typ het daar."
_VENV_IS_MISSING = (
    "Op Debian en Ubuntu hoort hier nog een pakket bij: sudo apt install python%d.%d-venv." % sys.version_info[:2]
)
_FULL = "De schijf is vol. Maak ruimte, en typ het dan nog eens."
_CAUSES = (
    ("ensurepip is not", _VENV_IS_MISSING),
    ("No space left", _FULL),
    ("Permission denied", _NOT_YOURS),
    ("Read-only file system", _NOT_YOURS),
    ("WinError 5", _NOT_YOURS),
    ("DO NOT MATCH THE HASHES", "Wat er binnenkwam, klopt niet. Komt dit terug, meld het dan aan wie de site beheert."),
    ("CERTIFICATE_VERIFY_FAILED", "Een beveiligde verbinding lukt niet op dit netwerk. Probeer een ander netwerk."),
    ("Retrying", "Is er internet? Typ het nog eens als het er weer is: wat al binnen is, hoeft niet opnieuw."),
    ("No matching distribution", "Voor deze Python of computer is iets er niet. Neem Python 3.11 tot en met 3.15."),
)
_ROOM = 50_000_000  # bytes that must be free
_NO_ANSWER = "Is er internet? Typ het over een paar minuten nog eens."
_AFRESH = "Haal de mappen .venv en .cache weg, en typ het nog eens."


def main() -> None:
    """Prepare what this command needs, then become it."""
    if sys.version_info < (3, 11):  # before anything of ours is imported, which such a Python may not even read
        here = "dit is %d.%d." % sys.version_info[:2]
        stop("Deze site heeft Python 3.11 of nieuwer nodig; %s Je haalt hem op bij python.org." % here)
    if os.name == "nt" and len(sys.argv) == 1:
        from wijkmakers_site.cli import menu

        if menu.was_double_clicked():
            menu.show(carry_out)
            return
    if os.name == "nt":  # there, exec would give the prompt back before the work is done
        sys.exit(carry_out(sys.argv[1:]))
    command = prepared(sys.argv[1:])
    sys.stdout.flush()
    os.execv(PYTHON, command)


def carry_out(words: "Sequence[str]") -> int:
    """The exit code of a command."""
    import subprocess

    process = subprocess.Popen(prepared(words))
    while True:
        try:
            return process.wait()
        except KeyboardInterrupt:
            continue  # what was started has heard it too, and ends as it sees fit


def prepared(words: "Sequence[str]") -> "list[str]":
    """The command line for the program with these words, once all that it needs is there."""
    lock = "test" if words and words[0] == "test" else "build"
    if not is_ready(lock):
        prepare(lock)
    os.chdir(ROOT)
    # Without compiled code on the disk every start compiles the whole program: that doubles the time of most builds.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    return [PYTHON, "-m", "wijkmakers_site", *words]


def is_ready(lock: str) -> bool:
    """What the tests need holds all that a build needs: building after testing installs nothing."""
    return os.path.exists(PYTHON) and read(STAMP) in (wanted(lock), wanted("test"))


def wanted(lock: str) -> str:
    """What the stamp says when `.lock/<lock>.txt` is installed for this Python."""
    return "%s\n%s" % (sys.version, read(requirements(lock)))


def requirements(lock: str) -> str:
    return os.path.join(ROOT, ".lock", lock + ".txt")


def read(path: str) -> str:
    """The text of a file, or nothing where there is none."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            return file.read()
    except OSError:
        return ""


def prepare(lock: str) -> None:
    """Install, one run at a time, or end with a Dutch sentence; whatever happens, the next run can begin again."""
    try:
        os.makedirs(CACHE, exist_ok=True)
        # Not "w": Windows lets nobody empty a file of which another holds a part.
        with open(os.path.join(CACHE, "installeren.slot"), "a", encoding="utf-8") as file:
            wait_for_turn(file.fileno())
            if not is_ready(lock):  # another run may have done it meanwhile
                install(lock)
    except KeyboardInterrupt:
        stop("Gestopt. De volgende keer begint het klaarzetten opnieuw.")
    except OSError as error:
        stop(
            "Klaarzetten is niet gelukt. %s\nHet ging mis bij %s." % (cause(str(error), _AFRESH), error.filename or LOG)
        )


def wait_for_turn(file: int) -> None:
    """Hold the lock of this file until it is closed, also by the death of who holds it.

    What is started here inherits it: a pip that outlives a killed run must not meet a second one.
    """
    os.set_inheritable(file, True)  # noqa: FBT003
    try:
        hold(file, wait=False)
    except BlockingIOError:
        print("In een ander venster wordt het al klaargezet. Daar wacht ik op.", flush=True)
        hold(file, wait=True)
    except OSError:
        return  # a disk that knows no locks, as some shares: then two at once are not kept apart


def hold(file: int, *, wait: bool) -> None:
    """Raises BlockingIOError where another holds it and there is no time to `wait`."""
    if sys.platform == "win32":
        import msvcrt

        for _ in range(60 if wait else 1):
            try:
                msvcrt.locking(file, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)  # tries for ten seconds
            except OSError:
                continue
            return
        raise BlockingIOError
    import fcntl

    fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)


def install(lock: str) -> None:
    """Make `.venv` anew where it is missing, broken or another Python's, and install the locked packages in it.

    All is fetched before anything changes: while it cannot be, what was installed before goes on working.
    """
    print("Eenmalig klaarzetten: ik installeer wat nodig is in .venv. Dat duurt ongeveer een minuut.", flush=True)
    write(LOG, "")
    if not (read(STAMP).startswith(sys.version + "\n") and os.path.exists(PYTHON)):
        remove(STAMP)
        run("Python kon .venv niet maken.", _AFRESH, [sys.executable, "-m", "venv", "--clear", VENV])
        write(STAMP, sys.version + "\n")
    pip = [PYTHON, "-m", "pip", "--quiet", "--no-input", "--disable-pip-version-check"]
    if os.path.expanduser("~") == "~":  # nobody's home: pip would keep what comes in below a folder of that name
        pip += ["--cache-dir", os.path.join(PACKAGES, "pip")]
    # Ready-made packages alone: to build one runs its code, and asks for a compiler.
    locked = ["--require-hashes", "--only-binary", ":all:", "--requirement", requirements(lock)]
    run("Ophalen is niet gelukt.", _NO_ANSWER, [*pip, "download", "--dest", PACKAGES, *locked])
    remove(STAMP)
    # Who has `user = true` among the settings of pip could install nothing here.
    from_here = ["--no-user", "--no-index", "--find-links", PACKAGES]
    run("Installeren is niet gelukt.", _AFRESH, [*pip, "install", *from_here, *locked])
    write(STAMP, wanted(lock))
    import shutil

    shutil.rmtree(PACKAGES, ignore_errors=True)


def write(path: str, text: str) -> None:
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def remove(path: str) -> None:
    if os.path.exists(path):
        os.remove(path)


def run(fault: str, otherwise: str, command: "list[str]") -> None:
    """Carry out a command whose output goes to the log. Where it fails, end with the Dutch `fault` and what to do:
    `otherwise` where the log tells nothing better.
    """
    import subprocess

    with open(LOG, "a", encoding="utf-8") as log:
        code = subprocess.call(command, stdout=log, stderr=log, close_fds=False)
    if code:
        stop("%s %s\nWat er misging staat in .cache/installeren.log." % (fault, cause(read(LOG), otherwise)))


def cause(text: str, otherwise: str) -> str:
    """What is to be done about what tools said in English."""
    import shutil

    # Of a full disk the log may tell nothing: it had no room either.
    is_full = shutil.disk_usage(ROOT).free < _ROOM
    return next((dutch for english, dutch in _CAUSES if english in text), _FULL if is_full else otherwise)


def stop(text: str) -> None:
    """End with a Dutch sentence: a fault of the machine."""
    sys.stderr.write(text + "\n")
    sys.exit(3)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:  # before the program itself could hear of it
        sys.stderr.write("Gestopt.\n")
        sys.exit(130)
