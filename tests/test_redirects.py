"""Addresses of a site of before live on: as pages where a host knows nothing better, as redirects where it does."""

from __future__ import annotations

from pathlib import Path

import pytest
from sites import DAY, run, with_layouts, write

from wijkmakers_site.model.website.redirects import Redirect
from wijkmakers_site.pipeline import make
from wijkmakers_site.problems.errors import InvalidContentError
from wijkmakers_site.reading.notation.errors import NotationError
from wijkmakers_site.reading.notation.old_paths import old_path
from wijkmakers_site.text.clock import at_start_of

LIST = "content/omleidingen.yaml"


def redirects(*lines: str) -> str:
    return "".join(["omleidingen:\n", *(f"  - {{{line}}}\n" for line in lines)])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_layouts(tmp_path_factory.mktemp("site"))


def told(site: Path, *lines: str) -> list[str]:
    write(site, LIST, redirects(*lines))
    with pytest.raises(InvalidContentError) as refused:
        make(site, at_start_of(DAY))
    return [f"{each.line}:{each.column} {each.code} {each.cure}" for each in refused.value.problems]


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("/nieuws/feest", "/nieuws/feest"),
        ("/Nieuws/Feest/", "/Nieuws/Feest"),
        ("/caf%C3%A9", "/café"),
        ("/cafe\u0301", "/café"),
        ("/met%20spatie", "/met spatie"),
        ("/index.php", "/index.php"),
    ],
)
def test_an_old_path_has_one_form(written: str, path: str) -> None:
    assert old_path(written) == path


@pytest.mark.parametrize(
    "written",
    [
        "/", "nieuws", "//elders.nl/x", "https://voorbeeld.nl/x", "javascript:alert(1)", "/x#y", "/x?y=1", "/../x",
        "/a//b",
        "/%2e%2e/x", "/a%2Fb", "/a%00b", "/a%5Cb", "/a\\b", "/%ff", "/a b", "/a%0d%0aSet-Cookie:x",
    ],
)  # fmt: skip
def test_what_no_server_takes_for_a_path_is_refused(written: str) -> None:
    with pytest.raises(NotationError):
        old_path(written)


def test_chains_are_shortened_and_every_kind_of_target_is_reached(site: Path) -> None:
    write(site, "content/sprekers/jet.yaml", "naam: Jet Proef\nvoorheen: [jetje]\n")
    write(
        site,
        LIST,
        redirects(
            "van: /een, naar: /twee/",
            "van: /twee, naar: /drie",
            "van: /drie, naar: 'https://voorbeeld.nl/over/#inhoud'",
            "van: /kalender.ics, naar: /agenda.ics",
            "van: /Over, naar: /over/",
            "van: /oud.html, naar: 'https://elders.nl/a?b=1&c=2'",
        ),
    )
    made = make(site, at_start_of(DAY))
    assert made.rendered.redirects == (
        Redirect("/Over", "/over/"),
        Redirect("/drie", "/over/#inhoud"),
        Redirect("/een", "/over/#inhoud"),
        Redirect("/kalender.ics", "/agenda.ics"),
        Redirect("/oud.html", "https://elders.nl/a?b=1&c=2"),
        Redirect("/sprekers/jetje", "/sprekers/jet/"),
        Redirect("/twee", "/over/#inhoud"),
    )
    files = {each.path: each.content.decode() for each in made.rendered.artifacts if each.path.endswith(".html")}
    assert 'content="0; url=/over/#inhoud"' in files["een/index.html"]
    assert '<link rel="canonical" href="https://voorbeeld.nl/over/">' in files["een/index.html"]
    assert 'content="0; url=https://elders.nl/a?b=1&amp;c=2"' in files["oud.html"]
    # In capitals it is the page itself on the disks of Windows; an `.ics` that holds HTML is no calendar.
    assert not {"Over/index.html", "kalender.ics/index.html"} & files.keys()
    sitemap = next(each.content for each in made.rendered.artifacts if each.path == "sitemap.xml")
    assert b"/een/" not in sitemap


def test_a_target_that_is_not_there_and_a_page_that_is_are_told_at_their_line(site: Path) -> None:
    assert told(
        site,
        "van: /oud, naar: /overr/",
        "van: /agenda, naar: /over/",
        "van: /ouder, naar: /over/#nergens",
        "van: /agenda.json, naar: /over/",
        "van: /anders, naar: /ander/",
    ) == [
        "2:23 WM401 Bedoelde je `/over/`?",
        "3:26 WM232 Haal deze omleiding weg.",
        "4:25 WM401 Link naar een kop: `#voor-wie` leidt naar de kop `Voor wie`.",
        "5:31 WM232 Haal deze omleiding weg.",
        "6:26 WM401 Bedoelde je `/agenda/`?",
    ]


def test_a_published_address_that_is_gone_is_asked_after_no_more_once_it_is_redirected(tmp_path: Path) -> None:
    site = with_layouts(tmp_path)
    write(site, "content/paginas/feest.yaml", "titel: Feest\n")
    assert run(site, "publish", "--op", str(DAY)).returncode == 0
    (site / "content/paginas/feest.yaml").unlink()
    assert "WM342" in run(site, "check", "--op", str(DAY), "--formaat", "json").stdout
    write(site, LIST, redirects("van: /feest, naar: /over/"))
    checked = run(site, "check", "--op", str(DAY))
    assert (checked.returncode, checked.stdout, checked.stderr) == (0, "", "")
    assert run(site, "build", "--op", str(DAY)).returncode == 0
    assert "url=/over/" in (site / "output/feest/index.html").read_text("utf-8")


def test_a_list_of_old_addresses_becomes_lines_with_a_target_where_a_page_is_alike(tmp_path: Path) -> None:
    site = with_layouts(tmp_path)
    write(
        site,
        "sitemap.xml",
        "<urlset><url><loc>https://oud.nl/</loc></url><url><loc>https://oud.nl/over</loc></url>"
        "<url><loc>https://oud.nl/agenda/proefleergang.html</loc></url>"
        "<url><loc> https://oud.nl/nieuws/q&amp;a%20vraag?x=1 </loc></url></urlset>",
    )
    made = run(site, "new", "omleidingen", "--uit", str(site / "sitemap.xml"))
    assert made.stdout.splitlines()[:3] == [
        "Erbij in content/omleidingen.yaml: 2 oude adressen.",
        "Voor 1 daarvan is een pagina voorgesteld; 1 vul je zelf in.",
        "Zonder omleiding bleven er 1: die pagina is er nog, of het adres stond er al.",
    ]
    written = (site / LIST).read_text("utf-8")
    assert written.partition("omleidingen:\n")[2] == (
        "  - van: /agenda/proefleergang.html\n    naar: /leergangen/proef/\n  - van: /nieuws/q&a%20vraag\n"
    )
    write(site, "lijst.txt", "Adres\n/nieuws/q&a%20vraag\nhttps://oud.nl/sprekers/jet-proef een woord\n")
    assert run(site, "new", "omleidingen", "--uit", str(site / "lijst.txt")).returncode == 0
    assert (site / LIST).read_text("utf-8") == f"{written}  - van: /sprekers/jet-proef\n    naar: /sprekers/jet/\n"
    checked = run(site, "check", "--op", str(DAY), "--formaat", "json")
    assert checked.returncode == 0
    assert "WM362" in checked.stdout
    for words in (
        ["new", "omleidingen"],
        ["new", "spreker", "--uit", "x"],
        ["new", "omleidingen", "--uit", "niets.xml"],
    ):
        assert run(site, *words).returncode == 2
