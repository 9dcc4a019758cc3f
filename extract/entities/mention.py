"""A place in a text that names an act.

>>> Mention(0, 3, "SoL", 0, 3, name="SoL").relative
False
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mention:
    """text[start:end] names an act. ``id`` where a number is written, else ``name`` to look up by the day.

    ``reach`` is where the whole phrase begins ("Socialstyrelsens föreskrifter (SOSFS 2011:9)"), ``until`` where it ends,
    behind a title or "(LSS)". ``relative``: "samma lag"; ``unknown``: a name that the lexicon lacks; ``alias``: short forms
    that stand right behind it.
    """

    start: int
    end: int
    words: str
    reach: int
    until: int
    id: str | None = None
    name: str | None = None
    relative: bool = False
    unknown: bool = False
    alias: str | None = None
