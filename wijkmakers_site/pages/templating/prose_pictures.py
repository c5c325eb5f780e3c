"""Pictures of texts, shown like all others: in the formats and widths that browsers choose from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from wijkmakers_site.media.images import PicturePublisher
from wijkmakers_site.media.pictures import IN_TEXT, Picture
from wijkmakers_site.model.people import Image
from wijkmakers_site.pages.templating.templates import Templates
from wijkmakers_site.values import dataclass


@dataclass(frozen=True, slots=True)
class ProsePictures:
    """Shows the `images` that texts name; a `publisher` makes their files, and `templates` the HTML around them."""

    images: Iterable[Image]
    publisher: PicturePublisher
    templates: Templates

    def figure(self, name: str, alt: str, caption: str) -> str:
        """The picture with what stands below it; "" after the last day on which it may be shown."""
        picture = self._published(name, alt, caption)
        if picture and picture.fallback.height > picture.fallback.width:
            # As wide as the text it would be higher than a screen.
            picture = replace(picture, shape=f"{picture.shape} tall")
        return self.templates.words("figure", picture) if picture else ""

    def picture(self, name: str, alt: str) -> str:
        """The picture in a line of text."""
        picture = self._published(name, alt, "")
        return self.templates.words("small", picture) if picture else ""

    def _published(self, name: str, alt: str, caption: str) -> Picture | None:
        image = next((image for image in self.images if image.file == name), None)
        return self.publisher.publish(replace(image, alt=alt, caption=caption or None), IN_TEXT) if image else None
