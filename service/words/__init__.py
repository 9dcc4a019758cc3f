"""Swedish words: what a text is found by, and how a typed search is read. Knows no store."""
