"""Pictures within texts: they stand in `content/beelden/`, and say in words what there is to see."""

from __future__ import annotations

from collections.abc import Iterator

from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content, derived
from wijkmakers_site.reading.rules.names.known_names import image_answer
from wijkmakers_site.reading.rules.prose.published import PublishedText
from wijkmakers_site.regex import regex
from wijkmakers_site.text.addresses.urls import is_elsewhere
from wijkmakers_site.text.prose.own_files import PICTURES, download_name, own_file
from wijkmakers_site.text.prose.written_links import WrittenLink, written_links
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class TextPicture:
    """A picture as a `text` has it (`written`): the `name` of its file in `content/beelden/`, "" where the address is
    no name of a file.
    """

    text: PublishedText
    written: WrittenLink
    name: str

    @property
    def stands_alone(self) -> bool:
        """Whether nothing but pictures stands on its line: then its caption has a place below it."""
        written = self.text.text
        start = written.rfind("\n", 0, self.written.start) + 1
        end = written.find("\n", self.written.end)
        return not _PICTURES.sub("", written[start : end if end >= 0 else len(written)]).strip()


_SIZE = regex(r"\s+=?\d*[x×]\d*$|\s+(?:width|height)=.*$")
_ALT_SIZE = regex(r"\|\s*\d+(?:x\d+)?$")
_PICTURES = regex(r"!\[[^\[\]\n]*\]\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|<img\b[^<>]*>")


@derived
def text_pictures(content: Content) -> tuple[TextPicture, ...]:
    """All pictures of all texts, concepts too: a preview shows them."""
    texts = (prose for filed in content.all_files() for prose in filed.prose.values())
    with_pictures = (PublishedText(prose) for prose in texts if "![" in prose.text or "<img" in prose.text)
    return tuple(
        TextPicture(text, link, own_file(PICTURES, link.address))
        for text in with_pictures
        for link in sorted(written_links(text.text), key=lambda link: link.start)
        if link.is_picture
    )


def unknown_picture(content: Content) -> Iterator[Problem]:
    """A picture of a text stands in `beelden/`."""
    for picture in text_pictures(content):
        link, text = picture.written, picture.text
        if is_elsewhere(link.address) or link.address.startswith("//"):
            message = f'Het beeld "{link.address}" staat op een andere site.'
            cure = "Zet het in `content/beelden/`, en schrijf hier alleen de naam, zoals `plein.jpg`."
            yield text.problem(link.at, message, cure)
        elif link.address.lower().startswith("data:"):
            cure = "Sla het op als JPEG in `content/beelden/`, en schrijf hier alleen de naam, zoals `plein.jpg`."
            yield text.problem(link.at, "Hier staat het beeld zelf, in letters. Browsers krijgen dat niet.", cure)
        elif size := _SIZE.search(link.address):
            cure = f"Haal `{size[0].strip()}` weg: de site kiest zelf hoe groot een beeld wordt."
            yield text.problem(link.at, "Achter de naam van een beeld kan geen maat staan.", cure)
        elif download_name(link.address):
            cure = f"Haal het uitroepteken weg: `[{link.words}]({link.address})` is een link om het te openen."
            yield text.problem(link.start, f'"{link.address}" is geen beeld, maar een bestand.', cure)
        elif not link.address.strip():
            cure = "Schrijf de naam van een bestand in `content/beelden/`, zoals `(plein.jpg)`."
            yield text.problem(link.at, "Hier staat niet welk beeld het is.", cure)
        elif picture.name not in content.images and picture.name not in content.misplaced_images:
            name = picture.name or link.address
            cure, _ = image_answer(name, content.images)
            yield text.problem(link.at, f'Het beeld "{name}" is er niet.', cure)


def picture_without_words(content: Content) -> Iterator[Problem]:
    """Who does not see a picture hears what there is to see."""
    for picture in text_pictures(content):
        link = picture.written
        if not link.words.strip():
            message = "Hier staat niet wat er te zien is, voor wie het beeld niet ziet."
            cure = f"Schrijf het tussen de haken: `![Kinderen spelen op een plein]({link.address})`."
            yield picture.text.problem(link.start, message, cure)
        elif size := _ALT_SIZE.search(link.words):
            cure = f"Haal `{size[0]}` weg: de site kiest zelf hoe groot een beeld wordt."
            yield picture.text.problem(link.start, f"`{size[0]}` wordt voorgelezen bij het beeld.", cure)


def caption_without_place(content: Content) -> Iterator[Problem]:
    """A caption stands below a picture that has a line of its own."""
    for picture in text_pictures(content):
        if picture.written.title and not picture.stands_alone:
            message = "Het bijschrift van dit beeld komt niet op de site: het beeld staat midden in een zin."
            cure = "Zet het beeld op een eigen regel, met een lege regel erboven en eronder."
            yield picture.text.problem(picture.written.start, message, cure)
