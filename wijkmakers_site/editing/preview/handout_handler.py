"""Handouts in the preview: the pages that `drukwerk --naar` writes, each made when it is asked for."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256
from http import HTTPStatus

from tornado.web import HTTPError

from wijkmakers_site.editing.forms.things import FORMS, HANDOUTS
from wijkmakers_site.editing.handouts.handouts import INDEX, SCRIPT, HandoutLink, Handouts
from wijkmakers_site.editing.handouts.material import gather
from wijkmakers_site.editing.preview.form_handler import FormHandler
from wijkmakers_site.media.embedded_fonts import font_rules
from wijkmakers_site.problems.problem import InvalidContentError, UsageError

# They stand by themselves, so style and script are in the page: this script and no other may run.
_SCRIPT = b64encode(sha256(SCRIPT.encode()).digest()).decode()
_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; "
    f"form-action 'none'; frame-ancestors 'none'; script-src 'sha256-{_SCRIPT}'"
)


class HandoutHandler(FormHandler):
    """One handout, or the list of them."""

    def get(self, path: str) -> None:
        if not path:
            self.redirect(f"{HANDOUTS}{INDEX}")
            return
        root = self.editor.root
        beside = (HandoutLink("Alles wat je kunt bewerken", FORMS), HandoutLink("Naar het voorbeeld", self.base()))
        try:
            material, fonts = gather(root, self.editor.clock()), font_rules(root / "layouts")
            html = Handouts(material, material.site.programmes, fonts, beside).html(path)
        except InvalidContentError as error:
            told = [f"{each.place}: {each.message} {each.cure}" for each in error.problems if not each.warning]
            self.refuse(UsageError("\n".join(["Verbeter eerst de fouten:", *told])), FORMS)
            return
        if html is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self.set_header("Content-Security-Policy", _POLICY)
        self.finish(html)
