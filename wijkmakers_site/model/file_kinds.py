"""Each kind of file that staff keep in `content/`, declared once.

Reading, schemas, manual, repair, `new`, addresses, redirects and search take it from here. What this declaration cannot
hold is bound to it elsewhere: the record of its fields in `reading/schema/records.py`, the class of the model by its
`file_kind`.
"""

from __future__ import annotations

from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file of facts, with the prose that may stand beside it.

    `name` is what staff call one ("spreker"), `article` its article ("de", "het"), `plural` what they call several;
    `first_keys` are the keys with which a new file begins; the first of them holds the name or title;
    `folder` is its folder in `content/`, empty for a file that stands there itself, of which there is one;
    `stem` is the name of the file of facts without its ending, empty where that is the id;
    `part` is what a part with prose of its own is called ("module"), empty where there are none. Where there are, each
    has a folder, in which its facts stand as `stem` and every other `.md` is the prose of a part;
    `address` is the path below which its pages stand, ending in `/`, empty for right below the site's root;
    `has_page`: each has a page on the site, and `voorheen` for when its id changes;
    `has_prose`: a `.md` may stand beside the facts.
    """

    name: str
    article: str
    plural: str
    first_keys: tuple[str, ...]
    folder: str = ""
    stem: str = ""
    part: str = ""
    address: str = ""
    has_page: bool = True
    has_prose: bool = True

    @property
    def title(self) -> str:
        """The plural as a heading: "Sprekers"."""
        return self.plural.capitalize()

    @property
    def name_key(self) -> str:
        """The key of the name or title."""
        return self.first_keys[0]

    def path(self, id: str) -> str:
        """The file of facts of one, relative to `content/`; with `*` for the id it is a pattern."""
        if self.part:
            return f"{self.folder}/{id}/{self.stem}.yaml"
        return f"{self.folder}/{id}.yaml" if self.folder else f"{self.stem}.yaml"

    def page(self, id: str) -> str:
        """The path of its page: `sprekers/jet/`."""
        return f"{self.address}{id}/"


PROGRAMME = FileKind(
    "leergang", "de", "leergangen", ("titel", "samenvatting", "soort", "begindatum", "einddatum"),
    folder="leergangen", stem="leergang", part="module", address="leergangen/",
)  # fmt: skip
SPEAKER = FileKind(
    "spreker", "de", "sprekers", ("naam", "functie", "organisatie"), folder="sprekers", address="sprekers/"
)
VENUE = FileKind(
    "locatie", "de", "locaties", ("naam", "adres", "postcode", "plaats", "toegankelijkheid"),
    folder="locaties", address="locaties/",
)  # fmt: skip
ORGANISATION = FileKind(
    "organisatie", "de", "organisaties", ("naam", "samenvatting", "website"),
    folder="organisaties", address="organisaties/",
)  # fmt: skip
NEWS = FileKind(
    "nieuwsbericht", "het", "nieuws", ("titel", "samenvatting", "datum"), folder="nieuws", address="nieuws/"
)
PAGE = FileKind("pagina", "de", "pagina’s", ("titel", "samenvatting"), folder="paginas")
SITE = FileKind("site", "de", "sites", ("naam", "adres", "samenvatting"), stem="site", has_page=False, has_prose=False)
REDIRECTS = FileKind(
    "omleidingen", "de", "omleidingen", ("omleidingen",), stem="omleidingen", has_page=False, has_prose=False
)

KINDS = (PROGRAMME, SPEAKER, VENUE, ORGANISATION, NEWS, PAGE, SITE, REDIRECTS)


def in_folders() -> tuple[FileKind, ...]:
    """Those of which there may be several: all but the site itself."""
    return tuple(kind for kind in KINDS if kind.folder)


def alone() -> tuple[FileKind, ...]:
    """Those of which there is one file, in `content/` itself."""
    return tuple(kind for kind in KINDS if not kind.folder)


# What has an id or a name, and no file of facts of its own.
THEME, GROUP, PICTURE, DOCUMENT = "thema", "groep", "beeld", "bestand"
# What can get another id, and what one can ask about.
RENAMED = (*(kind.name for kind in in_folders()), PROGRAMME.part, GROUP, THEME, PICTURE, DOCUMENT)


def name_of(word: str) -> str:
    """What a kind is called, also by the name of its folder: people say `new nieuws`. Any other word stays."""
    return next((kind.name for kind in in_folders() if kind.folder == word), word)
