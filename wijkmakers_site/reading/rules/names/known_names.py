"""What somebody meant by a name that is no id: an address, a file name, a name in full, several at once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import PurePosixPath

from wijkmakers_site.model.file_kinds import VENUE, FileKind
from wijkmakers_site.reading.notation import clock, days
from wijkmakers_site.reading.notation.errors import NotationError
from wijkmakers_site.reading.notation.ids import as_id, id_in
from wijkmakers_site.reading.rules.names.mentions import Mention
from wijkmakers_site.regex import regex
from wijkmakers_site.text.words.dutch import listing
from wijkmakers_site.text.words.nearest import suggestion

_BETWEEN = regex(r"\s*[,;&+|]\s*|\s+(?:en|and|/)\s+|\s*/\s*")
_ROLE = regex(r"(.+?)\s*\(([^()]+)\)")
_NAME_AND_ADDRESS = regex(r"([^,]*[^\s,])\s*,\s*([^,]*[a-z] [0-9]+\w*)")  # `De Kamp, Kampweg 3`
_IMAGE_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".svg")
Answer = tuple[str, str]  # a cure, and what was surely meant: "" where that is not certain


class Known:
    """The ids that there are: `names` leads from an id to its name, `ids` holds those of unreadable files too, and
    `other_names` leads from what else people call them, written as an id, to ids.
    """

    def __init__(
        self, names: Mapping[str, str], ids: Collection[str], other_names: Mapping[str, str] | None = None
    ) -> None:
        self.ids = ids
        self._by_name = dict(other_names or {})
        # A name that two have is nobody's.
        for id, name in names.items():
            written = as_id(name)
            self._by_name[written] = "" if written in self._by_name else id

    def answer(self, mention: Mention) -> Answer | None:
        """The cure for a mention that means one of these; None where none comes near."""
        if found := self.find(mention.named):
            return f"Schrijf `{found}`.", found
        role = _ROLE.fullmatch(mention.named)
        if role and (found := self.find(role[1])):
            item = self._as_item(mention.named) if mention.may_have_role else found
            return f"Schrijf `{f'[{item}]' if mention.for_list and item != found else item}`.", ""
        if part := self._by_part(mention.named):
            return f"Bedoelde je `{part}`?", ""
        with_remark = [found for part in _BETWEEN.split(mention.named) if (found := self.find(part))]
        if len(with_remark) == 1:
            return f"Bedoelde je `{with_remark[0]}`?", ""
        near = suggestion(as_id(mention.named), self.ids)
        return (near, "") if near else None

    def find(self, named: str) -> str:
        """The id that a name, an address or a file name surely means; "" where none."""
        bare = named.strip("“”„‘’\"' .,;")
        for written in (as_id(id_in(bare)), as_id(bare)):
            if written in self.ids:
                return written
        return self._by_name.get(as_id(bare), "")

    def _by_part(self, named: str) -> str:
        """The id of which the name holds all these words, or whose words they hold: "Boutellier", "dhr. Boutellier"."""
        words = {word for word in as_id(named).split("-") if len(word) > 2}
        found = [id for name, id in self._by_name.items() if id and words and words <= set(name.split("-"))]
        return found[0] if len(set(found)) == 1 else ""

    def several(self, mention: Mention) -> tuple[str, str, str] | None:
        """(message, cure, what was surely meant) where several of these stand in one text; None where it is one."""
        slashed = [part.strip() in self.ids for part in mention.named.split("/")]
        is_one = as_id(id_in(mention.named)) in self.ids and not (len(slashed) > 1 and all(slashed))
        if not mention.listed or is_one or (self.find(mention.named) and len(slashed) == 1):
            return None
        parts = [part for part in _BETWEEN.split(mention.named) if part.strip()]
        if len(parts) == 1 and all(word in self.ids for word in parts[0].split()):  # on lines without dashes
            parts = parts[0].split()
        if len(parts) < 2 or not any(self.find(_ROLE.sub(r"\1", part)) for part in parts):
            return None
        written = [self._as_item(part) for part in parts]
        message = f'"{mention.named}" is geen id: hier staan er {len(parts)}.'
        if mention.in_lines:
            lines = listing([f"`- {item}`" for item in written])
            return message, f"Zet ze elk op een eigen regel: {lines}.", ""
        together = ", ".join(written)
        if mention.in_brackets:
            return message, f"Schrijf `{together}`.", ""
        certain = all(each in self.ids for each in written)
        return message, f"Schrijf `[{together}]`.", f"[{together}]" if certain else ""

    def _as_item(self, part: str) -> str:
        if role := _ROLE.fullmatch(part):
            return f"{{spreker: {self.find(role[1]) or as_id(role[1])}, rol: {role[2]}}}"
        return self.find(part) or as_id(part)


def no_name(named: str) -> bool:
    """Whether a text is a date, hours, or an address of the web or of mail: nobody and nothing is called so."""
    for read in (days.day, clock.hours):
        with suppress(NotationError):
            read(named)
            return True
    return "://" in named or "www." in named or "@" in named


def new_file(kind: FileKind, named: str) -> str:
    """The cure for an id that no file has: which to make, with what in it."""
    called = re.sub(r"\s*\([^()]*\)\s*$", "", named)  # `(gemeente Groningen)` says where somebody works
    address = ""
    if kind is VENUE and (apart := _NAME_AND_ADDRESS.fullmatch(called)):
        called, address = apart.groups()
    id = as_id(called) or kind.name
    name = "…" if id == named else called
    facts = f"`{kind.name_key}: {name}`"
    if kind is VENUE:  # participants must know where to go, so the next message would ask for it
        facts += f" en `adres: {address or (named if re.search(r'[a-z] [0-9]+', named) else '…')}`"
    else_here = "" if id == named else f", en schrijf hier `{id}`"
    return f"Maak `content/{kind.path(id)}` met {facts}{else_here}."


def image_answer(named: str, images: Iterable[str]) -> Answer:
    """The cure for the name of an image that is not there as it is written."""
    name = PurePosixPath(named.replace("\\", "/").strip("“”\"' ")).name
    images = list(images)
    same = [image for image in images if _folded(image) == _folded(name)]
    if len(same) == 1:
        return f"Schrijf `{same[0]}`.", same[0]
    stem = [image for image in images if _folded(PurePosixPath(image).stem) in (_folded(name), _stem(name))]
    if len(stem) == 1:
        return f"Bedoelde je `{stem[0]}`?", ""
    if near := suggestion(name, images):
        return near, ""
    if not name.lower().endswith(_IMAGE_ENDINGS):
        return (
            f"Zet het beeld als JPEG in `content/beelden/`, en schrijf hier `{as_id(_stem(name)) or 'beeld'}.jpg`.",
            "",
        )
    return f"Zet `{name}` in `content/beelden/`.", ""


def _folded(name: str) -> str:
    """A name without case, and with accents stored one way: Windows and macOS take those for one."""
    return unicodedata.normalize("NFC", name).casefold()


def _stem(name: str) -> str:
    return _folded(PurePosixPath(name).stem)
