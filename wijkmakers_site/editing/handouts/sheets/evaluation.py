"""What participants are asked afterwards: a sheet to hang at the way out, with a code that leads to the questions."""

from __future__ import annotations

from collections.abc import Iterator

from wijkmakers_site.editing.handouts.material import Material
from wijkmakers_site.model import academy
from wijkmakers_site.model.enums import State
from wijkmakers_site.pages import evaluations
from wijkmakers_site.pages.views.parts import AskedAfter
from wijkmakers_site.text.words import dutch
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class EvaluationSheet:
    """The evaluation of what has a `title` and belongs to a `programme`; of a module `module` is its id, "" for the
    whole. It is asked at `link`, from the day `begins` on and, where staff say so, until `closes` (both Dutch).
    """

    programme: academy.Programme
    module: str
    title: str
    link: str
    begins: str
    closes: str

    @property
    def folder(self) -> str:
        """Where it stands among all handouts."""
        return f"{self.programme.id}/{self.module}/" if self.module else f"{self.programme.id}/"


def evaluation_sheets(material: Material, programme: academy.Programme) -> Iterator[EvaluationSheet]:
    """Those of a programme and its modules that are still open; a concept asks nobody."""
    if programme.draft:
        return
    found = [("", programme.title, evaluations.of_programme(programme))]
    modules = (module for module in programme.modules if module.state is not State.DRAFT)
    found += [(module.id, module.title, evaluations.of_module(module)) for module in modules]
    for id, title, asked in found:
        if asked and asked.last >= material.clock.day:
            yield _sheet(programme, id, title, asked)


def _sheet(programme: academy.Programme, module: str, title: str, asked: AskedAfter) -> EvaluationSheet:
    closes = dutch.short_date(asked.closes) if asked.closes else ""
    return EvaluationSheet(programme, module, title, asked.link, dutch.short_date(asked.first), closes)
