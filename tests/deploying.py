"""Real places to put a site, an ssh server and an S3-compatible store on this machine; and what interrupts that."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Set
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sites import REPOSITORY

PAGES, SIZE = 12, 60_000  # of a site that takes a moment to carry over
_LINK = re.compile(rb'href="([^"]+)"')
_DEPLOY = """\
import sys
from pathlib import Path
from wijkmakers_site.delivery.deploy.target import target_of
target_of(sys.argv[1], "https://voorbeeld.nl/").deploy(Path(sys.argv[2]))
"""
BUCKET = "wijkmakers"


def make_site(folder: Path, version: str) -> Path:
    """A site whose pages name what they need, all of one `version`; a page and the assets are this version's alone."""
    shutil.rmtree(folder, ignore_errors=True)
    for number in range(3):
        _write(folder / f"static/{number}.{version}.css", f"/* {number} */".ljust(SIZE))
    links = [*(f"static/{number}.{version}.css" for number in range(3)), f"los-{version}/index.html"]
    text = "".join(f'<a href="{link}">' for link in links).ljust(SIZE, ".")
    for page in (*(f"p{number}/index.html" for number in range(PAGES)), "index.html", f"los-{version}/index.html"):
        _write(folder / page, text)
    _write(folder / "#.txt", version)  # what a list of files may take for a comment
    _write(folder / "agenda.ics", f"BEGIN:VCALENDAR\r\nX-VERSION:{version}\r\n")
    _write(folder / "publicatie.json", f'{{"versie": "{version}"}}')
    return folder


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def files_of(folder: Path) -> dict[str, bytes]:
    """All files of a folder on this machine by path, but those that a program has not finished yet."""
    paths = [path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def cut(files: Mapping[str, bytes]) -> set[str]:
    """The pages that lack their end."""
    return {path for path, content in files.items() if path.endswith(".html") and len(content) != SIZE}


def lacking(files: Mapping[str, bytes], known: Set[str]) -> set[str]:
    """What a page needs that is not there, of all pages that visitors find from those that they have `known` before,
    and from home.
    """
    wanted, found = [path for path in (*known, "index.html") if path in files], set[str]()
    while wanted:
        if (path := wanted.pop()) not in found:
            found.add(path)
            wanted += [link.decode() for link in _LINK.findall(files.get(path, b""))]
    return found - files.keys()


def interrupted(address: str, site: Path, seconds: float) -> bool:
    """Deploy `site`, and kill it with all programs that it runs after `seconds`; whether it had not ended by then."""
    words: list[str | Path] = [sys.executable, "-c", _DEPLOY, address, site]
    environment = os.environ | {"PYTHONPATH": str(REPOSITORY)}
    child = subprocess.Popen(words, env=environment, start_new_session=True, stderr=subprocess.DEVNULL)
    try:
        child.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(child.pid, signal.SIGKILL)
        child.wait()
        time.sleep(0.3)  # s3rver is still at what it was given: it writes an object first, and beside it what it is
        return True
    return False


@dataclass(frozen=True, slots=True)
class SshServer:
    """An ssh server on this machine for the one who runs the tests: `host` is its name, `rsh` how rsync comes in, anew
    each time, and `shared` by one connection.
    """

    host: str
    rsh: str
    shared: str


@contextmanager
def ssh_server(sshd: str, folder: Path) -> Iterator[SshServer]:
    """A server with a key of its own, which ends when the context does."""
    if os.geteuid() == 0:  # begun as root it wants this folder, which a machine that never ran one lacks
        Path("/run/sshd").mkdir(exist_ok=True)
    for name in ("host", "key"):
        subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True)
    port, public = _free_port(), (folder / "key.pub").read_text()
    (folder / "authorized").write_text(public)
    (folder / "known").write_text(f"[127.0.0.1]:{port} {(folder / 'host.pub').read_text()}")
    options = {
        "Port": port, "ListenAddress": "127.0.0.1", "HostKey": folder / "host", "PidFile": "none",
        "AuthorizedKeysFile": folder / "authorized", "StrictModes": "no", "UsePAM": "no",
        "SetEnv": "SHLVL=2",  # or bash reads all that somebody has in .bashrc, at every connection
    }  # fmt: skip
    (folder / "settings").write_text("".join(f"{name} {value}\n" for name, value in options.items()))
    server = subprocess.Popen([sshd, "-D", "-f", folder / "settings", "-E", folder / "log"])
    _wait_for(port, server)
    known = f"-o UserKnownHostsFile={folder}/known -o BatchMode=yes"
    # One connection for all: to greet costs half a second each time.
    shared = f"-o ControlMaster=auto -o ControlPath={folder}/c -o ControlPersist=60"
    rsh = f"ssh -F /dev/null -p {port} -i {folder}/key {known}"
    yield SshServer("127.0.0.1", rsh, f"{rsh} {shared}")
    subprocess.run([*f"{rsh} {shared}".split(), "-O", "exit", "127.0.0.1"], capture_output=True, check=False)
    server.terminate()
    server.wait(10)


@contextmanager
def s3_store(node: str, packages: Path, folder: Path) -> Iterator[dict[str, str]]:
    """A store with one bucket, BUCKET; gives the environment by which programs find it."""
    port = _free_port()
    program = packages / "s3rver/bin/s3rver.js"
    words: list[str | Path] = [node, program, "--directory", folder, "--port", str(port), "--silent"]
    server = subprocess.Popen(
        [*words, "--configure-bucket", BUCKET], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _wait_for(port, server)
    keys = dict.fromkeys(("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"), "S3RVER")
    yield keys | {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{port}"}
    server.terminate()
    server.wait(10)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    for _ in range(200):
        with socket.socket() as knock:
            if server.poll() is not None or not knock.connect_ex(("127.0.0.1", port)):
                break
        time.sleep(0.05)
    assert server.poll() is None
