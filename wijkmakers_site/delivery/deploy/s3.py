"""A site -> a bucket of an S3-compatible store, by rclone.

A bucket cannot be changed as a whole: files are replaced one by one, in an order in which no page lacks anything. Who
may write there the environment says (`AWS_ACCESS_KEY_ID`, `AWS_SECRET_ACCESS_KEY`), as for every other program.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterator
from hashlib import md5
from pathlib import Path

from wijkmakers_site.delivery.deploy.plan import NOT_SENT, Plan, is_removable
from wijkmakers_site.delivery.deploy.tool import Tool, others_stand
from wijkmakers_site.delivery.hosts.headers import stored_headers
from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.regex import regex
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.values import dataclass

_TOOL = Tool(
    "rclone",
    "Installeer het, op Debian en Ubuntu met: sudo apt install rclone.",
    {
        r"NoCredentialProviders|no EC2 IMDS|failed to refresh cached credentials": (
            "Er is niet gezegd wie je bent. Zet AWS_ACCESS_KEY_ID en AWS_SECRET_ACCESS_KEY in de omgeving."
        ),
        r"InvalidAccessKeyId|SignatureDoesNotMatch|AccessDenied|Forbidden|status code: 40[13]|InvalidToken": (
            "De opslag laat je niet binnen, of je mag daar niet schrijven. Klopt de sleutel, en mag die lezen, "
            "schrijven en wissen?"
        ),
        r"no such host|lookup .* on ": "De opslag is niet te vinden. Klopt AWS_ENDPOINT_URL, en heb je internet?",
        r"NoSuchBucket|directory not found": "Die bucket is er niet. Maak hem eerst, of kijk of de naam klopt.",
        r"QuotaExceeded|InsufficientStorage|StorageFull|EntityTooLarge": "De opslag is vol. Maak daar ruimte.",
        r"connection refused|timeout|deadline exceeded|connection reset|EOF|unreachable": (
            "De opslag antwoordt niet, of niet op tijd. Probeer het straks nog eens."
        ),
        r"region|PermanentRedirect|AuthorizationHeaderMalformed": (
            "De bucket staat in een andere regio. Zet die in AWS_REGION."
        ),
        r"certificate|x509": "De opslag heeft geen geldig certificaat.",
    },
)
_TARGET = regex(r"(?P<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(?P<folder>[A-Za-z0-9._/-]*))?")
_NOTHING = 3  # rclone's exit code: no such bucket, or nothing in it below that name
_WORDS = [
    "--config",
    os.devnull,
    "--retries",
    "1",
    "--low-level-retries",
    "3",
    "--contimeout",
    "15s",
    "--timeout",
    "60s",
]


@dataclass(frozen=True, slots=True)
class S3Target:
    """A `bucket`, and within it a `folder` ("" for all of it), for the site whose address is `url`."""

    bucket: str
    folder: str
    url: str

    @classmethod
    def of(cls, address: str, url: str) -> S3Target:
        """From `bucket/map`. Raises UsageError."""
        found = _TARGET.fullmatch(address.rstrip("/"))
        folder = (found["folder"] or "") if found else ""
        if found is None or any(part in ("", ".", "..") for part in folder.split("/")[bool(not folder) :]):
            raise UsageError("--naar: schrijf een bucket, en zo nodig een map daarin, zoals s3:wijkmakers/site")
        return cls(found["bucket"], folder, url)

    def reach(self) -> None:
        """Raises DeployError where the store or bucket is not there, or what stands in it is somebody else's."""
        there = [path for path in self._listed() if is_removable(path)]
        if there and urls.RECEIPT not in there:
            raise others_stand(f"{self.bucket}/{self.folder}")

    def plan(self, site: Path) -> Plan:
        """In what the bucket differs from `site`, by the MD5 that stores keep of each file (ETag)."""
        own = {path: _digest(site / path) for path in _files(site)}
        there = self._listed()
        return Plan(
            new=tuple(sorted(own.keys() - there.keys())),
            changed=tuple(sorted(path for path in own.keys() & there.keys() if own[path] != there[path])),
            gone=tuple(sorted(filter(is_removable, there.keys() - own.keys()))),
        )

    def deploy(self, site: Path) -> Plan:
        """Let the bucket hold `site`; gives in what it differed. Raises DeployError."""
        plan = self.plan(site)
        for files in plan.steps():
            self._send(site, files)
        if plan.gone:
            self._run(["delete", "--files-from-raw", "-", self._place], plan.gone)
        return plan

    @property
    def _place(self) -> str:
        return f":s3,env_auth=true:{self.bucket}/{self.folder}"

    def _send(self, site: Path, files: tuple[str, ...]) -> None:
        """All files of one step, those with the same headers together."""
        groups = defaultdict[tuple[str, ...], list[str]](list)
        for file in files:
            groups[tuple(f"{name}: {value}" for name, value in stored_headers(file, self.url).items())].append(file)
        for headers, group in groups.items():
            given = [word for header in headers for word in ("--header-upload", header)]
            # A bucket that one may write into, one may not always make or ask about.
            words = ["copy", "--no-check-dest", "--s3-no-check-bucket", *given, "--files-from-raw", "-"]
            self._run([*words, str(site), self._place], group)

    def _listed(self) -> dict[str, str]:
        """The MD5 of each file there; none of what was sent in parts, which is nothing of ours."""
        words = ["lsjson", "--recursive", "--files-only", "--hash", "--no-modtime", "--no-mimetype"]
        done = _TOOL.tried([*_WORDS, *words, self._place], _environment())
        if done.returncode == _NOTHING and self.folder:
            self._run(["lsjson", "--max-depth", "1", f":s3,env_auth=true:{self.bucket}"])
            return {}
        if done.returncode:
            raise _TOOL.failure(done)
        return {each["Path"]: each.get("Hashes", {}).get("md5", "") for each in json.loads(done.stdout)}

    def _run(self, words: list[str], files: tuple[str, ...] | list[str] = ()) -> None:
        _TOOL.run([*_WORDS, *words], _environment(), files)


def _files(site: Path) -> Iterator[str]:
    paths = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    yield from (path for path in paths if path not in NOT_SENT)


def _digest(file: Path) -> str:
    return md5(file.read_bytes(), usedforsecurity=False).hexdigest()


def _environment() -> dict[str, str]:
    """What rclone goes by, of what Amazon's own programs go by; who set rclone's own words knows better."""
    given = dict(os.environ)
    endpoint = given.get("AWS_ENDPOINT_URL_S3") or given.get("AWS_ENDPOINT_URL") or ""
    wanted = {
        "RCLONE_S3_ENDPOINT": endpoint,
        "RCLONE_S3_PROVIDER": "Other" if endpoint or given.get("RCLONE_S3_ENDPOINT") else "AWS",
        "RCLONE_S3_REGION": given.get("AWS_REGION") or given.get("AWS_DEFAULT_REGION") or "",
        # rclone 1.60 fails where this one is set, and takes its own.
        "RCLONE_CA_CERT": given.pop("AWS_CA_BUNDLE", ""),
    }
    return {name: value for name, value in wanted.items() if value} | given
