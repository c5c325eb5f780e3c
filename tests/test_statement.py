"""The accessibility statement: it says what `site.yaml` knows, and nothing that nobody said."""

from __future__ import annotations

from pathlib import Path

from sites import FILES, with_layouts, write
from webpage import Webpage, built, webpage

STATEMENT = """\
toegankelijkheid:
  status: voldoet niet
  opgesteld: 2024-10-01
  onderzoeken:
    - {onderzoek: Alle soorten pagina's met een lezer, datum: 2024-09-30, uitkomst: Twee fouten.}
  beperkingen:
    - Een oud filmpje zonder ondertitels
"""
LIMITATION = """\
  beperkingen:
    - {wat: Een oud filmpje zonder ondertitels, oorzaak: Het is oud, gevolg: "Wie doof is, mist wat",
       maatregel: Het gaat weg, klaar: 2025-01-01}
"""


def page(root: Path, facts: str = "") -> Webpage:
    """The statement of the minimal site with these facts added to `site.yaml`."""
    with_layouts(root)
    site = root / "content" / "site.yaml"
    write(root, "content/site.yaml", f"{site.read_text(encoding='utf-8')}{facts}")
    return webpage(built(root), "toegankelijkheid/")


def test_every_page_leads_to_the_statement_from_its_footer(tmp_path: Path) -> None:
    site = built(with_layouts(tmp_path))
    for path in ("", "agenda/", "leergangen/proef/", "404.html", "toegankelijkheid/"):
        [link] = [each for each in webpage(site, path).all("a") if each["href"] == "/toegankelijkheid/"]
        assert "footer" in link.inside, path


def test_a_site_without_examination_says_so_and_claims_no_status(tmp_path: Path) -> None:
    main = page(tmp_path).main
    assert "Op deze site staat geen onderzoek, en dus ook geen nalevingsstatus." in main
    assert "Nalevingsstatus:" not in main
    assert "opgesteld op" not in main


def test_status_examinations_limits_and_dates_stand_in_it(tmp_path: Path) -> None:
    main = page(tmp_path, STATEMENT).main
    assert "Nalevingsstatus: voldoet niet" in main
    assert "30 september 2024: Alle soorten pagina’s met een lezer. Twee fouten." in main
    assert "Een oud filmpje zonder ondertitels" in main
    assert "opgesteld op 1 oktober 2024." in main
    assert "Er is nog niet voor getekend door een bestuurder." in main


def test_a_review_and_a_signature_are_told_with_their_dates(tmp_path: Path) -> None:
    more = "  herzien: 2024-10-20\n  akkoord: {functie: directeur, datum: 2024-10-25}\n"
    main = page(tmp_path, STATEMENT + more).main
    assert "opgesteld op 1 oktober 2024 en voor het laatst herzien op 20 oktober 2024." in main
    assert "Op 25 oktober 2024 tekende de directeur ervoor." in main
    assert "nog niet voor getekend" not in main


def test_each_fact_of_a_limitation_stands_with_it(tmp_path: Path) -> None:
    told = page(tmp_path, STATEMENT.partition("  beperkingen:")[0] + LIMITATION).main
    for words in ("Oorzaak", "Het is oud", "Gevolg", "Wie doof is, mist wat", "Het gaat weg", "1 januari 2025"):
        assert words in told


def test_a_way_to_complain_and_what_follows_stand_there_only_where_facts_say_so(tmp_path: Path) -> None:
    without = page(tmp_path / "a", STATEMENT).main
    assert "geen mailadres of telefoonnummer" in without
    assert "mag je van ons verwachten" not in without
    assert "Niet tevreden?" not in without
    more = "  toezeggingen: [binnen 3 weken een antwoord]\n  klachten: {naam: Een ombudsman, link: 'https://o.nl/'}\n"
    there = page(tmp_path / "b", f"{STATEMENT}{more}contact: {{mail: hallo@voorbeeld.nl}}\n")
    assert there.all("a", href="mailto:hallo@voorbeeld.nl")
    assert "Dit mag je van ons verwachten: binnen 3 weken een antwoord" in there.main
    assert there.one("a", href="https://o.nl/").words == "Een ombudsman"


def test_the_statement_is_of_the_site_that_is_built(tmp_path: Path) -> None:
    assert "Proefsite" in FILES["content/site.yaml"]
    main = page(tmp_path, STATEMENT).main
    assert "Proefsite wil dat de eigen online informatie voldoet" in main
    assert "https://voorbeeld.nl/" in main
