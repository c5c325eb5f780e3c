"""Files for the root of the site are published as they are, and never run, hide or replace anything."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from sites import DAY, run, with_layouts, write
from webpage import Webpage

from wijkmakers_site.data.root_files import security_txt
from wijkmakers_site.model.website.root_files import SecurityContact
from wijkmakers_site.reading.load import read
from wijkmakers_site.text.addresses.urls import Root
from wijkmakers_site.text.artifacts import is_safe_at_root


@pytest.mark.parametrize(
    "path",
    [
        "google12ab.html", "CNAME", "humans.txt", "favicon.ico", "apple-touch-icon.png", "BingSiteAuth.xml", "key.asc",
        ".well-known/security.txt", ".well-known/acme-challenge/Ab_-9", ".well-known/openid-configuration", ".nojekyll",
    ],
)  # fmt: skip
def test_what_owners_of_sites_are_asked_to_put_there_is_safe(path: str) -> None:
    assert is_safe_at_root(path)


@pytest.mark.parametrize(
    "path",
    [
        ".htaccess", ".well-known/.htaccess", "x/.htaccess", "_redirects", "_headers", "index.php", "x.svg", "x.js",
        "x.css", "web.config", ".well-known/../x.txt", "/x.txt", "../x.txt", "x.PHP", ".user.ini", ".well-known/",
    ],
)  # fmt: skip
def test_what_a_server_or_browser_obeys_is_not(path: str) -> None:
    assert not is_safe_at_root(path)


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("x.html", b"<script>alert(1)</script>"),
        ("welkom", b"<html>"),
        ("x.xml", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
        ("x.xml", '<html xmlns="http://www.w3.org/1999/xhtml"/>'.encode("utf-16")),
        ("groot.txt", b"x" * 1_000_001),
        ("a/b/c/d/e.txt", b"x"),
    ],
)
def test_what_runs_is_too_large_or_too_deep_is_told(tmp_path: Path, name: str, raw: bytes) -> None:
    write(with_layouts(tmp_path), f"content/wortel/{name}", raw)
    assert [problem.code for problem in read(tmp_path / "content", DAY).problems] == ["WM434"]


def test_given_files_stand_on_the_site_and_take_nobodys_place(tmp_path: Path) -> None:
    site = with_layouts(tmp_path)
    for name in (".well-known/proef", "CNAME", ".DS_Store", "Thumbs.db"):
        write(site, f"content/wortel/{name}", "voorbeeld.nl\n")
    assert run(site, "build", "--op", str(DAY)).returncode == 0
    output = site / "output"
    assert (output / ".well-known/proef").read_text() == (output / "CNAME").read_text() == "voorbeeld.nl\n"
    assert not (output / ".DS_Store").exists()
    assert "Niets veranderd" in run(site, "build", "--op", str(DAY)).stdout
    for name in ("Robots.txt", "publicatie.json", "agenda", "over", "404.html", "sitemap.xml", "_redirects"):
        write(site, f"content/wortel/{name}", "x\n")
    told = run(site, "check", "--op", str(DAY), "--formaat", "json").stdout
    assert (told.count('"WM435"'), told.count('"WM434"')) == (6, 1)


def test_icons_are_made_and_a_file_of_staff_wins(tmp_path: Path) -> None:
    site = with_layouts(tmp_path)
    assert run(site, "build", "--op", str(DAY)).returncode == 0
    output = site / "output"
    manifest = json.loads((output / "manifest.json").read_bytes())
    home = Webpage((output / "index.html").read_text("utf-8"))
    assert home.one("meta", name="theme-color")["content"] == manifest["theme_color"]
    sized = {each["src"]: each["sizes"] for each in manifest["icons"]} | {"/apple-touch-icon.png": "180x180"}
    for path, size in sized.items():
        with Image.open(output / path[1:]) as icon:
            assert f"{icon.width}x{icon.height}" == size
    with Image.open(output / "favicon.ico") as icon:
        assert (icon.format, icon.size) == ("ICO", (32, 32))
    assert sum((output / path.lstrip("/")).stat().st_size for path in [*sized, "favicon.ico"]) < 6000
    made = {path: (output / path).read_bytes() for path in ("favicon.ico", "apple-touch-icon.png", "manifest.json")}
    for path in made:
        write(site, f"content/wortel/{path}", "van ons\n")
    shutil.rmtree(site / ".cache")
    assert run(site, "build", "--op", str(DAY)).returncode == 0
    assert {(output / path).read_text() for path in made} == {"van ons\n"}
    page = Webpage((output / "index.html").read_text("utf-8"))
    assert [each["href"] for each in page.all("link", rel="icon")] == ["/favicon.ico"], "a browser would take the SVG"
    (site / "content/wortel/favicon.ico").rename(site / "content/wortel/Favicon.ico")
    told = run(site, "check", "--op", str(DAY))
    assert "Noem het `favicon.ico`, dan komt het in de plaats daarvan." in told.stderr


def test_security_txt_is_as_rfc_9116_has_it() -> None:
    contact = SecurityContact("lek@voorbeeld.nl", None, "https://voorbeeld.nl/beleid", date(2025, 7, 1))
    artifact = security_txt(contact, Root("https://voorbeeld.nl/"))
    assert artifact.path == ".well-known/security.txt"
    assert artifact.content.decode().splitlines() == [
        "Contact: mailto:lek@voorbeeld.nl",
        "Expires: 2025-07-01T21:59:00Z",
        "Preferred-Languages: nl, en",
        "Canonical: https://voorbeeld.nl/.well-known/security.txt",
        "Policy: https://voorbeeld.nl/beleid",
    ]
