"""A site -> a folder on a server, by rsync, over ssh or on this computer.

Where the folder may be a link it is one, to one of two folders beside it: the site is put into the other one, with hard
links to all that did not change, and then the link is changed in one step (rsync renames a new one to it). What was
interrupted goes on there the next time; nobody saw it. Where a folder stands already, as hosting often gives one, files
are replaced one by one in an order in which no page lacks anything.

rsync does all of it, the link too: many hosts give no shell.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from wijkmakers_site.delivery.deploy.plan import KEPT_FOLDERS, NOT_SENT, REMOVABLE, Plan
from wijkmakers_site.delivery.deploy.tool import DeployError, Tool, others_stand
from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.regex import regex
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.artifacts import FOR_HOSTS
from wijkmakers_site.values import dataclass

_TOOL = Tool(
    "rsync",
    "Installeer het, op Debian en Ubuntu met: sudo apt install rsync. Op Windows gaat het binnen WSL.",
    {
        r"Failed to exec ssh": "Op deze computer staat geen ssh. Installeer het: sudo apt install openssh-client.",
        r"Could not resolve hostname": "Die server is niet te vinden. Klopt de naam, en heb je internet?",
        r"Connection refused": "De server neemt niet op. Klopt de poort? Een andere zet je in ~/.ssh/config.",
        r"timed out|[Tt]imeout|No route to host|unreachable|Connection reset|Connection closed": (
            "De server antwoordt niet, of niet op tijd. Probeer het straks nog eens."
        ),
        r"Host key verification failed": (
            "Deze computer kent die server nog niet, of de server is vervangen. Log één keer zelf in met ssh, en kijk "
            "of de vingerafdruk klopt."
        ),
        r"Permission denied \([a-z,-]*(?:publickey|password|keyboard)|Too many authentication|please try again": (
            "De server laat je niet binnen. Staat je sleutel daar, en is hij op deze computer geladen (ssh-add)?"
        ),
        r"No space left on device|[Qq]uota exceeded": "De schijf van de server is vol. Maak daar ruimte.",
        r"Read-only file system": "Van de schijf van de server kan alleen gelezen worden.",
        r"Permission denied \(13\)|Operation not permitted": (
            "Je mag daar niet schrijven. Vraag dat recht aan wie de server beheert."
        ),
        r"not found|No such file or directory\n.*remote command|code 127": (
            "Op de server staat geen rsync. Vraag wie de server beheert om het te installeren."
        ),
        r"change_dir.*No such file|mkdir.*No such file|push_dir.*No such file": (
            "De map waar de site in moet komen, is er niet. Maak die eerst."
        ),
    },
)
_SECONDS = 60  # without a word from the other side
# Not the times and owners of files: a file that is the same to the byte keeps the time that it has there, and with it
# the ETag that browsers and calendars know it by. A fresh clone of the project has new times for all.
_WORDS = ["--recursive", "--checksum", "--chmod=D755,F644", f"--timeout={_SECONDS}", "-s", "-8"]
# The first that matches counts: `P` protects on the other side, `R` risks.
_REMOVABLE = [
    *(f"--filter=P /{folder}" for folder in KEPT_FOLDERS),
    *(f"--filter=R *{ending}" for ending in REMOVABLE),
    *(f"--filter=R /{name}" for name in FOR_HOSTS),
    "--filter=R */",
    "--filter=P *",
]
_LISTED = regex(r"^(?P<kind>[-dl])\S+ +[\d.,]+ \S+ \S+ (?P<name>.*)$", re.MULTILINE)
_CHANGE = regex(r"(?P<how>\*deleting|[<>ch.][fdL]\S{9}) +(?P<path>.*)")
_TARGET = regex(r"(?:(?P<host>(?!-)[^:/\s\\]+):)?(?P<path>[^\x00-\x1f:\\]+)")


@dataclass(frozen=True, slots=True)
class RsyncTarget:
    """A folder at `path`, on the server `host` (`naam@server`, or one of ~/.ssh/config); None for this computer."""

    host: str | None
    path: str

    @classmethod
    def of(cls, address: str) -> RsyncTarget:
        """From `naam@server:/pad/naar/site`. Raises UsageError."""
        found = _TARGET.fullmatch(address)
        path = found["path"].rstrip("/") if found else ""
        if found is None or not path or path.rpartition("/")[2] in ("", ".", "..", "~") or path.startswith("-"):
            raise UsageError("--naar: schrijf een server en een map, zoals rsync:naam@server.nl:/var/www/wijkmakers")
        return cls(found["host"], path)

    def reach(self) -> None:
        """Raises DeployError where the server or the folder around ours is not there, or ours is somebody else's."""
        if self._standing() in (None, *self._slots):
            return
        with TemporaryDirectory() as nothing:
            there = self._differences(Path(nothing), f"{self.path}/").gone
        if there and urls.RECEIPT not in there:
            raise others_stand(self.path)

    def plan(self, site: Path) -> Plan:
        """In what the folder there differs from `site`."""
        return self._plan(site, self._standing())

    def _plan(self, site: Path, standing: str | None) -> Plan:
        if standing is None:
            files = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
            return Plan(new=tuple(sorted(set(files) - set(NOT_SENT))))
        return self._differences(site, f"{self.path}/")

    def deploy(self, site: Path) -> Plan:
        """Let the folder there hold `site`; gives in what it differed. Raises DeployError."""
        standing = self._standing()
        plan = self._plan(site, standing)
        if not plan:
            return plan
        if standing is None or standing in self._slots:
            free = next(slot for slot in self._slots if slot != standing)
            self._fill(site, free, standing)
            if self._differences(site, f"{self._parent}{free}/"):
                raise DeployError("Er zette tegelijk nog iemand een site neer.")
            self._switch(free)
        else:
            self._replace(site, plan)
        return plan

    @property
    def _name(self) -> str:
        return self.path.rpartition("/")[2]

    @property
    def _slots(self) -> tuple[str, str]:
        return f".{self._name}-a", f".{self._name}-b"

    @property
    def _parent(self) -> str:
        return self.path[: -len(self._name)]

    def _place(self, path: str) -> str:
        # A name with a colon in it would be taken for a server.
        return f"{self.host}:{path}" if self.host else path if path.startswith("/") else f"./{path}"

    def _standing(self) -> str | None:
        """What stands there: to which folder a link leads, "" for a folder, None for nothing."""
        done = _TOOL.tried([*self._ssh(), *_WORDS, "--list-only", "--no-recursive", "--links", self._place(self.path)])
        if done.returncode and "link_stat" in done.stderr and "No such file" in done.stderr:
            return None
        if done.returncode:
            raise _TOOL.failure(done)
        found = _LISTED.search(done.stdout)
        if found is None or found["kind"] == "-":
            raise DeployError(f"Op {self.path} staat geen map, maar een bestand. Kies een andere plek.", done.stdout)
        return found["name"].rpartition(" -> ")[2] if found["kind"] == "l" else ""

    def _ssh(self) -> list[str]:
        if "RSYNC_RSH" in os.environ:
            return []
        # Where nobody sits at a terminal, a question would wait for ever.
        asks = [] if sys.stdin.isatty() else ["-o", "BatchMode=yes"]
        return ["--rsh", " ".join(["ssh", "-o", "ConnectTimeout=15", *asks])]

    def _words(self) -> list[str]:
        return [*self._ssh(), *_WORDS, *(f"--exclude=/{name}" for name in NOT_SENT)]

    def _differences(self, site: Path, folder: str) -> Plan:
        place = self._place(folder)
        said = _TOOL.run(
            [*self._words(), *_REMOVABLE, "--dry-run", "--delete", "--out-format=%i %n", f"{site}/", place]
        )
        changes = [found for line in said.splitlines() if (found := _CHANGE.fullmatch(line))]
        files = [(each["how"], each["path"]) for each in changes if not each["path"].endswith("/")]
        sent = [(how, path) for how, path in files if how[1:2] == "f"]
        return Plan(
            new=tuple(path for how, path in sent if how.endswith("+++")),
            changed=tuple(path for how, path in sent if not how.endswith("+++")),
            gone=tuple(path for how, path in files if how == "*deleting"),
        )

    def _fill(self, site: Path, slot: str, current: str | None) -> None:
        linked = [f"--link-dest=../{current}"] if current else []
        _TOOL.run([*self._words(), "--delete", *linked, f"{site}/", self._place(f"{self._parent}{slot}/")])

    def _switch(self, slot: str) -> None:
        with TemporaryDirectory() as folder:
            link = Path(folder, self._name)
            link.symlink_to(slot)
            _TOOL.run([*self._ssh(), *_WORDS, "--links", str(link), self._place(self._parent or "./")])

    def _replace(self, site: Path, plan: Plan) -> None:
        place = self._place(f"{self.path}/")
        for files in plan.steps():
            # What begins with `#` or `;` would be a comment, with --from0 too.
            named = [f"./{file}" for file in files]
            _TOOL.run([*self._words(), "--files-from=-", f"{site}/", place], files=named)
        if plan.gone:
            _TOOL.run([*self._words(), *_REMOVABLE, "--delete-after", f"{site}/", place])
