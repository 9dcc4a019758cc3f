"""How months, quarters, terms, seasons, weeks and years look on paper: the patterns that period_forms.py builds values of.

>>> MONTHLY.search("under april månad 2019")["m"]
'april'
"""

import re

from extract.entities.date_forms import MONTH, YEAR
from extract.entities.shapes import DASH, ORDINALS, S, any_of

Y = rf"(?:,?\s*(?:år\s+|av\s+)?(?P<y>{YEAR}|(?<=[tT])\d\d(?!\d)))"
MONTHLY = re.compile(
    rf"(?<![\w.])(?:(?P<half>första|andra|senare)\s+(?:halvan|hälften)\s+av\s+|(?P<edge>utgången\s+av)\s+)?(?P<m>{MONTH})(?:(?P<end>\s+månads?\s+(?:slut|utgång))|\s+månad(?!\w))?(?:{S}(?:{DASH}|/|till(?:\s+och\s+med)?|t\.?o\.?m\.?){S}(?P<to>{MONTH}))?(?:{Y})?(?P<last>\s+(?:förra|föregående)\s+året)?(?P<yearly>\s+varje\s+år(?!\w))?",
    re.IGNORECASE,
)
PART_OF = re.compile(r"(?:(?:första|andra|senare)\s+(?:halvan|hälften)|utgången)\s+av\s+\Z")
TERM_HEAD = re.compile(r"(?<!\w)[vh]t(?:\.\s|[\s.-])?\Z")
PART_HEAD = re.compile(r"(?<!\w)(?:t|q|kv\.?\s?)\Z")
COUNTED = re.compile(r"(?<!\w)(?:[1-4](?::[ae])?|första|andra|tredje|fjärde|sista|senare)\s+\Z")
WEEK_HEAD = re.compile(r"(?<!\w)(?:v\.\s?|vecka\s|veckorna\s|v\s?)\Z")
YEAR_HEAD = re.compile(r"(?<![\w/:.,§#-])år(?:en|et)?\s+\Z")
"""What such forms begin with, in small letters, where a figure, a month or the name of a part has been found."""
LISTED = re.compile(rf"\s*(?:,|och|samt|respektive)\s+(?:{MONTH})", re.IGNORECASE)
NUMBERED = re.compile(rf"(?:\d\s*|(?<!\d\d\d)\d[-–]|(?<!\w)(?:{any_of(ORDINALS)}|sista|siste)\s+)\Z", re.IGNORECASE)
ALONE = re.compile(r"(?:\A|\n)\s*\Z")
OPENING = frozenset("Januari Februari Augusti September Oktober November December".split())
"""Months that no one is called by."""
ALONE_OR_NEW = re.compile(r"(?:\A|\n|[.!?:]\s|[–-]\s)\Z")
IS = re.compile(r"\s(?:är|var|blev|har|hade|visar|visade|blir|saknas|och|till)\s")
YEAR_END = re.compile(
    r"(?<!\w)(?:(?P<year>[Åå]rets\s+slut|(?:[Uu]tgången|[Ss]lutet)\s+av\s+(?:året|(?P<y>(?:19|20)\d\d)))|(?P<t>[Vv]år|[Hh]öst)terminens\s+(?:slut|utgång)(?:\s+(?P<y2>(?:19|20)\d\d))?)(?!\w)"
)
PREPOSITION = re.compile(
    r"(?:\b(?:i|på|med|under|sedan|från|till|före|innan|efter|senast|av|fr\.?o\.?m\.?|t\.?o\.?m\.?|och|mellan|månad|för|per)|[-–,(:])\s+$",
    re.IGNORECASE,
)
SEASON = re.compile(
    r"(?<!\w)(?:(?P<rel>förra|nästa|kommande|föregående)\s+)?(?:sen|tidig|för)?(?P<s>[Vv]år|[Ss]ommar|[Hh]öst|[Vv]int(?:er)?)(?:(?P<term>termin(?:en)?)|en|n)s?(?!\w)(?:,?\s+(?:år\s+)?(?P<y>(?:19|20)\d\d|[-’]\d\d)(?:(?P<to>[/–-])(?P<y2>(?:20)?\d\d))?(?![\d:]|/\d|[.,]\d))?"
)
SEASON_YEAR = re.compile(r"(?<!\w)(?P<s>[Vv]år|[Ss]ommar|[Hh]öst)(?:termin)?\s+(?P<y>(?:19|20)\d\d)(?!\d)")
I_SEASON = re.compile(
    r"(?<!\w)[Ii]\s+(?:(?P<past>våras|somras|höstas|vintras)|(?P<next>sommar|höst|vinter|vår(?=\s*[.,;:)!?]|\s*\Z|\s+(?:har|hade|ska|skall|är|var|blir|blev|kommer|och|men|med|då|när|till|på|av|efter|före|skulle|hålls|görs|planeras|genomförs|\w+ts)(?!\w))))(?!\w)"
)
NEXT_SEASON = re.compile(
    r"(?<!\w)(?:nästa|kommande|(?P<past>förra))\s+(?P<s>vår|sommar|höst|vinter)(?=\s*[.,;:)]|\s*\Z|\s(?:och|men|med|då|när|ska|kommer|är|var|hade|har|i|på|för)\s)"
)
HABIT = re.compile(r"\b(?:på|om|var|varje|en|mitt\s+i)\s+\Z", re.IGNORECASE)
TERM = re.compile(r"(?<!\w)(?P<t>[VvHh][Tt])(?:\.\s|[\s.-])?(?P<y>(?:19|20)\d\d|\d\d)(?!\d|\w)")
THIRD = re.compile(
    rf"(?<!\w)(?:(?:T|[Tt]ertial(?:et|rapport|bokslut|uppföljning)?\s?)(?P<n>[1-3])(?:[-–](?P<to>[23]))?(?!\d|\w|[.,]\d)|(?P<n2>[1-3])(?::[ae])?\s+tertialet|(?P<o>första|andra|tredje|sista)\s+tertialet)(?:{Y})?"
)
QUARTER = re.compile(
    rf"(?<!\w)(?:(?:Q|[Kk]vartal(?:et)?\s?|kv\.?\s?)(?P<n>[1-4])(?:[-–](?P<to>[2-4]))?(?!\d|\w|[.,]\d)|(?P<n2>[1-4])(?::[ae])?\s+kvartalet|(?P<o>första|andra|tredje|fjärde|sista)\s+kvartalet)(?:{Y})?"
)
HALF = re.compile(
    rf"(?<!\w)(?:(?P<o>första|andra|senare)\s+halvåret|halvår(?:et)?\s?(?P<n>[12])(?P<to>(?!))?(?P<n2>(?!))?(?!\d))(?:{Y})?"
)
WEEK = re.compile(
    rf"(?<!\w)(?:v\.\s?|[Vv]ecka\s|[Vv]eckorna\s|v\s?)(?P<n>[0-5]?\d)(?!\d|[.,:/]\d|\w)(?:{S}{DASH}{S}(?P<to>[0-5]?\d)(?!\d|\w))?(?:,?\s+(?:år\s+)?(?P<y>(?:19|20)\d\d)(?!\d))?"
)
WEEK_TOO = re.compile(
    r"(?:,\s|\s(?:och|samt)\s)(?P<n>[1-5]?\d)(?=\s*(?:[.;)]|$|\n)|,\s?(?:[1-5]?\d\b|[a-zåäö])|\s(?:och|samt)\s[1-5]?\d\b|\s(?:är|var|har|hölls|gjordes|besöktes|saknas|i|på|av|för|till|under)\s)"
)
"""A further week of a list: "vecka 29 och 30"."""
SCHOOL_YEAR = re.compile(
    r"(?<!\w)(?:[Ll]äsår(?:et)?|[Ll]å\.?)\s+(?P<y>(?:19|20)?\d\d)\s?[/–-]\s?(?P<y2>(?:19|20)?\d\d)(?!\d)"
)
TURN = re.compile(
    r"(?<!\w)(?P<h>[Hh]alv)?[Åå]rsskiftet(?:\s+(?P<y>(?:19|20)\d\d|\d\d(?=/\d\d))(?:\s?[/–-]\s?(?P<y2>(?:19|20)?\d\d))?(?!\d))?"
)
MONTH_TURN = re.compile(rf"(?<!\w)[Mm]ånadsskiftet\s+(?P<m>{MONTH})\s?[/–-]\s?{MONTH}(?:{Y})?")
YEARS = re.compile(
    rf"(?<![\w/:.,§#-])(?:[Åå]ren\s+)?(?P<y>(?:19|20)\d\d){S}(?:{DASH}|/|till(?:\s+och\s+med)?\s){S}(?P<y2>(?:19|20)\d\d|\d\d)(?![\d:/%]|[.,]\d|-\d)(?!\s*(?:kr|mnkr|tkr|kronor|procent)\b)"
)
FISCAL = re.compile(r"(?:räkenskaps|budget|verksamhets)år(?:et)?\s*\Z", re.IGNORECASE)
SCHOOL = re.compile(r"\b(?:[Ss]kolan|[Ff]örskolan|[Ee]lev(?:en|er|erna)|[Ll]äsår(?:et)?|[Rr]ektor(?:n)?)\b")
"""A text about a school counts years from August: "planen för 2022/2023"."""
DECADE = re.compile(r"(?<!\w)(?P<y>(?:1[6-9]|20)\d0)-talet")
ONE_YEAR = re.compile(
    r"(?<![\w/:.,§#+-])(?:[Åå]r(?:et)?\s+)?(?P<y>(?:19\d|20[0-4])\d)(?![\d:/]|\w|[.,]\d|-\d)(?:\s+års(?!\w))?(?!\s*(?:kr|mnkr|mkr|tkr|kronor|personer|st|timmar|kvm|m2|procent|%|:-|§))"
)
LONG_AGO = re.compile(
    r"(?:\b(?:sedan|år|åren|från|byggdes|byggt|byggd|byggda|uppfördes|uppförd|uppfört|grundades|bildades|bildad|startade|startades|invigdes|öppnade|öppnades|antogs|renoverades|redan)|\d och)\s+\Z",
    re.IGNORECASE,
)
"""What makes a number below 1960 a year."""
NOT_YEAR = re.compile(
    r"(?:\b[Dd]nr|\b[Nn]r|nummer|FS|prop\.|\bs\.|\bsid(?:an)?|[Tt]el(?:efon)?|\btfn|(?:HFD|NJA|RÅ|JO|AD|SOU|Ds)|\bca|cirka|kronor|totalt|[Aa]genda|\b[Rr]um|\b[Ss]al|\b[Ll]gh|[Ll]ägenhet)[.:]?\s*$|\d[ \u00a0]$"
)
