"""Handouts in the preview: the pages that `drukwerk --naar` writes, each made when it is asked for."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from http import HTTPStatus

from tornado.web import HTTPError

from wijkmakers_site.editing.forms.saving import FormEditor
from wijkmakers_site.editing.forms.things import FORMS, HANDOUTS
from wijkmakers_site.editing.handouts.handouts import SCRIPT, Handouts
from wijkmakers_site.editing.handouts.links import INDEX, HandoutLink
from wijkmakers_site.editing.handouts.material import gather
from wijkmakers_site.editing.preview.form_pages.form_handler import FormHandler
from wijkmakers_site.editing.preview.state import PreviewState
from wijkmakers_site.media.embedded_fonts import font_rules
from wijkmakers_site.problems.errors import InvalidContentError, UsageError
from wijkmakers_site.text.clock import Clock

# They stand by themselves, so style and script are in the page: this script and no other may run.
_SCRIPT = b64encode(sha256(SCRIPT.encode()).digest()).decode()
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; "
    f"form-action 'none'; frame-ancestors 'none'; script-src 'sha256-{_SCRIPT}'"
)


_KEPT = 300  # seconds: which sessions are over is asked anew after that


class HandoutShelf:
    """The handouts of what the preview shows (`shown`), made once for as long as that stays the same: to read all of a
    large `content/` takes seconds.
    """

    def __init__(self, editor: FormEditor, base: Callable[[], str], shown: Callable[[], PreviewState]) -> None:
        self._editor = editor
        self._base = base
        self._shown = shown
        self._of: tuple[PreviewState, Clock] | None = None
        self._handouts: Handouts | None = None

    def handouts(self) -> Handouts:
        """Raises InvalidContentError where content is wrong."""
        shown, clock = self._shown(), self._editor.clock()
        if self._handouts is None or self._of is None or not self._is_still(shown, clock, *self._of):
            material, fonts = gather(self._editor.root, clock), font_rules(self._editor.root / "layouts")
            beside = (HandoutLink("Alles wat je kunt bewerken", FORMS), HandoutLink("Naar het voorbeeld", self._base()))
            self._handouts, self._of = Handouts(material, material.site.programmes, fonts, beside), (shown, clock)
        return self._handouts

    def _is_still(self, shown: PreviewState, clock: Clock, then: PreviewState, at: Clock) -> bool:
        # By identity: every save makes another state, also one in which nothing can be seen to differ.
        return shown is then and clock.day == at.day and (clock.now - at.now).total_seconds() < _KEPT


class HandoutHandler(FormHandler):
    """One handout, or the list of them."""

    def initialize(  # type: ignore[override]  # tornado gives them by name
        self, editor: FormEditor, base: Callable[[], str], shelf: HandoutShelf
    ) -> None:
        super().initialize(editor, base)
        self._shelf = shelf

    def get(self, path: str) -> None:
        if not path:
            self.redirect(f"{HANDOUTS}{INDEX}")
            return
        try:
            html = self._shelf.handouts().html(path)
        except InvalidContentError as error:
            errors = (each for each in error.problems if not each.warning)
            told = [f"{each.path}, regel {each.line}: {each.message} {each.cure}" for each in errors]
            self.refuse(UsageError("\n".join(["Verbeter eerst de fouten:", *told])), FORMS)
            return
        if html is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self.set_header("Content-Security-Policy", _POLICY)
        self.finish(html)
