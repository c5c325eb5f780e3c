"""The overview of a year in the preview: the list of years, a year to print, a year as a sheet."""

from __future__ import annotations

from http import HTTPStatus

from tornado.web import HTTPError

from wijkmakers_site.editing.forms.things import FORMS
from wijkmakers_site.editing.preview.form_pages.form_handler import FormHandler
from wijkmakers_site.editing.year_overview.figures import YearOverview, year_overview
from wijkmakers_site.editing.year_overview.period import period_of
from wijkmakers_site.editing.year_overview.written import as_csv, as_html, published_site, years
from wijkmakers_site.problems.errors import InvalidContentError, UsageError


class YearHandler(FormHandler):
    """`jaaroverzicht/`, `jaaroverzicht/2025/` and `jaaroverzicht/2025.csv`."""

    def get(self, path: str) -> None:
        try:
            if not path:
                self._list()
            elif path.endswith(".csv"):
                name = path.removesuffix(".csv")
                sheet = as_csv(self._overview(name))
                self.set_header("Content-Type", "text/csv; charset=utf-8")
                self.set_header("Content-Disposition", f'attachment; filename="jaaroverzicht-{name}.csv"')
                self.finish(sheet)
            else:
                self.finish(as_html(self._overview(path.rstrip("/")), forms=FORMS))
        except InvalidContentError as error:
            told = [
                f"{each.path}, regel {each.line}: {each.message} {each.cure}"
                for each in error.problems
                if not each.warning
            ]
            self.refuse(UsageError("\n".join(["Verbeter eerst de fouten:", *told])), FORMS)

    def _list(self) -> None:
        calendar, school = years(published_site(self.editor.root, self.editor.clock()))
        self.show("years.html", groups=[("Kalenderjaren", calendar), ("Schooljaren", school)])

    def _overview(self, name: str) -> YearOverview:
        clock = self.editor.clock()
        try:
            period = period_of(name)
        except UsageError:
            raise HTTPError(HTTPStatus.NOT_FOUND) from None
        return year_overview(published_site(self.editor.root, clock), period, clock.day)
