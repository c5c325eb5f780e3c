"""Pictures and documents that come with a form: shown or linked to at once, or not taken at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from sites import COMPLETE, minimal
from test_forms import START, editor_at, opened

from wijkmakers_site.editing.changes.plan import Plan
from wijkmakers_site.editing.forms.saving import Outcome
from wijkmakers_site.editing.forms.things import Thing
from wijkmakers_site.editing.forms.uploads import Upload, add_document, add_picture
from wijkmakers_site.model.file_kinds import ORGANISATION, PAGE, SPEAKER
from wijkmakers_site.problems.errors import UsageError


def test_a_picture_comes_with_what_it_shows_or_not_at_all(tmp_path: Path) -> None:
    editor, thing = editor_at(minimal(tmp_path)), Thing(SPEAKER, "jet")
    photo = next((COMPLETE / "content/beelden").glob("*.jpg")).read_bytes()
    before = (tmp_path / "content/sprekers/jet.yaml").read_bytes()
    for key, name, alt in (
        ("foto", "Jet.JPG", ""),
        ("foto", "jet.exe", "Jet"),
        ("naam", "jet.jpg", "Jet"),
        ("foto", "…", "Jet"),
    ):
        open_form = opened(editor, thing)
        with pytest.raises(UsageError, match="Kies een foto"):
            add_picture(Plan(tmp_path), open_form, Upload(name, photo), key, alt)
    open_form = opened(editor, thing)
    with pytest.raises(UsageError, match="fotoprogramma"):
        add_picture(Plan(tmp_path), open_form, Upload("jet.jpg", b"geen foto"), "foto", "Jet")
    assert (tmp_path / "content/sprekers/jet.yaml").read_bytes() == before
    open_form = opened(editor, thing)
    add_picture(plan := Plan(tmp_path), open_form, Upload(r"C:\Foto's\Jet & co.JPG", photo), "foto", 'Jet: met "hoed"')
    answer = editor.keep(plan, "", open_form, ask=False)
    assert answer.outcome is Outcome.SAVED
    picture = next((tmp_path / "content/beelden").iterdir())
    assert picture.read_bytes() == photo
    assert (tmp_path / "content/sprekers/jet.yaml").read_bytes() == before + (
        f'foto:\n  bestand: {picture.name}\n  alt: "Jet: met \\"hoed\\""\n'.encode()
    )


def test_a_logo_may_be_an_svg_that_is_fit_for_the_site_and_a_photo_may_not(tmp_path: Path) -> None:
    editor, drawing = editor_at(minimal(tmp_path)), b"<svg viewBox='0 0 9 9'><path d='M0 0h9'/></svg>"
    for thing, key, content, says in (
        (Thing(SPEAKER, "jet"), "foto", drawing, "Kies een foto"),
        (Thing(ORGANISATION, "academie"), "logo", drawing.replace(b"path", b"script"), "een programma"),
    ):
        open_form = opened(editor, thing)
        with pytest.raises(UsageError, match=says):
            add_picture(Plan(tmp_path), open_form, Upload("Ons logo.SVG", content), key, "Een gevel")
    open_form = opened(editor, Thing(ORGANISATION, "academie"))
    add_picture(plan := Plan(tmp_path), open_form, Upload("Ons logo.SVG", drawing), "logo", "Een gevel")
    answer = editor.keep(plan, "", open_form, ask=False)
    assert answer.outcome is Outcome.SAVED
    assert (tmp_path / "content/beelden/ons-logo.svg").read_bytes() == drawing


def test_a_picture_comes_into_a_text_too(tmp_path: Path) -> None:
    editor, thing = editor_at(minimal(tmp_path)), Thing(PAGE, "over")
    photo = next((COMPLETE / "content/beelden").glob("*.jpg")).read_bytes()
    add_picture(
        plan := Plan(tmp_path), form := opened(editor, thing), Upload("Plein.jpg", photo), "tekst", "Het [plein]"
    )
    assert editor.keep(plan, "", form, ask=False).outcome is Outcome.SAVED
    text = (tmp_path / "content/paginas/over.md").read_text("utf-8")
    assert text == "Wie we zijn.\n\n![Het \\[plein\\]](plein.jpg)\n"


PDF = next((COMPLETE / "content/bestanden").glob("*.pdf")).read_bytes()


@pytest.mark.parametrize(
    ("thing", "file", "added"),
    [
        (START, "content/leergangen/proef/leergang.yaml",
         "    materiaal:\n      - titel: Het programma\n        link: /bestanden/programma-8-mei.pdf\n"),
        (Thing(SPEAKER, "jet"), "content/sprekers/jet.yaml",
         "links:\n  - titel: Het programma\n    link: /bestanden/programma-8-mei.pdf\n"),
        (Thing(PAGE, "over"), "content/paginas/over.md", "\n[Het programma](/bestanden/programma-8-mei.pdf)\n"),
    ],
)  # fmt: skip
def test_a_document_comes_with_a_link_to_it(tmp_path: Path, thing: Thing, file: str, added: str) -> None:
    editor, upload = editor_at(minimal(tmp_path)), Upload("Programma 8 mei.PDF", PDF)
    before = (tmp_path / file).read_text("utf-8")
    for title, each in (
        ("", upload),
        ("Het programma", Upload("virus.exe", PDF)),
        ("Het programma", Upload("….pdf", PDF)),
    ):
        with pytest.raises(UsageError, match="Kies een bestand"):
            add_document(Plan(tmp_path), opened(editor, thing), each, title, replaces=False)
    for replaces, content in ((False, PDF), (True, PDF + b"\n")):
        form, plan = opened(editor, thing), Plan(tmp_path)
        add_document(plan, form, Upload(upload.name, content), "Het programma", replaces=replaces)
        assert editor.keep(plan, "", form, ask=False).outcome is Outcome.SAVED
        assert (tmp_path / "content/bestanden/programma-8-mei.pdf").read_bytes() == content
        assert (tmp_path / file).read_text("utf-8").replace(added, "", 1) == before
    with pytest.raises(UsageError, match="bestaat al"):
        add_document(Plan(tmp_path), opened(editor, thing), upload, "Het programma", replaces=False)


def test_a_document_that_is_none_is_refused_with_what_to_do(tmp_path: Path) -> None:
    editor, thing, plan = editor_at(minimal(tmp_path)), Thing(PAGE, "over"), Plan(tmp_path)
    add_document(plan, form := opened(editor, thing), Upload("a.pdf", b"geen pdf"), "Lees", replaces=False)
    assert [each.code for each, _ in editor.keep(plan, "", form, ask=False).problems] == ["WM430"]
