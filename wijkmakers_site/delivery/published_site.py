"""The site as it was published last, in a folder or on the web: its receipt, and its feeds."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from wijkmakers_site.calendars.ledger.receipt import Receipt, from_json
from wijkmakers_site.calendars.ledger.written.json_lines import NewerFormError
from wijkmakers_site.files.plain import read_plain
from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.text.addresses import urls

_MAX_BYTES = 20_000_000  # of one file; a receipt has some hundred an entry

GetFile = Callable[[str], bytes | None]


def in_folder(folder: Path) -> GetFile:
    """A function that gives the bytes of a file by its path in the site; None where it cannot be read."""

    def get(path: str) -> bytes | None:
        try:
            return read_plain(folder / path, folder, _MAX_BYTES)
        except OSError:
            return None

    return get


def on_the_web(address: str) -> GetFile:
    """As `in_folder`, of the site at `address` (`/` at its end). Raises UsageError where the server cannot be asked."""
    from wijkmakers_site.files.fetched import UnreachableError, fetch  # an HTTP client costs a build 40 ms

    def get(path: str) -> bytes | None:
        try:
            return fetch(f"{address}{path}", _MAX_BYTES)
        except UnreachableError as error:
            raise UsageError(f"--adres: {error} Kijk ook of `adres` in content/site.yaml klopt.") from None

    return get


def receipt_in(folder: Path) -> Receipt | None:
    """None where nothing was published, or what lies there is no receipt: it is made anew at the next publication."""
    content = in_folder(folder)(urls.RECEIPT)
    try:
        return from_json(content) if content is not None else None
    except ValueError:
        return None


def receipt_at(address: str) -> Receipt | None:
    """None where the server says that there is none. Raises UsageError for anything else."""
    content = on_the_web(address)(urls.RECEIPT)
    if content is None:
        return None
    try:
        return from_json(content)
    except NewerFormError:
        newer = "is gemaakt door een nieuwere versie van het programma. Werk het programma bij (git pull)."
        raise UsageError(f"--adres: {address}{urls.RECEIPT} {newer}") from None
    except ValueError:
        other = "is niet wat publish daar neerzet. Kijk of `adres` in content/site.yaml klopt."
        raise UsageError(f"--adres: {address}{urls.RECEIPT} {other}") from None


def feeds_of(receipt: Receipt, get: GetFile) -> dict[str, bytes]:
    """The feeds that were published, by path, as far as they are there."""
    return {path: content for path in _feed_paths(receipt) if (content := get(path)) is not None}


def _feed_paths(receipt: Receipt) -> Iterable[str]:
    return sorted(path for path in receipt.addresses if path.endswith(urls.FEED))
