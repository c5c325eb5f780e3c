"""A piece of news for machines: NewsArticle. Who wrote it nobody says, so its author is whose site it is."""

from __future__ import annotations

from wijkmakers_site.data.schema_org import people
from wijkmakers_site.data.schema_org.graph import Thing
from wijkmakers_site.pages.views.head import Head
from wijkmakers_site.pages.views.news import NewsItem
from wijkmakers_site.text.addresses import urls
from wijkmakers_site.text.addresses.urls import Root


def article(view: NewsItem, head: Head, who: people.Publisher, root: Root) -> Thing:
    item, address = view.item, root.absolute(head.path)
    images = [picture.path for picture in (view.picture, *view.photos) if picture]
    images = images or ([head.card.path] if head.card else [])
    return {
        "@type": "NewsArticle",
        "@id": address,
        "headline": item.title,
        "description": item.summary,
        "url": address,
        "mainEntityOfPage": address,
        "datePublished": item.day.isoformat(),
        "inLanguage": "nl",
        "image": [root.absolute(path) for path in images],
        "author": people.publisher(who, root),
        "publisher": people.publisher(who, root),
        "about": [
            {"@type": "Course", "@id": f"{root.absolute(card.path)}#leergang", "name": card.programme.title}
            for card in view.programmes
        ],
        "mentions": [
            *(
                {"@type": "Person", "@id": root.absolute(urls.path_of(each)), "name": each.name}
                for each in item.speakers
            ),
            *(people.organisation(each, root) for each in item.organisations),
        ],
    }
