"""What can go wrong in reading, said in Swedish to the person who uploaded the file.

>>> raise Unreadable("protokoll.pdf är krypterad. Spara en kopia utan lösenord och ladda upp den.")
Traceback (most recent call last):
extract.errors.Unreadable: protokoll.pdf är krypterad. Spara en kopia utan lösenord och ladda upp den.
"""


class ExtractError(Exception):
    """A file can't be read; the message is in Swedish, names the file and says what to do next."""


class UnsupportedFormat(ExtractError):
    """The file is of a kind that no reader takes."""


class Unreadable(ExtractError):
    """The file is of a known kind, but damaged, encrypted, empty or without text."""
