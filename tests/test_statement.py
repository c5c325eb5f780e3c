"""The accessibility statement: it says what `site.yaml` knows, and nothing that nobody said."""

from __future__ import annotations

from pathlib import Path

from sites import FILES, with_layouts, write
from webpage import Webpage, built, webpage

STATEMENT = """\
toegankelijkheid:
  status: eerste maatregelen genomen
  opgesteld: 2024-10-01
  onderzoeken:
    - {onderzoek: Alle soorten pagina's met een lezer, datum: 2024-09-30, uitkomst: Twee fouten.}
  beperkingen:
    - Een oud filmpje zonder ondertitels
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
    assert "Nalevingsstatus: eerste maatregelen genomen" in main
    assert "30 september 2024: Alle soorten pagina's met een lezer. Twee fouten." in main
    assert "Een oud filmpje zonder ondertitels" in main
    assert "opgesteld op 1 oktober 2024." in main
    assert "Er is nog niet voor getekend door een bestuurder." in main


def test_a_review_and_a_signature_are_told_with_their_dates(tmp_path: Path) -> None:
    more = "  herzien: 2024-10-20\n  akkoord: {functie: directeur, datum: 2024-10-25}\n"
    main = page(tmp_path, STATEMENT + more).main
    assert "opgesteld op 1 oktober 2024 en voor het laatst herzien op 20 oktober 2024." in main
    assert "Op 25 oktober 2024 tekende de directeur ervoor." in main
    assert "nog niet voor getekend" not in main


def test_a_way_to_complain_is_promised_only_where_there_is_an_address_and_a_statement(tmp_path: Path) -> None:
    """The times to answer in are the statement's: nobody promised them where nobody drew one up."""
    without = page(tmp_path / "a").main
    assert "geen mailadres of telefoonnummer" in without
    assert "werkdagen" not in without
    contact = "contact: {mail: hallo@voorbeeld.nl}\n"
    there = page(tmp_path / "b", contact)
    assert there.all("a", href="mailto:hallo@voorbeeld.nl")
    assert "werkdagen" not in there.main
    assert "binnen 5 werkdagen" in page(tmp_path / "c", STATEMENT + contact).main


def test_the_statement_is_of_the_site_that_is_built(tmp_path: Path) -> None:
    assert "Proefsite" in FILES["content/site.yaml"]
    main = page(tmp_path, STATEMENT).main
    assert "Proefsite wil dat de eigen online informatie voldoet" in main
    assert "https://voorbeeld.nl/" in main
