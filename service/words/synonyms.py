"""Words of the field that mean the same: a search for one finds the others; "within quotes" it does not.

>>> synonyms("brukare")
('kund', 'deltagare', 'omsorgstagare')
>>> synonyms("genomförandeplan"), synonyms("golv")
(('plan för genomförande', 'planer för genomförande'), ())
"""

GROUPS = (
    ("brukare", "kund", "deltagare", "omsorgstagare"),
    ("utförare", "anordnare"),
    ("genomförandeplan", "plan för genomförande", "planer för genomförande"),
    ("tillsyn", "inspektion"),
    ("anhörig", "närstående"),
    ("gruppboende", "gruppbostad"),
    ("äldreboende", "säbo", "vårdboende", "särskild boende"),
    ("läkemedel", "medicin"),
    ("försörjningsstöd", "ekonomisk bistånd", "socialbidrag"),
    ("dagmamma", "dagbarnvårdare"),
    ("vårdnadshavare", "förälder"),
    ("elevhälsa", "skolhälsovård"),
    ("färdtjänst", "sjukresa"),
    ("trygghetslarm", "larmklocka"),
    ("avvikelse", "incident"),
    ("tjänsteskrivelse", "tjänsteutlåtande"),
    ("diarienummer", "dnr"),
    ("legitimerad", "leg"),
    ("hvb", "hem för vård eller boende"),
    ("ivo", "inspektionen för vård och omsorg"),
    ("jo", "justitieombudsman", "justitieombudsmannen"),
    ("mas", "medicinsk ansvarig sjuksköterska"),
    ("mar", "medicinsk ansvarig för rehabilitering"),
    ("apt", "arbetsplatsträff"),
    ("sba", "systematisk brandskyddsarbete"),
    ("sam", "systematisk arbetsmiljöarbete"),
    ("sip", "samordnad individuell plan"),
    ("iup", "individuell utvecklingsplan"),
    ("vfu", "verksamhetsförlagd utbildning"),
    ("bbic", "barns behov i centrum"),
    ("daglig verksamhet", "dv"),
    ("hsl", "hälso- och sjukvårdslag"),
)
"""Base forms, words of the field and what they are shortened to; the first of a group is the usual word."""


def synonyms(*forms: str) -> tuple[str, ...]:
    """Return what means the same as a word, given in any of its forms."""
    return tuple(other for group in GROUPS if set(forms) & set(group) for other in group if other not in forms)
