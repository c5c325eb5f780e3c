"""Documents that visitors open: which the site offers, how links name them, and what a PDF's bytes tell."""

from __future__ import annotations

import re
import zlib
from pathlib import Path

import pytest
from dutch import english
from sites import DAY, PROGRAMME, minimal, run, with_layouts, write
from webpage import built

from wijkmakers_site.files.pdf_facts import PdfFacts, pdf_facts
from wijkmakers_site.model.downloads import Download
from wijkmakers_site.reading.disk import download_files
from wijkmakers_site.reading.load import load, read
from wijkmakers_site.reading.walk.reader import Reader
from wijkmakers_site.text.words.dutch import file_label

GOOD_PDF = (
    b"%PDF-1.7\n1 0 obj <</Type/Catalog /Lang (nl) /MarkInfo <</Marked true>> /StructTreeRoot 3 0 R>> endobj\n"
    b"2 0 obj <</Title (Handreiking)>> endobj\ntrailer <</Root 1 0 R /Info 2 0 R>>\n"
)
DOCX = b"PK\x03\x04[Content_Types].xml word/document.xml"
XLSX = b"PK\x03\x04[Content_Types].xml xl/workbook.xml"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a site with documents: linked to by a text, by facts, by a concept alone, and by nothing."""
    root = with_layouts(tmp_path_factory.mktemp("documents"))
    for name, content in (
        ("Programma 2026 (déf).PDF", GOOD_PDF + b" " * 1_234_000),
        ("lijst.xlsx", XLSX),
        ("brief.docx", DOCX),
        ("concept.docx", DOCX),
        ("niemand.pdf", GOOD_PDF),
        ("privacy.pdf", GOOD_PDF),
        ("onderzoek.pdf", GOOD_PDF),
    ):
        write(root, f"content/bestanden/{name}", content)
    text = (
        "Zie [het *programma*](/bestanden/Programma%202026%20(déf).PDF), [nog eens](programma-2026-def.pdf),\n"
        "[de lijst (Excel)](../bestanden/lijst.xlsx) en [een ander](https://elders.nl/lijst.xlsx).\n"
    )
    write(root, "content/paginas/over.md", text)
    facts = (root / "content/site.yaml").read_text("utf-8") + (
        "onderaan: [{titel: Privacy, link: /bestanden/privacy.pdf}]\ntoegankelijkheid: {opgesteld: 2024-10-01, status: "
        "voldoet niet, onderzoeken: [{onderzoek: X, datum: 2024-10-01, uitkomst: Y, "
        "rapport: /bestanden/onderzoek.pdf}]}\n"
    )
    write(root, "content/site.yaml", facts)
    link = "links: [{titel: Brief, link: /bestanden/brief.docx}]\n"
    write(root, "content/sprekers/jet.yaml", f"naam: Jet Proef\norganisatie: academie\n{link}")
    hidden = "titel: Geheim\nsamenvatting: Kort.\nconcept: ja\n"
    write(root, "content/leergangen/geheim/leergang.yaml", hidden)
    write(root, "content/leergangen/geheim/leergang.md", "[het concept](/bestanden/concept.docx)\n")
    return built(root)


def links(site: Path, page: str) -> list[tuple[str, str]]:
    found = re.findall(r'<a href="([^"]*\.(?:pdf|xlsx|docx))">(.*?)</a>', (site / page).read_text("utf-8"))
    return [(address, re.sub(r"<[^>]*>", "", words)) for address, words in found]


def test_a_link_says_what_opens_and_how_large_it_is(site: Path) -> None:
    """Also where somebody typed the kind, which may be wrong tomorrow; of another site nothing is known."""
    assert links(site, "over/index.html") == [
        ("/bestanden/programma-2026-def.pdf", "het programma (pdf, 1,2 MB)"),
        ("/bestanden/programma-2026-def.pdf", "nog eens (pdf, 1,2 MB)"),
        ("/bestanden/lijst.xlsx", "de lijst (Excel, 1 kB)"),
        ("https://elders.nl/lijst.xlsx", "een ander"),
        ("/bestanden/privacy.pdf", "Privacy (pdf, 1 kB)"),
    ]
    report, _ = links(site, "toegankelijkheid/index.html")
    assert report == ("/bestanden/onderzoek.pdf", "Lees het rapport van 1 oktober 2024 (pdf, 1 kB)")
    assert links(site, "sprekers/jet/index.html")[0] == ("/bestanden/brief.docx", "Brief (Word, 1 kB)")


def test_only_what_is_linked_to_is_published_under_a_name_that_stays(site: Path) -> None:
    """Not what only a concept names: nobody may find it yet."""
    published = sorted(file.name for file in (site / "bestanden").iterdir())
    assert published == ["brief.docx", "lijst.xlsx", "onderzoek.pdf", "privacy.pdf", "programma-2026-def.pdf"]
    assert (site / "bestanden/lijst.xlsx").read_bytes() == XLSX


REFUSED = {
    "notulen.doc": (b"x", "kan de site niet aanbieden. Open het, sla het op als `notulen.docx`, en haal dit "),
    "lijst.xlsm": (b"x", "kan de site niet aanbieden. Open het, sla het op als `lijst.xlsx`, zonder macro's, en haal "),
    "plan.odt": (b"x", "sla het op als `plan.docx`"),
    "virus.exe": (b"MZ", "kan de site niet aanbieden. Haal het weg: hier horen `.pdf`, `.docx`, `.xlsx` of `.pptx`."),
    "pagina.html": (b"<p>", "kan de site niet aanbieden."),
    "plein.jpg": (b"x", "Verplaats het naar `content/beelden/`."),
    "leeg.pdf": (b"", "Dit bestand is leeg. Sla het opnieuw op "),
    "geen.pdf": (DOCX, "Dit is geen pdf-bestand, of het is beschadigd."),
    "geen.docx": (GOOD_PDF, "Dit is geen Word-bestand, of het is beschadigd."),
    "verwisseld.docx": (XLSX, "Dit is geen Word-bestand, of het is beschadigd."),
    "wachtwoord.docx": (b"\xd0\xcf\x11\xe0rest", "Dit bestand zit achter een wachtwoord, of is van een oude versie"),
    "macro.xlsx": (XLSX + b"xl/vbaProject.bin", "In dit bestand zitten macro's."),
    "!!!.pdf": (GOOD_PDF, "kan geen adres worden. Geef het een naam met letters, zoals `handreiking.pdf`."),
    "Plan.pdf": (GOOD_PDF, ""),
    "plan.PDF": (GOOD_PDF, 'krijgt op de site dezelfde naam als "Plan.pdf". Geef een van de twee een andere naam.'),
    "groot.pdf": (GOOD_PDF + b" " * 3_000_000, "Dit bestand is te groot: 3 MB."),
}  # fmt: skip


def test_what_the_site_does_not_offer_is_told_with_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(download_files, "_MAX_BYTES", 2_000_000)
    minimal(tmp_path)
    for name, (content, _) in REFUSED.items():
        write(tmp_path, f"content/bestanden/{name}", content)
    write(tmp_path, "content/bestanden/map/plan.pdf", GOOD_PDF)
    reader = Reader(tmp_path / "content", DAY)
    reader.read()
    told = {problem.path.rpartition("/")[2]: problem for problem in reader.problems}
    assert {
        name: str(told.get(name, "")) for name, (_, part) in REFUSED.items() if part not in str(told.get(name, ""))
    } == {}
    assert set(told) == {*REFUSED, "map"} - {"Plan.pdf"}
    assert [problem for problem in told.values() if english(problem) or not problem.cure] == []


def test_a_refused_document_is_not_told_again_where_it_is_linked_to(tmp_path: Path) -> None:
    minimal(tmp_path)
    write(tmp_path, "content/bestanden/geen.pdf", b"x")
    write(tmp_path, "content/paginas/over.md", "Zie [het plan](/bestanden/geen.pdf).\n")
    assert [problem.code for problem in read(tmp_path / "content", DAY).problems] == ["WM430"]


@pytest.mark.parametrize(
    ("size", "label"), [(1, "1 kB"), (999_499, "999 kB"), (999_500, "1 MB"), (1_250_000, "1,2 MB")]
)
def test_a_size_is_short(size: int, label: str) -> None:
    assert file_label(Download("x.pdf", "x.pdf", b" " * size)) == f"pdf, {label}"


def packed(objects: bytes) -> bytes:
    """Objects 1 and 2 in a compressed stream, as programs write them since PDF 1.5."""
    first, second = objects.split(b"|")
    head = b"1 0 2 %d " % len(first)
    stream = zlib.compress(head + first + second)
    return b"9 0 obj <</Type /ObjStm /N 2 /First %d /Length %d>>\nstream\n%b\nendstream" % (
        len(head),
        len(stream),
        stream,
    )


@pytest.mark.parametrize(
    ("content", "facts"),
    [
        (GOOD_PDF, PdfFacts(title=True, language=True, tagged=True)),
        (b"%PDF-1.4", PdfFacts(title=False, language=False, tagged=False)),
        (b"1 0 obj <</Title ()>> endobj /Info 1 0 R", PdfFacts(title=False, language=False, tagged=False)),
        (b"1 0 obj <</Title (Microsoft Word - x)>> /Info 1 0 R", PdfFacts(title=False, language=False, tagged=False)),
        (b"5 0 obj <</Title (Hoofdstuk 1)>> endobj", PdfFacts(title=False, language=False, tagged=False)),
        (b"1 0 obj <</Title <FEFF0048006F0069>>> /Info 1 0 R", PdfFacts(title=True, language=False, tagged=False)),
        (b"<dc:title><rdf:Alt><rdf:li xml:lang='x'>Plan</rdf:li>", PdfFacts(title=True, language=False, tagged=False)),
        (packed(b"<</Lang(nl)/MarkInfo<</Marked true>>/StructTreeRoot 3 0 R>>|<</Title(Plan)>>") + b" /Info 2 0 R",
         PdfFacts(title=True, language=True, tagged=True)),
        (packed(b"<</Lang()>>|<</Title( )>>") + b" /Info 2 0 R", PdfFacts(title=False, language=False, tagged=False)),
        (b"9 0 obj <</Type /ObjStm /N 1 /First 4>>\nstream\nkapot\nendstream",
         PdfFacts(title=False, language=False, tagged=False)),
        (GOOD_PDF + b"/Encrypt 5 0 R", None),
    ],
)  # fmt: skip
def test_a_pdf_tells_its_title_language_and_tags(content: bytes, facts: PdfFacts | None) -> None:
    assert pdf_facts(content) == facts


def test_a_warning_about_a_pdf_can_be_suppressed_where_it_is_linked_to(tmp_path: Path) -> None:
    minimal(tmp_path)
    write(tmp_path, "content/bestanden/scan.pdf", b"%PDF-1.4 scan")
    write(tmp_path, "content/paginas/over.md", "Zie [de scan](/bestanden/scan.pdf).\n")
    assert [problem.code for problem in load(tmp_path / "content", DAY).warnings] == ["WM433"]
    comment = "<!-- WM433: de tekst staat ook op deze pagina -->"
    write(tmp_path, "content/paginas/over.md", f"{comment}\nZie [de scan](/bestanden/scan.pdf).\n")
    assert load(tmp_path / "content", DAY).warnings == ()


@pytest.mark.parametrize(
    ("written", "meant"),
    [("bestanden/plan.pdf", "/bestanden/plan.pdf"), ("plan.docx", "/bestanden/plan.docx"),
     ("content/bestanden/plan.pdf", "/bestanden/plan.pdf"), ("../bestanden/plan.pdf", "/bestanden/plan.pdf")],
)  # fmt: skip
def test_facts_name_a_document_by_its_address(tmp_path: Path, written: str, meant: str) -> None:
    minimal(tmp_path)
    material = f"    materiaal: [{{titel: Plan, link: {written}}}]\n"
    write(tmp_path, PROGRAMME, (tmp_path / PROGRAMME).read_text("utf-8") + material)
    reader = Reader(tmp_path / "content", DAY)
    reader.read()
    (problem,) = reader.problems
    assert problem.cure == f"Schrijf `{meant}`."


def test_a_document_that_was_published_and_is_gone_is_asked_after(tmp_path: Path) -> None:
    """People have its address; under another name it is another document to them."""
    root = with_layouts(tmp_path)
    write(root, "content/bestanden/handreiking.pdf", GOOD_PDF)
    write(root, "content/paginas/over.md", "Zie [de handreiking](/bestanden/handreiking.pdf).\n")
    assert run(root, "publish", "--op", "2024-11-01").returncode == 0
    assert "WM342" not in run(root, "check", "--op", "2024-11-02").stderr
    (root / "content/bestanden/handreiking.pdf").rename(root / "content/bestanden/handreiking-2.pdf")
    write(root, "content/paginas/over.md", "Zie [de handreiking](/bestanden/handreiking-2.pdf).\n")
    done = run(root, "check", "--op", "2024-11-02")
    assert (
        "WM342: /bestanden/handreiking.pdf is niet meer op de site. Heet het nu `handreiking-2.pdf`? "
        "Geef het zijn oude naam terug, `handreiking.pdf`: dan blijft het adres werken. "
    ) in done.stderr
    assert run(root, "publish", "--op", "2024-11-03").returncode == 0
    assert "WM342" not in run(root, "check", "--op", "2024-11-04").stderr
