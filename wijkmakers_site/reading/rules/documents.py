"""Documents of `bestanden/`: what links to one is there, what is there is linked to, and everybody can read it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from wijkmakers_site.model.downloads import FOLDER
from wijkmakers_site.problems.problem import Problem
from wijkmakers_site.reading.content import Content, FiledRecord, derived
from wijkmakers_site.reading.rules.prose.published import PublishedText
from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.schema.kinds.general import SiteRecord
from wijkmakers_site.reading.source.document import DataPath
from wijkmakers_site.text.prose.own_files import Downloads, download_name
from wijkmakers_site.text.prose.written_links import written_links
from wijkmakers_site.text.words.dutch import listing
from wijkmakers_site.text.words.nearest import suggestion
from wijkmakers_site.values import dataclass

if TYPE_CHECKING:
    from wijkmakers_site.files.pdf_facts import PdfFacts

_MAKE_ANEW = (
    "Maak de pdf opnieuw. In Word: vul bij Bestand, Info een titel in, en kies bij Opslaan als pdf, Opties: "
    "documentstructuurtags. Of zet de tekst op een pagina."
)


@dataclass(frozen=True, slots=True)
class _Mention:
    """A link to a document: its name as it is written (`named`), and a `problem` at its place to be worded."""

    named: str
    address: str
    problem: Problem

    def told(self, message: str, cure: str) -> Problem:
        return Problem(self.problem.path, self.problem.line, self.problem.column, message, cure)


@derived
def _mentions(content: Content) -> tuple[_Mention, ...]:
    """All links to documents, of concepts too: a preview shows them."""
    return tuple(sorted(_all_mentions(content), key=lambda mention: mention.problem))


def _all_mentions(content: Content) -> Iterator[_Mention]:
    for filed in content.all_files():
        for prose in filed.prose.values():
            if "." not in prose.text or ("](" not in prose.text and "]:" not in prose.text and "<a" not in prose.text):
                continue
            text = PublishedText(prose)
            for link in written_links(text.text):
                if not link.is_picture and (name := download_name(link.address)):
                    yield _Mention(name, link.address, text.problem(link.at, "", ""))
    for filed, at, url in _link_facts(content):
        if url.startswith("/"):
            yield _Mention(download_name(url), url, filed.problem(at, ""))


def _link_facts(content: Content) -> Iterator[tuple[FiledRecord[Record], DataPath, str]]:
    """Every link that facts give: its file, its path there and its address."""
    if content.site:
        yield from ((content.site, at, url) for at, url in _site_links(content.site.record) if download_name(url))
    for speaker in content.speakers:
        for index, link in enumerate(speaker.record.links):
            yield speaker, ("links", index, "link"), link.url
    for programme, at, module in content.modules():
        for index, link in enumerate(module.materials):
            yield programme, (*at, "materiaal", index, "link"), link.url


def _site_links(record: SiteRecord) -> Iterator[tuple[DataPath, str]]:
    """Those of `site.yaml`, to pages of the site too."""
    for key, items in (("menu", record.menu), ("onderaan", record.footer)):
        yield from (((key, index, "link"), item.url) for index, item in enumerate(items))
    for index, examination in enumerate(record.accessibility.examinations if record.accessibility else ()):
        if examination.report:
            yield ("toegankelijkheid", "onderzoeken", index, "rapport"), examination.report


def unknown_document(content: Content) -> Iterator[Problem]:
    """What a link opens stands in `bestanden/`."""
    downloads = Downloads(content.downloads.values())
    for mention in _mentions(content):
        if not downloads.find(mention.address) and mention.named not in content.refused_downloads:
            near = suggestion(mention.named, [each.name for each in content.downloads.values()])
            cure = near.replace("`", f"`/{FOLDER}/", 1) or f"Zet `{mention.named}` in `content/{FOLDER}/`."
            yield mention.told(f'Het bestand "{mention.named}" is er niet.', cure)


def unused_document(content: Content) -> Iterator[Problem]:
    """What nobody links to nobody finds; it is not on the site."""
    if not content.downloads:
        return
    downloads = Downloads(content.downloads.values())
    used = {found.file for mention in _mentions(content) if (found := downloads.find(mention.address))}
    for file, document in content.downloads.items():
        if file not in used:
            message = "Niets linkt naar dit bestand. Daarom komt het niet op de site."
            cure = f"Maak ergens een link naar `/{document.path}`, of verwijder het bestand."
            yield Problem(f"content/{FOLDER}/{file}", 1, 1, message, cure)


def inaccessible_pdf(content: Content) -> Iterator[Problem]:
    """Who has a document read to them hears its title, its headings and its words in the right language."""
    if not content.downloads:
        return
    from wijkmakers_site.files.pdf_facts import pdf_facts  # noqa: PLC0415  # most sites offer none

    downloads, told = Downloads(content.downloads.values()), set[str]()
    for mention in _mentions(content):
        document = downloads.find(mention.address)
        if document is None or document.file in told or PurePosixPath(document.name).suffix != ".pdf":
            continue
        told.add(document.file)
        facts = pdf_facts(document.content)
        if facts and (lacks := _lacks(facts)):
            message = f'De pdf "{document.file}" mist {listing(lacks)}: een schermlezer heeft dat nodig.'
            yield mention.told(message, _MAKE_ANEW)


def _lacks(facts: PdfFacts) -> list[str]:
    known = (
        ("een titel", facts.title),
        ("een taal", facts.language),
        ("tags (wat is een kop, wat een lijst)", facts.tagged),
    )
    return [name for name, is_there in known if not is_there]
