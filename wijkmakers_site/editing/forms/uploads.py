"""Pictures and documents that come with a form: the file itself, and where it is shown or linked to."""

from __future__ import annotations

from wijkmakers_site.editing.changes.plan import Plan
from wijkmakers_site.editing.forms.asked.controls import Group
from wijkmakers_site.editing.forms.filling import fill_in
from wijkmakers_site.editing.forms.saving import TEXT, OpenForm, change_text
from wijkmakers_site.files.svg.allowed import UnusableSvgError
from wijkmakers_site.files.svg.drawing import read_drawing
from wijkmakers_site.media.pixels import UnreadablePictureError, read_picture
from wijkmakers_site.model.downloads import FOLDER, KINDS
from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.reading.disk.file_names import DRAWING_ENDING, IMAGE_ENDINGS, IMAGE_FOLDER
from wijkmakers_site.reading.notation.ids import as_id
from wijkmakers_site.reading.schema.kinds.shared import ImageRecord
from wijkmakers_site.text.words.dutch import listing
from wijkmakers_site.values import dataclass

_LISTS = ("materiaal", "links")  # fields in which a document is named with its title; elsewhere the text links to it


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that somebody chose: its `name` on their computer, and its bytes (`content`)."""

    name: str
    content: bytes

    @property
    def stem(self) -> str:
        """The name that it gets: small letters, digits and hyphens; "" where nothing of it is left."""
        return as_id(self.name.rpartition(".")[0])

    @property
    def ending(self) -> str:
        return f".{self.name.rpartition('.')[2].lower()}"


def add_picture(plan: Plan, open_form: OpenForm, upload: Upload, key: str, alt: str) -> None:
    """Put a picture into `beelden/` under a name like its own, and let the field `key` of a thing show it, or its text.
    Raises UsageError for a file that can be no picture, or without words for who does not see it (`alt`).
    """
    fields = {group.field.key for group in open_form.groups if group.field.inner is ImageRecord and len(group.at) == 1}
    fields |= {TEXT} if open_form.thing.text else set()
    endings = (*IMAGE_ENDINGS, DRAWING_ENDING) if key == "logo" else IMAGE_ENDINGS
    if key not in fields or upload.ending not in endings or not upload.stem or not alt:
        raise UsageError(f"Kies een foto ({', '.join(endings)}), en schrijf erbij wat erop te zien is.")
    try:
        (read_drawing if upload.ending == DRAWING_ENDING else read_picture)(upload.content)
    except (UnreadablePictureError, UnusableSvgError) as error:
        raise UsageError(f"{error.message} {error.cure}") from None
    file = f"{upload.stem}{upload.ending}"
    plan.create(f"content/{IMAGE_FOLDER}/{file}", upload.content)
    if key == TEXT:
        written = alt.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
        _add_to_text(plan, open_form, f"![{written}]({file})")
        return
    fill_in(open_form.facts, open_form.at, open_form.groups, {f"{key}/bestand": file, f"{key}/alt": alt})
    plan.change(open_form.facts, open_form.facts.result())


def add_document(plan: Plan, open_form: OpenForm, upload: Upload, title: str, *, replaces: bool) -> None:
    """Put a document into `bestanden/` under a name like its own, with a link to it behind `title`. One that is there
    already is written over where this one `replaces` it. Raises UsageError for a file that can be no document.
    """
    if upload.ending not in KINDS or not upload.stem or not title:
        raise UsageError(f"Kies een bestand ({listing(list(KINDS), 'of')}), en schrijf erbij hoe het heet.")
    file = f"{upload.stem}{upload.ending}"
    path = f"content/{FOLDER}/{file}"
    if replaces and (plan.root / path).is_file():
        plan.written[path] = (plan.root / path).read_bytes(), upload.content
    elif (plan.root / path).exists():
        raise UsageError(f"{path} bestaat al. Is dit een nieuwe versie ervan? Vink dat dan aan.")
    else:
        plan.create(path, upload.content)
    address = f"/{FOLDER}/{file}"
    if address not in f"{open_form.facts.text}{open_form.text}":
        _link(plan, open_form, title, address)


def list_of_links(open_form: OpenForm) -> Group | None:
    """The list in which a thing names documents; None where its text links to them."""
    return next((each for each in open_form.groups if each.field.key in _LISTS and len(each.at) == 1), None)


def _link(plan: Plan, open_form: OpenForm, title: str, address: str) -> None:
    """In the list of links of the thing, or else at the end of its text."""
    group = list_of_links(open_form)
    if group is None:
        _add_to_text(plan, open_form, f"[{title}]({address})")
        return
    new = group.records[-1][0].at[:-1]
    typed = {"/".join(map(str, (*new, key))): value for key, value in (("titel", title), ("link", address))}
    fill_in(open_form.facts, open_form.at, open_form.groups, typed)
    plan.change(open_form.facts, open_form.facts.result())


def _add_to_text(plan: Plan, open_form: OpenForm, paragraph: str) -> None:
    before = open_form.text.rstrip("\n")
    change_text(plan, open_form, f"{before}\n\n{paragraph}\n".lstrip("\n"))
