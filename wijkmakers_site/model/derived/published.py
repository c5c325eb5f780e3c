"""What of the academy visitors may see."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from operator import is_

from wijkmakers_site.model import academy, enums


def published(site: academy.Site, day: date) -> academy.Site:
    """The site on `day`: without concepts and news of later days; the modules that remain are numbered anew."""
    programmes = (programme for programme in site.programmes if not programme.draft)
    news = tuple(item for item in site.news if not item.draft and item.day <= day)
    return replace(site, programmes=tuple(map(_without_drafts, programmes)), news=news)


def _without_drafts(programme: academy.Programme) -> academy.Programme:
    modules, number = [], 0
    for module in programme.modules:
        if module.state is not enums.State.DRAFT:
            number += module.number is not None
            anew = number if module.number else None
            modules.append(module if anew == module.number else replace(module, number=anew))
    is_as_it_was = len(modules) == len(programme.modules) and all(map(is_, modules, programme.modules))
    return programme if is_as_it_was else replace(programme, modules=tuple(modules))
