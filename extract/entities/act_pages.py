"""Where an act can be read: the address of its public page, at the very section where the page has one.

Swedish acts, agencies' regulations, bills and cases stand on lagen.nu (acts that have been repealed too), the European
Union's on EUR-Lex. Nothing is fetched: an address is made from the value alone.

>>> page_of("SFS 2001:453 14 kap. 3 § 2 st"), page_of("SFS 1993:387 9 § 10 p")
('https://lagen.nu/2001:453#K14P3S2', 'https://lagen.nu/1993:387#P9N10')
>>> page_of("CELEX:32016R0679 artikel 6.1")
'https://eur-lex.europa.eu/legal-content/SV/TXT/?uri=CELEX:32016R0679'
"""

import re

LAGEN = "https://lagen.nu"
EUROPE = "https://eur-lex.europa.eu/legal-content/SV/TXT/?uri="
ACT = re.compile(r"SFS (?P<no>\d{4}:\d+)(?P<rest>.*)")
REGULATION = re.compile(r"(?P<series>[A-ZÅÄÖa-zåäö0-9-]+FS) (?P<no>\d{4}:\d+)(?P<rest>.*)")
BILL = re.compile(r"prop\. (?P<no>\d{4}/\d{2,4}:\d+)(?: s\. (?P<page>\d+))?")
CASE = re.compile(r"(?P<court>HFD|RÅ|NJA|MÖD|AD|RH|MD) (?P<year>\d{4})(?: (?P<kind>ref\.|nr|s\.)|:) ?(?P<no>\d+)")
PLACE = re.compile(
    r"(?: (?P<K>\d+(?: [a-z])?) kap\.)?(?: (?P<P>\d+(?: [a-z])?) §)?(?: (?P<S>\d+) st)?(?: (?P<N>\d+(?: [a-z])?) p)?"
)
PLAIN = str.maketrans("åäöÅÄÖ", "aaoAAO")


def page_of(value: str | None) -> str | None:
    """Return the address of a paragraf's act, None where no public page is known.

    >>> page_of("HFD 2019 ref. 12"), page_of("NJA 2015 s. 180"), page_of("HSLF-FS 2016:40 4 kap. 3 §")
    ('https://lagen.nu/dom/hfd/2019:12', 'https://lagen.nu/dom/nja/2015s180', 'https://lagen.nu/hslffs/2016:40#K4P3')
    >>> page_of("prop. 2012/13:10 s. 45"), page_of("JO 2011/12 s. 321"), page_of(None)
    ('https://lagen.nu/prop/2012/13:10#sid45', None, None)
    """
    value = value or ""
    if value.startswith("CELEX:"):
        return EUROPE + value.split()[0]
    if match := ACT.fullmatch(value):
        return f"{LAGEN}/{match['no']}{_anchor(match['rest'])}"
    if match := BILL.fullmatch(value):
        return f"{LAGEN}/prop/{match['no']}" + (f"#sid{match['page']}" if match["page"] else "")
    if match := CASE.fullmatch(value):
        number = f"{match['year']}s{match['no']}" if match["kind"] == "s." else f"{match['year']}:{match['no']}"
        return f"{LAGEN}/dom/{match['court'].translate(PLAIN).lower()}/{number}"
    if match := REGULATION.fullmatch(value):
        series = match["series"].replace("-", "").translate(PLAIN).lower()
        return f"{LAGEN}/{series}/{match['no']}{_anchor(match['rest'])}"
    return None


def _anchor(rest: str) -> str:
    """Return "#K14P3S2" of " 14 kap. 3 § 2 st", nothing for what the pages have no anchor for."""
    match = PLACE.fullmatch(rest)
    if not match:
        return ""
    parts = [f"{letter}{number.replace(' ', '')}" for letter, number in match.groupdict().items() if number]
    return f"#{''.join(parts)}" if parts else ""
