"""Forms of the preview: what is kept of them, what is refused, and who may send one."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path
from shutil import copytree
from urllib.parse import urlencode

import pytest
from markupsafe import Markup
from sites import COMPLETE, DAY, PROGRAMME, minimal, with_layouts, write
from tornado.httpclient import AsyncHTTPClient
from tornado.httpserver import HTTPServer
from tornado.testing import bind_unused_port
from webform import sent as screen

from wijkmakers_site.editing.changes.plan import Plan
from wijkmakers_site.editing.forms.asked.controls import Control, Form, note_of
from wijkmakers_site.editing.forms.filling import fill_in
from wijkmakers_site.editing.forms.history import History
from wijkmakers_site.editing.forms.saving import FormEditor, OpenForm, Outcome
from wijkmakers_site.editing.forms.things import Thing, thing_of, things
from wijkmakers_site.editing.forms.written.form_text import FormText
from wijkmakers_site.editing.preview.application import application
from wijkmakers_site.editing.preview.state import PreviewState, after_a_save
from wijkmakers_site.editing.scaffold import begin, create
from wijkmakers_site.model import file_kinds
from wijkmakers_site.model.file_kinds import PAGE, SPEAKER
from wijkmakers_site.model.file_kinds import PROGRAMME as KIND
from wijkmakers_site.pages.templating.templates import Templates
from wijkmakers_site.pages.views.head import Head
from wijkmakers_site.problems.errors import UsageError
from wijkmakers_site.reading import load
from wijkmakers_site.text.clock import at_start_of

START = Thing(KIND, "proef", "start")


def editor_at(root: Path) -> FormEditor:
    return FormEditor(root, lambda: at_start_of(DAY))


def opened(editor: FormEditor, thing: Thing) -> OpenForm:
    open_form = editor.opened(thing)
    assert open_form
    return open_form


def shown(open_form: OpenForm) -> dict[str, str]:
    """What a browser sends of a form in which nobody typed."""
    fields = {each.name: each.value.replace("\n", "\r\n") for group in open_form.groups for each in group.controls}
    return {**fields, "tekst": open_form.text.replace("\n", "\r\n"), "versie": open_form.version}


def all_parts(editor: FormEditor) -> list[Thing]:
    found = list(things(editor.root))
    for thing in found[:]:
        parts = opened(editor, thing).facts.value(("modules",)) or []
        found += [Thing(thing.kind, thing.id, part["id"]) for part in parts]
    return found


def test_a_form_is_tried_out_on_what_the_preview_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only pages that show the change are made, to look for mistakes in them."""
    monkeypatch.setenv("CI", "")  # where nothing that stands is believed
    editor, clock = editor_at(with_layouts(tmp_path)), at_start_of(DAY)
    assert after_a_save(tmp_path, clock, tmp_path / ".cache/preview", PreviewState(), str).is_good
    made, page = list[str](), Templates.page

    def noted(templates: Templates, head: Head, view: object, said: Markup | None) -> bytes:
        made.append(head.path)
        return page(templates, head, view, said)

    monkeypatch.setattr(Templates, "page", noted)
    over = opened(editor, Thing(PAGE, "over"))
    assert editor.save(over, {**shown(over), "tekst": "Wie we waren.\r\n"}).outcome is Outcome.SAVED
    assert made == ["over/"]


@pytest.fixture
def complete(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FormEditor:
    """A site with everything, that stays as it is: read once for all of its forms."""
    copytree(COMPLETE / "content", tmp_path / "content")
    monkeypatch.setattr(load, "read", cache(load.read))
    return editor_at(tmp_path)


def test_a_form_in_which_nobody_typed_changes_nothing(complete: FormEditor) -> None:
    """Whatever way the file was written in; each thing has an address that leads to it alone."""
    editor, found = complete, all_parts(complete)
    assert len({thing.kind for thing in found}) > 5
    for thing in found:
        open_form = opened(editor, thing)
        assert (thing, editor.save(open_form, shown(open_form)).outcome) == (thing, Outcome.NOTHING)
        assert thing_of(editor.root, thing.address) == thing


@pytest.mark.parametrize(
    "typed",
    [
        lambda control: control.value or "x",  # all that is empty is filled in
        lambda control: "" if not control.required and control.at[-1] not in ("id", "titel", "naam") else control.value,
        lambda control: f"{control.value}\ny: #z" if control.form is Form.TEXT else f"{control.value} 'y': [z]",
        lambda control: control.value if len(control.name) % 2 or control.required else "" if control.value else "x",
    ],
)
def test_whatever_is_typed_in_all_fields_at_once_can_be_written(
    complete: FormEditor, typed: Callable[[Control], str]
) -> None:
    """What comes out reads as what was meant, or it would be refused: of all fields at once, too."""
    for thing in all_parts(complete):
        form = opened(complete, thing)
        values = {
            each.name: typed(each) for group in form.groups if group.at != ("modules",) for each in group.controls
        }
        fill_in(form.facts, form.at, form.groups, values)
        form.facts.result()


def other_than(control: Control) -> str:
    """What somebody could type in its place."""
    if control.form is Form.CHOICE:
        return next(each for each in [*control.choices][::-1] if each not in ("", control.value))
    if control.form is Form.DAY:
        return "2025-05-06" if control.value != "2025-05-06" else "2025-05-07"
    return "Anders: 'zo' #1\nen zo" if control.form is Form.TEXT else "Anders: 'zo' #1, \"ja\""


def test_each_field_alone_changes_one_stretch_of_its_file_and_nothing_else(complete: FormEditor) -> None:
    """Typed over, filled in and emptied: of the fields of every kind, however they are written there, one in four."""
    seen, wrong = set[tuple[object, ...]](), list[object]()
    for thing in all_parts(complete):
        form = opened(complete, thing)
        windows = b"\xef\xbb\xbf" + form.facts.before.replace(b"\n", b"\r\n")  # as Notepad would have kept it
        for control in (each for group in form.groups if group.at != ("modules",) for each in group.controls):
            style = form.facts.spans.get((*form.at, *control.at))
            keys = tuple(each for each in control.at if isinstance(each, str))
            which = thing.record, keys, control.is_new, style and (style.style, style.braced)
            if which in seen or (control.form is Form.CHOICE and len(control.choices) < 3):
                continue
            seen.add(which)
            if len(seen) % 4:  # each file is read anew for each of them, which takes its time
                continue
            for value in [other_than(control), *([""] if control.value and not control.required else [])]:
                before = windows if len(seen) % 8 else form.facts.before
                facts = FormText(thing.facts, before)
                fill_in(facts, form.at, form.groups, {control.name: value})
                after = facts.result()
                lines = after.count(b"\r\n") == (after.count(b"\n") if before == windows else 0)
                if not lines or changed_stretches(before.decode(), after.decode()) != 1:
                    wrong.append((thing.facts, control.name, value))
    assert len(seen) > 300
    assert wrong == []


def changed_stretches(before: str, after: str) -> int:
    """How many runs of lines differ."""
    matcher = SequenceMatcher(None, before.split("\n"), after.split("\n"), autojunk=False)
    return sum(tag != "equal" for tag, *_ in matcher.get_opcodes())


def test_a_new_module_is_filled_in_at_once(tmp_path: Path) -> None:
    editor, thing = editor_at(minimal(tmp_path)), Thing(KIND, "proef", "nieuw")
    create(tmp_path / "content", "module", ["proef", "Nieuw"], DAY)
    typed = {"datum": "2025-02-06", "locatie": "molen", "sprekers/0": "jet", "status": "", "thema/0": "wonen"}
    form = opened(editor, thing)
    asked = editor.save(form, shown(form) | typed)
    form = opened(editor, thing)
    assert editor.save(form, shown(form) | typed | {"akkoord": asked.agreement}).outcome is Outcome.SAVED
    form = opened(editor, thing)
    assert {name: shown(form)[name] for name in typed} == typed


def test_a_moved_date_is_asked_about_kept_and_undone(tmp_path: Path) -> None:
    editor, file = editor_at(minimal(tmp_path)), tmp_path / PROGRAMME
    write(
        tmp_path,
        "content/leergangen/proef/leergang.yaml",
        file.read_bytes().replace(b"01-09\n    tijd", b"01-09  # of later\n    tijd"),
    )
    before = file.read_bytes()
    open_form = opened(editor, START)
    answer = editor.save(open_form, shown(open_form) | {"datum": "2025-01-16"})
    assert answer.outcome is Outcome.ASKED
    assert [each.title for each in answer.differences] == ["De start"]
    assert file.read_bytes() == before
    open_form = opened(editor, START)
    answer = editor.save(open_form, shown(open_form) | {"datum": "2025-01-16", "akkoord": answer.agreement})
    assert answer.outcome is Outcome.SAVED
    assert file.read_bytes() == before.replace(b"2025-01-09  #", b"2025-01-16  #")
    assert editor.undo()
    assert file.read_bytes() == before
    assert not editor.undo()


def test_what_a_form_made_is_taken_back_in_order_as_long_as_nobody_needs_it(tmp_path: Path) -> None:
    """By a preview that was started again, too."""
    root = minimal(tmp_path)
    before = {file: file.read_bytes() for file in (root / "content").rglob("*.*")}
    for kind, names in (("spreker", ["An"]), ("module", ["proef", "Nieuw"])):
        assert editor_at(root).keep(begin(root, kind, names, DAY), "", ask=False).outcome is Outcome.SAVED
    open_form = opened(editor := editor_at(root), Thing(KIND, "proef", "nieuw"))
    write(root, PROGRAMME, (root / PROGRAMME).read_bytes() + b"# van iemand anders\n")
    assert not editor.undo(), "a file changed since"
    write(root, PROGRAMME, (root / PROGRAMME).read_bytes().removesuffix(b"# van iemand anders\n"))
    assert editor.undo()
    write(root, PROGRAMME, (root / PROGRAMME).read_bytes().replace(b"[jet]", b"[jet, an]"))
    with pytest.raises(UsageError, match="Dat kan niet meer"):
        editor.undo()
    write(root, PROGRAMME, before[root / PROGRAMME])
    assert [editor_at(root).undo() for _ in range(2)] == [True, False]
    assert {file: file.read_bytes() for file in (root / "content").rglob("*.*")} == before
    assert open_form.text == "Nog invullen\n"


def test_of_what_can_be_undone_the_last_is_kept_and_no_more_than_a_disk_can_bear(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    history, folder = History(minimal(tmp_path)), tmp_path / ".cache/ongedaan"
    for limit, left in ((10**6, 12), (100, 1)):
        monkeypatch.setattr("wijkmakers_site.editing.forms.history._MOST_BYTES", limit)
        for number in range(12):
            history.keep(Plan(tmp_path, {f"content/{number}.txt": (None, b"x" * 100)}))
        assert len(list(folder.iterdir())) == left
    write(tmp_path, "content/11.txt", b"x" * 100)
    assert [*(history.undoing() or Plan(tmp_path)).written] == ["content/11.txt"]
    newest = max(folder.iterdir())
    newest.write_bytes(newest.read_bytes()[:-1] + b"!")
    assert history.undoing() is None, "damaged"


def test_what_leads_outside_content_is_not_undone(tmp_path: Path) -> None:
    """A checksum shows damage, and not who wrote it."""
    history = History(minimal(tmp_path))
    for path in ("build.py", "content/../build.py", "/etc/passwd"):
        history.keep(Plan(tmp_path, {path: (b"weg", None)}))
        assert history.undoing() is None


def test_a_programme_lasts_longer_where_its_last_module_moves_and_only_if_one_says_so(tmp_path: Path) -> None:
    editor = editor_at(minimal(tmp_path))
    write(
        tmp_path,
        PROGRAMME,
        (tmp_path / PROGRAMME).read_bytes().replace(b"einddatum: 2025-06-26\n", b"einddatum: 9 januari 2025 # slot\n"),
    )
    before = tmp_path / PROGRAMME
    text = before.read_bytes()
    for moved, old, new in (
        ("2025-01-16", b"9 januari 2025", b"2025-01-16"),
        ("2025-01-02", b"begindatum: 2025-01-09", b"begindatum: 2025-01-02"),
    ):
        write(tmp_path, PROGRAMME, text)
        typed = {"datum": moved}
        answer = editor.save(form := opened(editor, START), shown(form) | typed)
        assert (answer.outcome, [each.code for each, _ in answer.problems]) == (Outcome.REFUSED, ["WM211"])
        typed |= {"leergang_mee": "ja"}
        asked = editor.save(form := opened(editor, START), shown(form) | typed)
        answer = editor.save(form := opened(editor, START), shown(form) | typed | {"akkoord": asked.agreement})
        assert answer.outcome is Outcome.SAVED
        assert before.read_bytes() == text.replace(
            b"datum: 2025-01-09\n    t", b"datum: %b\n    t" % moved.encode()
        ).replace(old, new)


def test_one_module_more_than_was_announced_is_counted_if_one_says_so(tmp_path: Path) -> None:
    editor = editor_at(minimal(tmp_path))
    text = (tmp_path / PROGRAMME).read_bytes().replace(b"einddatum:", b"aantal_modules: 1  # zoals beloofd\neinddatum:")
    write(tmp_path, PROGRAMME, text + b"  - id: twee\n    titel: Twee\n    status: concept\n")
    thing, typed = Thing(KIND, "proef", "twee"), {"status": ""}
    answer = editor.save(form := opened(editor, thing), shown(form) | typed)
    assert (answer.outcome, [each.code for each, _ in answer.problems]) == (Outcome.REFUSED, ["WM227"])
    answer = editor.save(form := opened(editor, thing), shown(form) | typed | {"leergang_mee": "ja"})
    assert answer.outcome is Outcome.SAVED
    assert (tmp_path / PROGRAMME).read_bytes().startswith(text.replace(b"modules: 1 ", b"modules: 2 "))


def test_a_day_of_a_series_moves_comes_and_goes(tmp_path: Path) -> None:
    editor, file = editor_at(minimal(tmp_path)), tmp_path / PROGRAMME
    days = "    bijeenkomsten:\n      - {id: a, datum: 2025-02-06}  # eerst\n      - {id: b, datum: 2025-02-13}\n"
    text = file.read_text("utf-8") + "  - id: reeks\n    titel: De reeks\n" + days
    for typed, old, new in (
        ({"bijeenkomsten/0/datum": "2025-02-07"}, "02-06", "02-07"),
        (
            {"bijeenkomsten/2/id": "c", "bijeenkomsten/2/datum": "2025-02-20"},
            "13}\n",
            "13}\n      - {id: c, datum: 2025-02-20}\n",
        ),
        ({"bijeenkomsten/1/id": "", "bijeenkomsten/1/datum": ""}, "      - {id: b, datum: 2025-02-13}\n", ""),
    ):
        file.write_text(text, encoding="utf-8")
        open_form = opened(editor, Thing(KIND, "proef", "reeks"))
        answer = editor.save(open_form, shown(open_form) | typed)
        if new:  # of what was never published nobody will notice that it went
            assert answer.outcome is Outcome.ASKED
            open_form = opened(editor, Thing(KIND, "proef", "reeks"))
            answer = editor.save(open_form, shown(open_form) | typed | {"akkoord": answer.agreement})
        assert answer.outcome is Outcome.SAVED
        assert file.read_text("utf-8") == text.replace(old, new, 1)


def test_an_agreement_is_with_what_was_shown_alone(tmp_path: Path) -> None:
    editor = editor_at(minimal(tmp_path))
    open_form = opened(editor, START)
    agreed = editor.save(open_form, shown(open_form) | {"datum": "2025-01-16"}).agreement
    open_form = opened(editor, START)
    assert (
        editor.save(open_form, shown(open_form) | {"datum": "2025-01-23", "akkoord": agreed}).outcome is Outcome.ASKED
    )


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ({"tijd": "half twee"}, ("tijd",)),
        ({"titel": ""}, ()),
        ({"locatie": "weg"}, ("locatie",)),
        ({"sprekers/1": "niemand"}, ("sprekers", 1)),
        ({"online": "geen adres"}, ("online",)),
    ],
)
def test_what_would_be_wrong_is_told_at_its_field_and_not_kept(
    tmp_path: Path, typed: dict[str, str], at: tuple[str | int, ...]
) -> None:
    editor = editor_at(minimal(tmp_path))
    before = {file: file.read_bytes() for file in (tmp_path / "content").rglob("*.*")}
    open_form = opened(editor, START)
    answer = editor.save(open_form, shown(open_form) | typed)
    assert (answer.outcome, [place for _, place in answer.problems]) == (Outcome.REFUSED, [at])
    assert {file: file.read_bytes() for file in (tmp_path / "content").rglob("*.*")} == before


def test_a_link_that_leads_nowhere_is_told_before_it_is_kept(tmp_path: Path) -> None:
    editor, file = editor_at(with_layouts(tmp_path)), tmp_path / "content/paginas/over.md"
    form = opened(editor, Thing(PAGE, "over"))
    answer = editor.save(form, shown(form) | {"tekst": "Kijk bij [de agenda](/agend/).\n"})
    assert (answer.outcome, len(answer.problems), file.read_text("utf-8")) == (Outcome.REFUSED, 1, "Wie we zijn.\n")
    form = opened(editor, Thing(PAGE, "over"))
    assert editor.save(form, shown(form) | {"tekst": "Kijk bij [de agenda](/agenda/).\n"}).outcome is Outcome.SAVED


def test_mistakes_that_were_there_stop_nobody(tmp_path: Path) -> None:
    editor = editor_at(minimal(tmp_path))
    write(tmp_path, "content/locaties/molen.yaml", "naam: De Molen\npostcode: niks\n")
    open_form = opened(editor, Thing(SPEAKER, "jet"))
    assert editor.save(open_form, shown(open_form) | {"functie": "Adviseur"}).outcome is Outcome.SAVED
    assert (tmp_path / "content/sprekers/jet.yaml").read_text() == (
        "naam: Jet Proef\nfunctie: Adviseur\norganisatie: academie\n"
    )


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    editor = editor_at(minimal(tmp_path))
    open_form = opened(editor, Thing(PAGE, "over"))
    typed = shown(open_form) | {"titel": "Anders"}
    write(tmp_path, "content/paginas/over.md", "Iemand anders schreef dit.\n")
    assert editor.save(opened(editor, Thing(PAGE, "over")), typed).outcome is Outcome.STALE
    open_form = opened(editor, Thing(PAGE, "over"))
    assert editor.save(open_form, shown(open_form) | {"titel": "Anders"}).outcome is Outcome.SAVED
    write(tmp_path, "content/paginas/over.yaml", "titel: Weer anders\n")
    assert not editor.undo()


def test_of_a_text_only_what_differs_is_written(tmp_path: Path) -> None:
    """Spaces at the end of a line mean something in Markdown, and line ends are the file's own."""
    editor, file = editor_at(minimal(tmp_path)), tmp_path / "content/paginas/over.md"
    file.write_bytes(b"Een  \r\ntwee\r\n\r\ndrie\r\n")
    open_form = opened(editor, Thing(PAGE, "over"))
    typed = shown(open_form)
    assert editor.save(open_form, typed | {"tekst": typed["tekst"].replace("twee", "2\r\n3")}).outcome is Outcome.SAVED
    assert file.read_bytes() == b"Een  \r\n2\r\n3\r\n\r\ndrie\r\n"


def test_a_file_with_faults_is_for_an_editor(tmp_path: Path) -> None:
    editor = editor_at(minimal(tmp_path))
    write(tmp_path, "content/sprekers/jet.yaml", "naam: Jet: Proef\n")
    with pytest.raises(UsageError, match="Maak eerst dit bestand in orde"):
        editor.opened(Thing(SPEAKER, "jet"))


def test_a_date_says_its_weekday_and_who_is_free() -> None:
    assert note_of("2026-05-14") == "donderdag 14 mei 2026, Hemelvaartsdag"
    assert note_of("2029-09-13") == "donderdag 13 september 2029, schoolvakanties van dan nog niet bekend"
    assert note_of("donderdag 24 oktober 2025") == note_of("gisteren") == note_of("") == ""
    assert note_of("24 oktober 2025") == "vrijdag 24 oktober 2025, herfstvakantie"


def test_fields_are_asked_for_by_what_they_hold(tmp_path: Path) -> None:
    forms = {
        each.name: (each.form, each.kind)
        for group in opened(editor_at(minimal(tmp_path)), START).groups
        for each in group.controls
    }
    asked = {
        name: forms[name]
        for name in ("datum", "tijd", "locatie", "sprekers/0", "sprekers/1", "status", "voorbereiding")
    }
    assert asked == {
        "datum": (Form.DAY, ""), "tijd": (Form.LINE, ""), "locatie": (Form.CHOICE, "locaties"),
        "sprekers/0": (Form.CHOICE, "sprekers"), "sprekers/1": (Form.CHOICE, "sprekers"), "status": (Form.CHOICE, ""),
        "voorbereiding": (Form.TEXT, ""),
    }  # fmt: skip


def sent(
    root: Path, path: str, fields: Mapping[str, str] | None, headers: Mapping[str, str], *, token: bool = True
) -> int:
    """The status with which a form, or without `fields` a page, is answered; PORT in a header stands for the port."""

    async def ask() -> int:
        socket, port = bind_unused_port()
        editor = editor_at(root)
        server = HTTPServer(application(editor, root, lambda: PreviewState(base="/"), _raise, network=True))
        server.add_sockets([socket])
        given = {name: value.replace("PORT", str(port)) for name, value in headers.items()}
        body = None if fields is None else urlencode({**fields, **({"bewijs": editor.token} if token else {})})
        try:
            answer = await AsyncHTTPClient().fetch(
                f"http://127.0.0.1:{port}{path}", method="GET" if body is None else "POST", body=body, headers=given,
                raise_error=False, follow_redirects=False,
            )  # fmt: skip
            return answer.code
        finally:
            server.stop()

    with ThreadPoolExecutor(1) as apart:
        return apart.submit(lambda: asyncio.run(ask())).result()


def _raise(error: Exception) -> None:
    raise error


@pytest.mark.parametrize(
    ("headers", "token", "status"),
    [
        ({"Origin": "http://127.0.0.1:PORT"}, True, 303),
        ({"Origin": "http://127.0.0.1:PORT"}, False, 403),
        ({"Origin": "https://evil.example"}, True, 403),
        ({"Origin": "http://127.0.0.1:1"}, True, 403),
        ({"Origin": "https://127.0.0.1:PORT"}, True, 403),
        ({"Origin": "null"}, True, 403),
        ({}, True, 403),
        ({"Origin": "http://evil.example", "Host": "evil.example"}, True, 403),
    ],
)
def test_only_a_form_of_our_own_is_taken(
    tmp_path: Path, *, headers: Mapping[str, str], token: bool, status: int
) -> None:
    minimal(tmp_path)
    assert sent(tmp_path, "/bewerken/nieuw", {"soort": "spreker", "naam": "An"}, headers, token=token) == status
    assert (tmp_path / "content/sprekers/an.yaml").exists() == (status == 303)


@pytest.mark.parametrize(
    "path",
    ["/bewerken/sprekers/weg/", "/bewerken/../content/site.yaml/", "/bewerken/sprekers/..%2f..%2fsite/",
     "/bewerken/x/y/z/", "/bewerken/leergangen/proef/weg/", "/bewerken/sprekers/jet/weg/"],
)  # fmt: skip
def test_only_what_stands_in_content_has_a_form(tmp_path: Path, path: str) -> None:
    assert sent(minimal(tmp_path), path, None, {}) == 404


@pytest.mark.parametrize(("path", "status"), [("/bewerken/tekst", 413), ("/bewerken/paginas/over/", 413)])
def test_a_form_has_a_largest_size(tmp_path: Path, path: str, status: int) -> None:
    fields = {"tekst": "x" * 2_100_000}
    assert sent(minimal(tmp_path), path, fields, {"Origin": "http://127.0.0.1:PORT"}) == status


def test_a_disk_that_is_full_is_told_with_what_was_typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    before = (minimal(tmp_path) / "content/paginas/over.yaml").read_bytes()
    filled = screen(tmp_path, DAY, "/bewerken/paginas/over/").filled("/bewerken/paginas/over/")
    monkeypatch.setattr("wijkmakers_site.editing.changes.plan.replace_file", full)
    told = screen(
        tmp_path, DAY, "/bewerken/paginas/over/", {**filled, "titel": "Over ons allen"}, fault=lambda _: "Vol."
    )
    assert (told.status, "Vol. Er is niets bewaard." in told.words, "Over ons allen" in told.words) == (500, True, True)
    assert (tmp_path / "content/paginas/over.yaml").read_bytes() == before


def test_of_every_kind_one_can_be_begun_also_where_there_is_none_yet(tmp_path: Path) -> None:
    page = screen(minimal(tmp_path), DAY, "/bewerken/").page
    for kind in file_kinds.in_folders():
        assert f'<input type="hidden" name="soort" value="{kind.name}">' in page
        begun = screen(tmp_path, DAY, "/bewerken/nieuw", {"soort": kind.name, "naam": "Iets nieuws"})
        assert (begun.status, screen(tmp_path, DAY, begun.location).status) == (303, 200)


def test_every_screen_is_there(tmp_path: Path) -> None:
    editor = editor_at(minimal(tmp_path))
    assert (
        sent(tmp_path, "/bewerken/tekst", {"tekst": "[a](b) ![c](d.jpg)"}, {"Origin": "http://127.0.0.1:PORT"}) == 200
    )
    for path in ("/bewerken/", "/bewerken/dag?datum=2025-01-09", *(thing.address for thing in all_parts(editor))):
        assert (path, sent(tmp_path, path, None, {})) == (path, 200)
