"""The colours of a street: those of the street on the home page (`layouts/static/gevels.svg`)."""

COLOURS = {
    "ink": "#0a252e", "night": "#0d303b", "dusk": "#164552", "deep": "#1c5260", "canal": "#2c6e78", "glass": "#123743",
    "cream": "#f3ede1", "sand": "#d9cdb8", "chalk": "#e3e7e4", "mist": "#cfd6d3", "stone": "#aab6b4",
    "lit": "#ffcb52", "glow": "#fff0b8", "slate": "#3d4b50", "grey": "#5b5f62", "zinc": "#55595c",
    "brown": "#75291f", "red": "#a8402d", "clay": "#c0603f", "wood": "#3b2a22", "chimney": "#4a1e19",
    "green": "#1f6b57", "blue": "#2b5d8a", "petrol": "#184f5c", "tile": "#c0492f", "white": "#ffffff",
}  # fmt: skip
