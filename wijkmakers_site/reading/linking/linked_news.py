"""Records of news and videos -> the model. A field of the model that is forgotten here is a type error."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from wijkmakers_site.model import news, people
from wijkmakers_site.reading.content import FiledRecord
from wijkmakers_site.reading.schema.kinds.news import NewsRecord
from wijkmakers_site.reading.schema.kinds.shared import ImageRecord, VideoRecord

Image = Callable[[ImageRecord | None], people.Image | None]


def photos(records: tuple[ImageRecord, ...], image: Image) -> tuple[people.Image, ...]:
    return tuple(photo for record in records if (photo := image(record)))


def video(record: VideoRecord | None, image: Image) -> news.Video | None:
    if record is None:
        return None
    return news.Video(
        link=record.link,
        title=record.title,
        image=image(record.image),
        length=record.length,
        subtitled=record.subtitled,
    )


def news_item(
    filed: FiledRecord[NewsRecord],
    image: Image,
    speakers: Mapping[str, people.Speaker],
    organisations: Mapping[str, people.Organisation],
) -> news.NewsItem:
    """`image` gives the picture of a record; `speakers` and `organisations` are those of the site by their ids."""
    record = filed.record
    return news.NewsItem(
        id=filed.id,
        title=record.title,
        summary=record.summary,
        day=record.day,
        image=image(record.image),
        photos=photos(record.photos, image),
        video=video(record.video, image),
        programmes=record.programmes,
        speakers=tuple(speakers[id] for id in record.speakers),
        organisations=tuple(organisations[id] for id in record.organisations),
        draft=record.draft,
        prose=filed.prose.get(""),
        formerly=record.formerly,
    )
