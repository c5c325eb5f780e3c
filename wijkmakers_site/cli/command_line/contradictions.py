"""Options that do not go together, or lack another one: a sentence that says which."""

from __future__ import annotations

from argparse import Namespace

from wijkmakers_site.problems.errors import UsageError


def refuse_contradictions(arguments: Namespace) -> None:
    """Raises UsageError where what argparse let through asks for something that cannot be."""
    if arguments.verb == "build":
        _refuse_half_a_preview(arguments)
    if arguments.verb == "check":
        _refuse_conflicting_options(arguments)
    if arguments.verb == "new":
        _refuse_other_new(arguments)
    if arguments.verb == "drukwerk" and not arguments.naar:
        raise UsageError("Noem ook een map waar het mag komen: python3 build.py drukwerk --naar ../drukwerk")
    if arguments.verb == "diff" and arguments.groepsapp and (arguments.json or arguments.exit_code or arguments.vorige):
        raise UsageError("--groepsapp gaat alleen samen met --op.")
    if arguments.verb == "publish" and arguments.droog and not arguments.naar:
        raise UsageError("--droog hoort bij --naar: python3 build.py publish --naar rsync:naam@server:/map --droog")
    if arguments.verb == "publish" and arguments.eerste and arguments.herstel:
        raise UsageError("--eerste gaat niet samen met --herstel: het is de eerste keer, of het logboek is kwijt.")


def _refuse_half_a_preview(arguments: Namespace) -> None:
    if bool(arguments.naar) != arguments.concepten or (arguments.adres and not arguments.concepten):
        raise UsageError("Een voorbeeld voor collega's: python3 build.py build --concepten --naar ../voorbeeld")
    if arguments.concepten and arguments.onvertrouwd:
        raise UsageError("--concepten gaat niet samen met --onvertrouwd.")


def _refuse_conflicting_options(arguments: Namespace) -> None:
    if arguments.ja and not arguments.herstel:
        raise UsageError("--ja hoort bij --herstel: python3 build.py check --herstel --ja")
    if arguments.adres and not arguments.lancering:
        raise UsageError("--adres hoort bij --lancering: python3 build.py check --lancering --adres https://…")
    if arguments.links and (
        arguments.lancering or arguments.herstel or arguments.streng or arguments.formaat != "tekst"
    ):
        raise UsageError("--links gaat alleen samen met --op.")
    if arguments.lancering and (arguments.herstel or arguments.streng or arguments.formaat != "tekst"):
        raise UsageError("--lancering gaat alleen samen met --adres en --op.")
    if arguments.adres and not arguments.adres.startswith(("https://", "http://")):
        raise UsageError("--adres: schrijf een heel adres, zoals https://wijkmakers.nl/")
    if arguments.herstel and arguments.formaat != "tekst":
        raise UsageError("--herstel gaat niet samen met --formaat. Herstel eerst en kijk daarna na.")


def _refuse_other_new(arguments: Namespace) -> None:
    """Options that belong to another kind of new file."""
    from wijkmakers_site.cli.command_line.new_kinds import EDITION
    from wijkmakers_site.model.file_kinds import PROGRAMME, REDIRECTS

    kind, is_redirects = arguments.kind, arguments.kind == REDIRECTS.name
    if is_redirects and arguments.uit and arguments.names:
        raise UsageError("Geef één lijst: python3 build.py new omleidingen --uit sitemap.xml. Of noem één oud adres.")
    if arguments.uit and not is_redirects and kind != PROGRAMME.name:
        raise UsageError('--uit hoort bij een leergang: python3 build.py new leergang "De titel" --uit planning.csv')
    if arguments.start and kind != EDITION:
        raise UsageError("--start hoort bij een editie: new editie <id van de leergang> --start 2026-09-17")
    if arguments.ja and kind != EDITION and not arguments.uit:
        raise UsageError("--ja hoort bij een editie, of bij --uit.")
