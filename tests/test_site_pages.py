"""The pages about contact and privacy tell what `site.yaml` knows, and nothing that nobody said."""

from __future__ import annotations

from pathlib import Path

from PIL import Image
from sites import with_layouts, write
from webpage import Webpage, built, webpage

CONTACT = "contact: {mail: balie@voorbeeld.nl, bezoekadres: 'Molenpad 1, Groningen', bereikbaar: [maandag, dinsdag]}\n"
PRIVACY = "privacy: {verantwoordelijke: academie, serverlog: het IP-adres, bewaartermijn: 14 dagen}\n"


def site_with(root: Path, facts: str) -> Path:
    """The minimal site with both pages and these facts added to `site.yaml`, built."""
    with_layouts(root)
    file = root / "content/site.yaml"
    write(root, "content/site.yaml", file.read_text("utf-8") + facts)
    for kind in ("contact", "privacy"):
        write(root, f"content/paginas/{kind}.yaml", f"titel: Over {kind}\nsoort: {kind}\n")
    return built(root)


def footer(page: Webpage) -> list[str]:
    return [link["href"] for link in page.all("a") if "footer" in link.inside]


def test_facts_stand_on_the_pages_and_the_pages_at_the_bottom_of_each(tmp_path: Path) -> None:
    Image.new("RGB", (400, 200)).save(write(tmp_path, "content/beelden/logo.png", b""))
    write(tmp_path, "content/organisaties/fonds.yaml", "naam: Het Fonds\nlogo: {bestand: logo.png, alt: Een boom}\n")
    site = site_with(tmp_path, f"{CONTACT}{PRIVACY}financiers: [fonds, academie]\n")
    contact, privacy = webpage(site, "contact/").main, webpage(site, "privacy/").main
    for words in ("balie@voorbeeld.nl", "Molenpad 1, Groningen", "maandag"):
        assert words in contact
    for words in ("zetten geen cookies", "het IP-adres", "14 dagen", "De Academie", "Autoriteit Persoonsgegevens"):
        assert words in privacy
    assert "balie@voorbeeld.nl" in privacy, "where nobody says otherwise, questions go where all questions go"
    bottoms = {
        tuple(footer(webpage(site, path))[-5:]) for path in ("", "agenda/", "leergangen/proef/start/", "404.html")
    }
    fonds, academie = "/organisaties/fonds/", "/organisaties/academie/"
    assert bottoms == {("/contact/", "/privacy/", "/toegankelijkheid/", fonds, academie)}, "WCAG 3.2.6"
    logo = webpage(site, "").all("img", alt="Het Fonds")
    assert [image["src"].rpartition(".")[2] for image in logo] == ["png"]


def test_of_what_the_server_keeps_nothing_is_said_where_nobody_did(tmp_path: Path) -> None:
    site = site_with(tmp_path, "menu: [{titel: Contact, link: /contact/}]\n")
    privacy = webpage(site, "privacy/").main
    assert "zetten geen cookies" in privacy
    for words in ("server", "Verantwoordelijk", "rechten", "Autoriteit"):
        assert words not in privacy
    assert footer(webpage(site, "")).count("/contact/") == 1, "the menu stands there already"
    assert not webpage(site, "contact/").all("dl")
