"""The verb `hosts`."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from wijkmakers_site.cli.command_line.options import chosen_clock
from wijkmakers_site.cli.exit_code import ExitCode
from wijkmakers_site.model.enums import Host
from wijkmakers_site.problems.errors import UsageError


def show_for_host(arguments: Namespace, root: Path) -> int:
    from wijkmakers_site.delivery.hosts.forms import printed, workflow

    host = Host(arguments.host)
    text = workflow(host)
    if text is None:
        from wijkmakers_site.pipeline import make

        made = make(root, chosen_clock(None))
        text = printed(host, made.site.url, made.rendered.redirects, made.site.cms)
    if text is None:
        raise UsageError(f"{host} leest alles in de site zelf. Zet in content/site.yaml: `host: {host}`, en publiceer.")
    print(text, end="")
    return ExitCode.GOOD
