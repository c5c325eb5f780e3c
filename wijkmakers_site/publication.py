"""What was published before, by all that remembers it: git, the site in `output/`, and on request the site on the web.

No publication goes back behind one of them, and a lost ledger is made anew of them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from wijkmakers_site.calendars.ledger.file import committed_beside, committed_ledger, salvaged_ledger
from wijkmakers_site.calendars.ledger.lost import Losses, in_words, losses
from wijkmakers_site.calendars.ledger.receipt import Receipt, as_json, receipt_of
from wijkmakers_site.calendars.ledger.rows import Ledger
from wijkmakers_site.delivery.published_site import feeds_of, in_folder, on_the_web, receipt_at, receipt_in
from wijkmakers_site.files.committed import commits_of
from wijkmakers_site.problems.errors import InvalidContentError, UsageError
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.artifacts import Artifact
from wijkmakers_site.text.words.dutch import listing
from wijkmakers_site.values import dataclass

LEDGER = "content/agenda.lock"
OUTPUT = "output"
_OTHER_SITE = (
    "Kijk of `adres` in content/site.yaml klopt. Zette iemand een andere site in output/, en is dat goed zo? Haal dan "
    f"{OUTPUT}/{urls.RECEIPT} weg."
)
_SHORT = 12  # characters of a commit's name: enough for git, and for a line


@dataclass(frozen=True, slots=True)
class Memory:
    """The `receipt` of a publication, and who remembers it (`source`, in Dutch)."""

    source: str
    receipt: Receipt


def memories(root: Path, address: str | None = None) -> list[Memory]:
    """What git's last commit, where it has another ledger, and the site in `output/` remember, and with an `address`
    the site that stands there.

    Raises UsageError where that site cannot be asked.
    """
    found = [Memory("git", receipt_of(ledger))] if (ledger := committed_beside(root / LEDGER)) else []
    if beside := receipt_in(root / OUTPUT):
        found.append(Memory(f"de site in {OUTPUT}/", beside))
    if address is not None and (live := receipt_at(address)):
        found.append(Memory(address, live))
    return found


def refuse_behind(root: Path, ledger: Ledger, known: Sequence[Memory]) -> None:
    """Raises InvalidContentError where `ledger` knows less than is `known`: it was deleted, cut or put back."""
    for memory in known:
        if _is_of_another_site(ledger, memory.receipt):
            message = f"Dit logboek is van een andere site dan {memory.source}: geen enkele afspraak is dezelfde."
            raise InvalidContentError([Problem(LEDGER, 1, 1, message, _OTHER_SITE, "WM604")])
    behind = {memory.source: lost for memory in known if (lost := losses(ledger, memory.receipt))}
    if behind:
        lost = Losses()
        for each in behind.values():
            lost |= each
        what = in_words(lost, _names(root, ledger, known))
        message = f"Dit logboek loopt achter op {listing(list(behind))}: {what}."
        raise InvalidContentError([Problem(LEDGER, 1, 1, message, _cure(root, known, behind), "WM604")])


def _is_of_another_site(ledger: Ledger, receipt: Receipt) -> bool:
    own = receipt_of(ledger)
    differs = own.namespace != receipt.namespace and not own.entries.keys() & receipt.entries.keys()
    return bool(own.entries and receipt.entries) and differs


def _names(root: Path, ledger: Ledger, known: Sequence[Memory]) -> dict[str, str]:
    """Of entries by UID: the title, where a ledger tells it, else the id path."""
    paths = {uid: entry.path for memory in known for uid, entry in memory.receipt.entries.items()}
    rows = committed_ledger(root / LEDGER).rows | ledger.rows
    return paths | {uid: f'"{row.entry.title}"' for uid, row in rows.items()}


def _cure(root: Path, known: Sequence[Memory], behind: dict[str, Losses]) -> str:
    """What brings all back that is `known`: a version of git that has it, or else the site itself."""
    if commit := next(_complete_commits(root, known), None):
        return f"Haal het terug: git checkout {commit} -- {LEDGER}."
    is_beside = f"de site in {OUTPUT}/" in behind
    restore = "publish --herstel" if is_beside and len(behind) == 1 else "publish --adres --herstel"
    cure = f"Maak het opnieuw uit de site zelf: python3 build.py {restore}."
    if behind.keys() <= {"git", f"de site in {OUTPUT}/"}:
        return f"{cure} Heeft nog niemand die site gezien? Haal dan {OUTPUT}/{urls.RECEIPT} weg."
    return f"Haal eerst op wat een ander publiceerde: git pull. Helpt dat niet? {cure}"


def _complete_commits(root: Path, known: Sequence[Memory]) -> Iterator[str]:
    """The commits whose ledger lacks nothing of what is `known`, the present one first."""
    for commit in ("HEAD", *(name[:_SHORT] for name in commits_of(root / LEDGER))):
        ledger = committed_ledger(root / LEDGER, commit)
        if ledger.is_begun and not any(losses(ledger, memory.receipt) for memory in known):
            yield commit


def refuse_to_begin_again(root: Path) -> None:
    """For who has no ledger yet. Raises InvalidContentError where there was one, or nobody is there who would know."""
    again = "Is dit echt de eerste publicatie? Typ dan: python3 build.py publish --eerste."
    if commit := next(_complete_commits(root, ()), None):
        message = "Er is eerder gepubliceerd, maar het logboek daarvan is weg."
        cure = f"Haal het terug: git checkout {commit} -- {LEDGER}. {again}"
        raise InvalidContentError([Problem(LEDGER, 1, 1, message, cure, "WM605")])
    if os.environ.get("CI") == "true":
        message = "Op deze machine is geen logboek: dan zou elke afspraak opnieuw beginnen."
        cure = (
            f"Zet {LEDGER} in git na elke publicatie. Is het kwijt? Maak het opnieuw uit de site op internet: "
            f"python3 build.py publish --adres --herstel. {again}"
        )
        raise InvalidContentError([Problem(LEDGER, 1, 1, message, cure, "WM605")])


def contested(ledger: Ledger) -> Iterator[Problem]:
    """A warning for each entry that two people published otherwise; a merge of git does not ask which is right."""
    for uid in sorted(ledger.contested):
        message = f'"{ledger.rows[uid].entry.title}" is op twee plekken anders gepubliceerd.'
        cure = "Kijk of alles ervan klopt in content/, en publiceer: dan ziet iedereen hetzelfde."
        yield Problem(LEDGER, 1, 1, message, cure, "WM606", warning=True)


def restored_ledger(root: Path, address: str | None) -> Ledger:
    """The ledger made anew of what is left of it, of git, of the site in `output/`, and with an `address` of that site.

    Raises UsageError where none of the sites has a receipt, or the one on the web cannot be asked.
    """
    from wijkmakers_site.calendars.earlier_site import UnreadableFeedError
    from wijkmakers_site.calendars.history.restored import restored

    sites = [(receipt_in(root / OUTPUT), in_folder(root / OUTPUT))]
    if address is not None:
        sites.append((receipt_at(address), on_the_web(address)))
    ledger = salvaged_ledger(root / LEDGER, LEDGER).followed_by(committed_ledger(root / LEDGER))
    receipts = [(receipt, get) for receipt, get in sites if receipt]
    if not receipts:
        where = OUTPUT + "/" if address is None else f"{OUTPUT}/ en op {address}"
        more = " Staat de site op internet? Typ: python3 build.py publish --adres --herstel." if address is None else ""
        raise UsageError(f"--herstel: in {where} staat geen {urls.RECEIPT} om het logboek uit te maken.{more}")
    for receipt, get in receipts:
        try:
            ledger = restored(ledger, receipt, feeds_of(receipt, get))
        except UnreadableFeedError as error:
            raise UsageError(f"--herstel: {error} is geen agenda zoals deze site die maakt.") from None
    return ledger


@dataclass(frozen=True, slots=True)
class Beside:
    """The receipt that is to stand beside a site (`artifacts`; none before the first publication), and whether the one
    that stands there knows more than the ledger that the site was made with (`is_behind`).
    """

    artifacts: list[Artifact]
    is_behind: bool


def receipt_beside(target: Path, ledger: Ledger) -> Beside:
    """The receipt of `ledger` as a file of the site; the one in `target` where that knows more.

    A build with a ledger that was lost must not take away what would tell so.
    """
    receipt = receipt_of(ledger)
    written = as_json(receipt)
    # Nearly always it stands there to the letter: then there is nothing to be read out of it.
    earlier = receipt_in(target) if in_folder(target)(urls.RECEIPT) != written else None
    is_behind = earlier is not None and bool(losses(ledger, earlier))
    if earlier and is_behind:
        receipt, written = earlier, as_json(earlier)
    return Beside([Artifact(urls.RECEIPT, written)] if receipt != Receipt() else [], is_behind)
