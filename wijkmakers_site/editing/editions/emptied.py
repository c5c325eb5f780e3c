"""What an edition does not hand on to the next: who could sign up and for what price, what became of its days."""

from __future__ import annotations

from collections.abc import Iterator

from wijkmakers_site.model.enums import State
from wijkmakers_site.reading.source.document import DataPath, Document

OF_PROGRAMME = (
    "aanmelden", "prijs", "reden", "loopt", "gestart", "alleen_aangekondigd", "datums_volgen", "voorheen", "fotos",
    "video", "evaluatie",
)  # fmt: skip
OF_MODULE = (
    "materiaal", "status", "reden", "online", "verplaatst_van", "niet_die_van", "agenda_verbeterd", "voorheen",
    "datum_volgt", "evaluatie",
)  # fmt: skip
OF_SESSION = ("status", "reden", "online", "verplaatst_van", "niet_die_van")
TO_FILL_IN = {
    "aanmelden",
    "prijs",
    "materiaal",
    "online",
    "evaluatie",
}  # the rest tells of what has been, and is missed by nobody


def emptied(document: Document) -> Iterator[DataPath]:
    """The paths of all that goes, none of them within another."""
    data = document.data
    yield from ((key,) for key in OF_PROGRAMME if key in data)
    for index, group in enumerate(_listed(data.get("groepen"))):
        yield from (("groepen", index, key) for key in ("voorheen",) if key in group)
    for index, module in enumerate(_listed(data.get("modules"))):
        at: DataPath = ("modules", index)
        is_draft = module.get("status") == State.DRAFT.value  # nobody has seen it; so it stays
        yield from ((*at, key) for key in OF_MODULE if key in module and not (key == "status" and is_draft))
        for number, session in enumerate(_listed(module.get("bijeenkomsten"))):
            yield from ((*at, "bijeenkomsten", number, key) for key in OF_SESSION if key in session)


def _listed(value: object) -> list[dict[str, object]]:
    return [each if isinstance(each, dict) else {} for each in value] if isinstance(value, list) else []
