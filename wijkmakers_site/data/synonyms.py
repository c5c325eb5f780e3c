"""Words that visitors type for one thing. What is said in one place only, `zoekwoorden` in `site.yaml` adds."""

from __future__ import annotations

# They say little beside others, so a question is its other words.
SMALL_WORDS = frozenset(
    ("aan", "bij", "de", "een", "en", "het", "in", "is", "met", "of", "om", "op", "te", "van", "voor")
)  # fmt: skip

# The word of the site itself stands first, in the form in which it is part of other words (`spreker`, `sprekers`).
SYNONYMS = tuple(
    tuple(words.split())
    for words in (
        "aanmelden inschrijven opgeven registreren",
        "leergang cursus opleiding training scholing programma",
        "spreker docent trainer begeleider coach",
        "agenda kalender planning rooster",
        "prijs kosten gratis tarief",
        "abonneren volgen agenda kalender",
        "telefoon iphone android mobiel smartphone",
        "locatie zaal adres",
        "module bijeenkomst les",
        "organisatie partner partij",
        "toegankelijkheid rolstoel schermlezer beperking",
        "privacy avg cookies",
        "thema onderwerp",
        "contact mail bellen telefoonnummer",
        "excursie rondleiding wandeling",
        "werksessie workshop",
        "nieuws bericht actueel",
    )
)
