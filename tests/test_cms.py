"""Sveltia CMS below `/admin/`: off unless asked for, every field in its form, and no file that loses anything in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import unified_diff
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
from githost import API, GitHub
from playwright.sync_api import Browser, Locator, Page, expect
from sites import COMPLETE, DAY, with_layouts, write

from wijkmakers_site.cms.configuration import configuration
from wijkmakers_site.cms.fields import PLACE, REASONS, SOURCE, structure
from wijkmakers_site.cms.files import cms_files
from wijkmakers_site.delivery.hosts.forms import host_files, printed
from wijkmakers_site.delivery.hosts.headers import CSP, NO_FRAMES, cms_policy, file_kinds
from wijkmakers_site.model.enums import CmsBackend, Host
from wijkmakers_site.model.file_kinds import PROGRAMME, REDIRECTS, FileKind
from wijkmakers_site.model.website.cms import Cms
from wijkmakers_site.pipeline import check, make
from wijkmakers_site.problems.errors import InvalidContentError
from wijkmakers_site.reading.schema.fields import Record
from wijkmakers_site.reading.schema.records import RECORDS
from wijkmakers_site.reading.source.document import whole_document
from wijkmakers_site.text.addresses.urls import ADMIN, Root, reserved_names
from wijkmakers_site.text.artifacts import Artifact
from wijkmakers_site.text.clock import at_start_of

CMS = Cms(CmsBackend.GITHUB, "academie/site", "main", None, None, None)
SITE = "https://voorbeeld.nl/"
_WAIT = 30_000  # milliseconds, on a machine that is busy
COLLECTIONS: list[dict[str, Any]] = configuration(CMS, SITE)["config"]["collections"]


def forms() -> dict[str, list[dict[str, Any]]]:
    """The fields of the form of each kind of file, by the file's name or folder."""
    files = [each for collection in COLLECTIONS for each in collection.get("files", [])]
    return {each["name"]: each["fields"] for each in [*COLLECTIONS, *files] if "fields" in each}


def keys(fields: list[dict[str, Any]], above: str = "") -> Iterator[str]:
    for field in fields:
        if field["name"] not in (SOURCE, PLACE, REASONS):
            yield f"{above}{field['name']}"
            yield from keys(field.get("fields", []), f"{above}{field['name']}.")


def paths(record: type[Record], above: str = "") -> Iterator[str]:
    for key, field in record.fields.items():
        yield f"{above}{key}"
        if field.inner:
            yield from paths(field.inner, f"{above}{key}.")


def test_every_field_of_the_schema_is_in_its_form() -> None:
    """One that were not, Sveltia would know nothing of; and of each we know how it is put back."""
    found = {name: list(keys(fields)) for name, fields in forms().items() if not name.endswith("-teksten")}
    assert found == {kind.folder or kind.stem: list(paths(record)) for kind, record in RECORDS.items()}
    for record in RECORDS.values():
        assert list(structure(record)) == [*record.fields, REASONS]


def test_nothing_is_thrown_away_copied_or_renamed_by_a_button() -> None:
    """Each takes more than one file: `voorheen`, ids, references."""
    for collection in COLLECTIONS:
        if "folder" in collection:
            assert (collection["delete"], collection["duplicate"]) == (False, False)
            assert collection["slug"]["editable"] in (False, ["create"])


@pytest.fixture(scope="module")
def asked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a site that asks for a CMS; the same site without it has the others, and they are the same."""
    root = with_layouts(tmp_path_factory.mktemp("cms"))
    without = {each.path: each.content for each in make(root, at_start_of(DAY)).rendered.artifacts}
    with (root / "content/site.yaml").open("a") as site:
        site.write("sveltia: {backend: github, repository: academie/site}\n")
    files = {each.path: each.content for each in make(root, at_start_of(DAY)).rendered.artifacts}
    assert without == {path: content for path, content in files.items() if not path.startswith(ADMIN)}
    return files


def test_off_is_a_site_without_and_on_is_all_that_its_page_needs(asked: dict[str, bytes]) -> None:
    """Nothing leads there, no sitemap and no search."""
    page = asked["admin/index.html"].decode()
    assert cms_policy(CMS).replace("'", "&#x27;") in page
    assert '<meta name="robots" content="noindex">' in page
    assert asked["admin/vendor/sveltia-cms/npm/index.js"].count(b"../locales/nl.js`") == 1
    assert "admin/vendor/sveltia-cms/locales/nl.js" in asked
    others = {path: content for path, content in asked.items() if not path.startswith(ADMIN)}
    assert [path for path, content in others.items() if b"/admin/" in content] == []


@pytest.mark.parametrize(("old", "told"), [("/admin/", ["WM232"]), ("/admin", ["WM232"]), ("/Admin/", [])])
def test_an_old_address_there_is_told(tmp_path: Path, old: str, told: list[str]) -> None:
    """A site of before had its own way in there, as a rule."""
    root = with_layouts(tmp_path)
    with (root / "content/site.yaml").open("a") as site:
        site.write("sveltia: {backend: github, repository: academie/site}\n")
    write(root, "content/omleidingen.yaml", f"omleidingen:\n  - {{van: {old}, naar: /over/}}\n")
    try:
        found = [each.code for each in check(root, at_start_of(DAY))]
    except InvalidContentError as error:
        found = [each.code for each in error.problems]
    assert found == told


def test_a_page_of_staff_cannot_take_its_place() -> None:
    assert ADMIN.strip("/") in reserved_names()


def test_only_its_own_pages_may_do_more_than_those_of_the_site_on_every_host() -> None:
    others, *kinds = file_kinds(SITE, CMS)
    (own,) = (each for each in kinds if each.pattern == ADMIN)
    strict, wider = others.headers[CSP], own.headers[CSP]
    assert (strict, own.headers["X-Robots-Tag"]) == (file_kinds(SITE)[0].headers[CSP], "noindex")
    assert (wider, API in wider) == (f"{cms_policy(CMS)}; {NO_FRAMES}", True)
    for host in (Host.NGINX, Host.CADDY):
        text = printed(host, SITE, [], CMS) or ""
        assert text.count(wider) == 1
        assert text.count(strict) == (printed(host, SITE, []) or "").count(strict)
    pages = [Artifact(path, b"") for path in ("index.html", "admin/index.html", "over/index.html", "static/a.svg")]
    for host in (Host.NETLIFY, Host.CLOUDFLARE, Host.APACHE):
        text = host_files(host, Root(SITE), [], pages, CMS)[0].content.decode()
        assert text.count(wider) == 1
        if host is not Host.APACHE:  # both give a file what every line says that fits it
            blocks = {block.split("\n")[0]: block for block in text.replace("\n/", "\n\n/").split("\n\n")}
            assert CSP not in blocks["/*"]
            assert {name for name, block in blocks.items() if strict in block} >= {"/", "/over/*", "/static/*"}


@pytest.mark.parametrize(
    ("cms", "settings", "reached"),
    [
        (CMS, {"auth_methods": ["token"]}, "https://api.github.com"),
        (
            Cms(CmsBackend.GITHUB, "a/b", "main", None, None, "https://inloggen.voorbeeld.nl/"),
            {"base_url": "https://inloggen.voorbeeld.nl", "auth_methods": ["oauth", "token"]},
            "https://api.github.com",
        ),
        (
            Cms(CmsBackend.GITLAB, "a/b/c", "main", "https://git.voorbeeld.nl/", "1a", None),
            {
                "base_url": "https://git.voorbeeld.nl",
                "api_root": "https://git.voorbeeld.nl/api/v4",
                "auth_type": "pkce",
            },
            "https://git.voorbeeld.nl",
        ),
        (Cms(CmsBackend.GITLAB, "a/b", "main", None, None, None), {"auth_methods": ["token"]}, "https://gitlab.com"),
    ],
)
def test_it_logs_in_where_site_yaml_says_and_reaches_that_host_alone(
    cms: Cms, settings: dict[str, Any], reached: str
) -> None:
    backend = configuration(cms, SITE)["config"]["backend"]
    assert settings.items() <= backend.items()
    assert f"connect-src 'self' data: blob: {reached};" in cms_policy(cms)


# In the browser


def texts() -> dict[str, str]:
    """The facts and texts of the complete site, by their path from the project."""
    found = (file for file in (COMPLETE / "content").rglob("*") if file.suffix in (".yaml", ".md"))
    return {file.relative_to(COMPLETE).as_posix(): file.read_text() for file in sorted(found)}


def facts(text: str) -> Any:
    document = whole_document(text)
    assert document
    return document.data


def given(data: Any, fields: dict[str, Any], above: str = "") -> set[str]:
    """The fields that are given in the data of a file."""
    found = set[str]()
    for each in data if isinstance(data, list) else [data]:
        for key, value in each.items() if isinstance(each, dict) else []:
            found |= {f"{above}{key}", *given(value, fields[key].get("fields", {}), f"{above}{key}.")}
    return found


def with_every_field(kind: FileKind) -> tuple[str, str]:
    """Path and text of the fullest file of a kind in the complete site, with what only others of its kind give.

    Nothing that `check` would let pass: what matters is that the form meets every field once.
    """
    pattern, fields = f"content/{kind.path('*')}", structure(RECORDS[kind])
    found = {path: text for path, text in texts().items() if fnmatchcase(path, pattern)}
    keys_of = {path: given(facts(text), fields) for path, text in found.items()}
    path = max(found, key=lambda each: len(keys_of[each]))
    whole = found[path]
    for other in sorted(found.keys() - {path}):
        blocks = dict(_blocks(whole))
        for key, block in _blocks(found[other]):
            if key in fields and given(facts(block), fields) - given(facts(whole), fields):
                blocks[key] = _joined(blocks[key], block) if key in blocks else block
        modules = blocks.pop("modules", "")
        whole = "".join(blocks.values()) + modules
    assert given(facts(whole), fields) == set().union(*keys_of.values())
    return path, whole


def _blocks(text: str) -> Iterator[tuple[str, str]]:
    """The keys at the left, each with its lines."""
    for block in re.split(r"(?m)^(?=\w+:)", text):
        yield block.partition(":")[0], block


def _joined(one: str, other: str) -> str:
    """What two files say of one key: of two lists the items of both, of two mappings in braces the keys of both."""
    first, _, rest = other.partition("\n")
    if "[" in first and one.rstrip().endswith("]"):
        return f"{one.rstrip()[:-1]}, {first.partition('[')[2]}\n"
    if first.endswith("}") and one.partition("\n")[0].endswith(":"):
        given = re.findall(r"(\w+): ([^,{}]+)", first.partition("{")[2])
        return one + "".join(f"  {key}: {value}\n" for key, value in given if f"  {key}:" not in one)
    return one + rest if rest.startswith("  - ") and one.partition("\n")[0].endswith(":") else one


class Desk:
    """The CMS in a browser, beside a GitHub of the complete site; `said` is what its console complains of."""

    def __init__(self, page: Page, github: GitHub) -> None:
        self.page, self.github = page, github
        self.said: list[str] = []
        page.on(
            "console", lambda message: self.said.append(message.text) if message.type in ("error", "warning") else None
        )

    def go(self, place: str) -> None:
        self.page.evaluate("to => { location.hash = to }", f"#/collections/{place}")

    def open(self, path: str, label: str, value: str) -> Locator:
        """The control of that name in the form of a file, where `value` stands."""
        place, _, ending = path.removeprefix("content/").rpartition(".")
        folder, _, rest = place.rpartition("/") if place.count("/") < 2 else place.partition("/")
        collection = {"md": f"{folder}-teksten", "yaml": folder or "site"}[ending]
        self.go(f"{collection}/entries/{rest}")
        control = self.page.get_by_role("textbox", name=label, exact=True).first
        expect(control).to_have_value(value, timeout=_WAIT)  # that of the form before stands there a moment longer
        return control

    def save(self, answer: str) -> str:
        """What the CMS says then, until `answer` is pressed; what was saved ("Later") it leads away from."""
        self.page.get_by_role("button", name="Opslaan", exact=True).click()
        dialog = self.page.get_by_role("alertdialog")
        button = dialog.get_by_role("button", name=answer, exact=True)
        button.wait_for()
        said = dialog.inner_text()
        button.click()
        button.wait_for(state="hidden")
        if answer == "Later":  # else it would lead away from the next form, once that is open
            self.page.get_by_role("button", name="Opslaan", exact=True).wait_for(state="hidden")
        return said


@pytest.fixture(scope="module")
def desk(browser: Browser, web: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """Logged in, in a browser that is not Dutch and holds to the policy."""
    folder = tmp_path_factory.mktemp("admin")
    for artifact in cms_files(CMS, SITE):
        write(folder, artifact.path, artifact.content)
    address = web(folder, headers={CSP: cms_policy(CMS)})
    github = GitHub(texts() | dict(map(with_every_field, RECORDS)), address)
    context = browser.new_context(locale="en-US", reduced_motion="reduce", viewport={"width": 800, "height": 500})
    context.set_default_timeout(_WAIT)
    context.route("**", github.route)
    desk = Desk(context.new_page(), github)
    desk.page.goto(f"{address}admin/")
    desk.page.get_by_role("button", name="Inloggen met een toegangstoken").click()
    desk.page.get_by_role("textbox").fill("een-token")
    desk.page.get_by_role("button", name="Inloggen", exact=True).click()
    desk.page.get_by_text("Leergang Alles 2024-2025").wait_for()
    yield desk
    context.close()


def changes(before: str, after: str) -> list[str]:
    lines = unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.name)
def test_who_changes_a_word_in_a_file_with_every_field_changes_that_line_alone(desk: Desk, kind: FileKind) -> None:
    """So `check` and the site differ by that word and nothing else; it becomes a pull request of its own."""
    path, before = with_every_field(kind)
    key = "van" if kind is REDIRECTS else kind.name_key
    if kind is REDIRECTS:  # in a list, which is closed as a rule
        desk.go("site/entries/omleidingen")
        expect(desk.page.get_by_role("textbox", name="Naam", exact=True)).to_have_count(
            0, timeout=_WAIT
        )  # of the form before
        closed = desk.page.get_by_role("button", name="Alles uitvouwen", disabled=False)
        closed.or_(desk.page.get_by_role("textbox", name="Van", exact=True)).first.wait_for()
        if closed.count():
            closed.click()
    data = facts(before)
    value = str(data[key] if key in data else data["omleidingen"][0][key])
    desk.open(path, key.capitalize(), value).fill(f"{value}-anders")
    assert "concept" in desk.save("Later")
    ((changed, after),) = desk.github.written().items()
    (gone, new) = changes(before, after)
    assert (changed, gone[0], new[0], new.count("-anders")) == (path, "-", "+", 1)
    assert desk.github.pulls[-1]["base"] == "main"


def test_a_text_keeps_its_markdown_as_it_is_written(desk: Desk) -> None:
    path = "content/leergangen/alles-2024-2025/alles.md"
    before = desk.github.files[path]
    desk.open(path, "Tekst", before.strip()).fill(f"{before}\nEn een zin erbij.\n")
    desk.save("Later")
    assert desk.github.written() == {path: f"{before}\nEn een zin erbij.\n"}


ODD = """\
# boven

titel:   Vreemd   # achter
"samenvatting": 'enkel ''aangehaald'''
soort: Leergang
thema: leren
aanwezigheidsplicht: TRUE
organisatoren:
- academie
- elders   # die ook
duur: >-
    een gevouwen
    tekst
prijs: {bedrag: 0450, toelichting: "twee\\nregels"}
onbekend: {a: 1}
modules:
  # over de eerste
  - id: "007"
    titel: 12:30
    tijd: 13:00-17:00      # uitgelijnd
    punten: ["een, twee", drie]
    sprekers:
      - jet
      - spreker: omar
        rol: gast
    # WM306: iedereen wilde juist dan
    datum: 2024-12-30   # WM307: ook in de vakantie

  - id: b
    locatie:  # nog niet
    titel: Tweede
  # eind
"""


def test_facts_that_stay_as_they_are_stay_so_to_the_letter(desk: Desk) -> None:
    """Every file of the site through the form and back; then one with oddities of YAML, and one of Windows."""
    files = [
        [text, structure(record)]
        for kind, record in RECORDS.items()
        for path, text in texts().items()
        if fnmatchcase(path, f"content/{kind.path('*')}")
    ]
    files += [[text, structure(RECORDS[PROGRAMME])] for text in (ODD, ODD.replace("\n", "\r\n"), f"\ufeff{ODD}")]
    back = desk.page.evaluate(
        """async (files) => {
          const { toFile, toForm } = await import('/admin/facts.js');
          return files.map(([text, fields]) => toFile(toForm(text, fields), fields));
        }""",
        files,
    )
    assert len(files) > 30
    assert back == [text for text, _ in files]


@pytest.mark.parametrize(
    ("change", "lines"),
    [
        pytest.param("titel = 'Nee: ja'", ["-titel:   Vreemd   # achter", '+titel: "Nee: ja" # achter'], id="a text"),
        pytest.param("thema.push('wonen')", ["-thema: leren", "+thema: [leren, wonen]"], id="a list of one"),
        pytest.param("organisatoren[0] = 'kaal'", ["-- academie", "+- kaal"], id="an item"),
        pytest.param("aanwezigheidsplicht = ''", ["-aanwezigheidsplicht: TRUE"], id="a field emptied"),
        pytest.param("studielast = '10'", ["+studielast: 10"], id="a field filled in"),
        pytest.param(
            "modules[0].datum = '2025-01-09'",
            [
                *("-    # WM306: iedereen wilde juist dan", "-    datum: 2024-12-30   # WM307: ook in de vakantie"),
                "+    datum: 2025-01-09",
            ],
            id="a day that was excused",
        ),
        pytest.param(
            "modules[0].sprekers[0].rol = 'gast'",
            ["-      - jet", "+      - spreker: jet", "+        rol: gast"],
            id="more of a speaker",
        ),
        pytest.param(
            "modules.push({id: 'c', titel: 'Derde', punten: ['x: y']})",
            ["+  - id: c", "+    titel: Derde", '+    punten: ["x: y"]'],
            id="a module more",
        ),
        pytest.param(
            "modules[1].locatie = 'molen'",
            ["-    locatie:  # nog niet", "+    locatie: molen # nog niet"],
            id="an empty one",
        ),
        pytest.param(
            "modules[1]._hoort_zo.push({veld: 'titel', reden: 'WM316: zo heet hij'})",
            ["-    titel: Tweede", "+    titel: Tweede # WM316: zo heet hij"],
            id="a reason",
        ),
        pytest.param(
            "modules[0]._hoort_zo.pop()",
            ["-    datum: 2024-12-30   # WM307: ook in de vakantie", "+    datum: 2024-12-30"],
            id="a reason less",
        ),
        pytest.param(
            "modules.pop()", ["-", "-  - id: b", "-    locatie:  # nog niet", "-    titel: Tweede"], id="a module less"
        ),
        pytest.param(
            "afbeelding = {bestand: '/content/beelden/plein.jpg', alt: 'Een plein'}",
            ["+afbeelding:", "+  bestand: plein.jpg", "+  alt: Een plein"],
            id="a picture, which Sveltia names by its path",
        ),
        pytest.param(
            "modules.reverse()",
            [
                *("+", "+  - id: b", "+    locatie: # nog niet", "+    titel: Tweede"),
                *("-", "-  - id: b", "-    locatie:  # nog niet", "-    titel: Tweede"),
            ],
            id="modules in another order",
        ),
    ],
)
def test_a_change_in_the_form_is_that_change_in_the_file(desk: Desk, change: str, lines: list[str]) -> None:
    after = desk.page.evaluate(
        f"""async ([text, fields]) => {{
          const {{ toFile, toForm }} = await import('/admin/facts.js');
          const form = toForm(text, fields);
          form.{change};
          return toFile(form, fields);
        }}""",
        [ODD, structure(RECORDS[PROGRAMME])],
    )
    assert changes(ODD, after) == lines


TYPED = [
    "-a", "?a", ":a", "a: b", "a #b", "'t", '"a', "“a”", "@a", "%a", "{a}", "a]", "a, b", "&a", "*a", "!a", "|", "- a",
    "ja", "12:30", "007", "~", "---", "a\\b", "a  b", "é😀", "a\n\n- b", "  a ",
]  # fmt: skip


def test_what_somebody_types_our_own_reader_reads_the_same(desk: Desk) -> None:
    """As a text of its own, in a list in brackets, and in a new module; but for spaces at its ends."""
    written = desk.page.evaluate(
        """async ([text, fields, typed]) => {
          const { toFile, toForm } = await import('/admin/facts.js');
          return typed.map((word) => {
            const form = toForm(text, fields);
            form.titel = word;
            form.modules[0].punten = [word, 'en meer'];
            form.modules.push({ id: 'c', titel: word, sprekers: [{ spreker: word }, { spreker: 'jet', rol: word }] });
            return toFile(form, fields);
          });
        }""",
        [ODD, structure(RECORDS[PROGRAMME]), TYPED],
    )
    for typed, text in zip(TYPED, written, strict=True):
        word, data = typed.strip(), facts(text)
        assert (data["titel"], data["modules"][0]["punten"]) == (word, [word, "en meer"])
        assert data["modules"][-1] == {"id": "c", "titel": word, "sprekers": [word, {"spreker": "jet", "rol": word}]}


def test_of_a_very_long_file_only_the_changed_line_is_written_anew(desk: Desk) -> None:
    """To compare all lines with all would take gigabytes."""
    tidied = "".join(f"- {{van: /a{number}, naar: /over/}}\n" for number in range(30_000))
    source, after = tidied.replace(",", ",  "), tidied.replace("/a5000,", "/b,")
    kept = desk.page.evaluate(
        "async (texts) => (await import('/admin/lines.js')).likeSource(...texts)", [source, tidied, after]
    )
    assert kept == source.replace("/a5000,  ", "/b,")


def test_line_ends_of_windows_stay(desk: Desk) -> None:
    """Sveltia takes them away before the form sees them."""
    path = "content/locaties/buitenland.yaml"
    before = desk.github.files[path]
    desk.github.files[path] = before.replace("\n", "\r\n")
    name = facts(before)["naam"]
    desk.open(path, "Naam", name).fill(f"{name}-é")
    desk.save("Later")
    assert desk.github.written() == {path: desk.github.files[path].replace(name, f"{name}-é")}


def test_who_changes_what_a_colleague_changed_meanwhile_is_told_and_changes_nothing(desk: Desk) -> None:
    path = "content/sprekers/kaal.yaml"
    control = desk.open(path, "Naam", facts(desk.github.files[path])["naam"])
    desk.github.files[path] += "functie: van een collega\n"
    before = len(desk.github.commits)
    control.fill("Anders")
    assert "Iemand anders heeft dit bestand intussen veranderd" in desk.save("OK")
    assert len(desk.github.commits) == before


@pytest.mark.parametrize(("now", "status"), [("naam: A\n", 200), ("naam: van een ander\n", 409)])
def test_on_gitlab_no_other_than_the_file_that_was_opened_is_changed(desk: Desk, now: str, status: int) -> None:
    answered = desk.page.evaluate(
        """async ([now]) => {
          const { guarded, Origins } = await import('/admin/guard.js');
          const origins = new Origins();
          origins.remember('naam: B', 'naam: A');
          const gitlab = async (address) => (address.endsWith('/raw?ref=main') ? new Response(now) : Response.json({}));
          const action = { action: 'update', file_path: 'content/sprekers/a.yaml', content: 'naam: B\\n' };
          const body = JSON.stringify({ branch: 'cms/sprekers/a', start_branch: 'main', actions: [action] });
          const options = { method: 'POST', body };
          const address = 'https://git.voorbeeld.nl/api/v4/projects/a%2Fb/repository/commits';
          await guarded(gitlab, origins)('https://git.voorbeeld.nl/oauth/token', { method: 'POST', body: 'code=1' });
          return (await guarded(gitlab, origins)(address, options)).status;
        }""",
        [now],
    )
    assert answered == status


def test_nothing_was_asked_of_another_host(desk: Desk) -> None:
    """What Sveltia would like to have of others, the policy of its page keeps from going out."""
    assert desk.github.foreign == []
    refused = re.compile("Content Security Policy|intussen veranderd")
    assert [each for each in desk.said if not refused.search(each)] == []
