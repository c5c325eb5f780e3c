#!/usr/bin/env python3
"""The front door: makes `.venv` and installs what is locked on first use, then hands over to wijkmakers_site.

`python3 build.py` builds the site, `python3 build.py test` checks the program; see `python3 build.py --help`.
Only Python's own library is used here, and nothing is imported that a second run does not need.
"""

import os
import sys

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")
STAMP = os.path.join(VENV, "installed.txt")
LOG = os.path.join(ROOT, ".cache", "installeren.log")


def main() -> None:
    """Prepare what this command needs, then become it."""
    if sys.version_info < (3, 11):
        stop("Deze site heeft Python 3.11 of nieuwer nodig; dit is %d.%d." % sys.version_info[:2])
    lock = "test" if sys.argv[1:2] == ["test"] else "build"
    # What the tests need holds all that a build needs: building after testing installs nothing.
    if not os.path.exists(PYTHON) or read(STAMP) not in (wanted(lock), wanted("test")):
        install(lock)
    os.chdir(ROOT)
    command = [PYTHON, "-m", "wijkmakers_site", *sys.argv[1:]]
    if os.name == "nt":  # there, exec would give the prompt back before the work is done
        import subprocess

        sys.exit(subprocess.call(command))
    sys.stdout.flush()
    os.execv(PYTHON, command)


def wanted(lock: str) -> str:
    """What the stamp says when `.lock/<lock>.txt` is installed for this Python."""
    return "%s\n%s" % (sys.version, read(os.path.join(ROOT, ".lock", lock + ".txt")))


def read(path: str) -> str:
    """The text of a file, or nothing where there is none."""
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError:
        return ""


def install(lock: str) -> None:
    """Make `.venv` anew where it is missing, broken or another Python's, and install the locked packages in it."""
    print("Eenmalig klaarzetten: ik installeer wat nodig is in .venv. Dat duurt ongeveer een minuut.", flush=True)
    same_python = read(STAMP).startswith(sys.version + "\n") and os.path.exists(PYTHON)
    os.makedirs(os.path.dirname(LOG), exist_ok=True)
    with open(LOG, "w", encoding="utf-8"):
        pass
    if not same_python and run([sys.executable, "-m", "venv", "--clear", VENV]):
        stop(
            "Python kon .venv niet maken. Op Debian en Ubuntu helpt: sudo apt install python3-venv. "
            "Wat er misging staat in .cache/installeren.log."
        )
    requirements = os.path.join(ROOT, ".lock", lock + ".txt")
    options = ["--quiet", "--no-input", "--disable-pip-version-check", "--require-hashes"]
    if run([PYTHON, "-m", "pip", "install", *options, "--requirement", requirements]):
        stop(
            "Installeren is niet gelukt. Is er internet? Probeer het dan nog eens. "
            "Wat er misging staat in .cache/installeren.log."
        )
    with open(STAMP, "w", encoding="utf-8") as file:
        file.write(wanted(lock))


def run(command: "list[str]") -> int:
    """The exit code of a command whose output goes to the log."""
    import subprocess

    with open(LOG, "a", encoding="utf-8") as log:
        return subprocess.call(command, stdout=log, stderr=log)


def stop(text: str) -> None:
    """End with a Dutch sentence: a fault of the machine."""
    sys.stderr.write(text + "\n")
    sys.exit(3)


if __name__ == "__main__":
    main()
