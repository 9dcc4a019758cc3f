"""Lines that an author broke inside a paragraph: those that are paragraphs of their own, and those that go on.

>>> parted("Datum: 3 maj\\nPlats: Sjövik"), parted("Klart\\nnu."), parted("Hej!\\n\\nVi har sett det.\\n- Ett\\n- två")
(['Datum: 3 maj', 'Plats: Sjövik'], ['Klart nu.'], ['Hej!', 'Vi har sett det.', '- Ett', '- två'])
"""

from extract.layout.marks import begins_item, is_finished, starts_low


def parted(text: str) -> list[str]:
    """Return the paragraphs: a line goes on in the next only if that starts low and nothing was finished before it."""
    found: list[str] = []
    open_ = False
    for line in text.split("\n"):
        words = " ".join(line.split())
        if words and open_ and starts_low(words) and not begins_item(words) and not is_finished(found[-1]):
            found[-1] = f"{found[-1]} {words}"
        elif words:
            found.append(words)
        open_ = bool(words)
    return found
