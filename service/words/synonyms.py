"""Words of the field that mean the same: a search for one finds the others; "within quotes" it does not.

>>> synonyms("genomförandeplan"), synonyms("golv")
(('plan för genomförande', 'planer för genomförande'), ())

A wider word finds the narrower ones, but these do not find it.

>>> "råtta" in synonyms("skadedjur"), synonyms("råtta")
(True, ())
"""

GROUPS = (
    ("brukare", "kund", "deltagare", "omsorgstagare", "vårdtagare"),
    ("utförare", "anordnare"),
    ("genomförandeplan", "plan för genomförande", "planer för genomförande"),
    ("tillsyn", "inspektion"),
    ("anhörig", "närstående"),
    ("gruppboende", "gruppbostad"),
    (
        "särskild boende",
        "särskilt boende",
        "särskilda boenden",
        "äldreboende",
        "säbo",
        "äbo",
        "vårdboende",
        "omsorgsboende",
    ),
    ("läkemedel", "medicin"),
    ("försörjningsstöd", "ekonomisk bistånd", "ekonomiskt bistånd", "socialbidrag"),
    ("familjehem", "fosterhem"),
    ("familjehemsförälder", "fosterförälder", "fosterhemsförälder"),
    ("vårdnadshavare", "förälder"),
    ("dagmamma", "dagbarnvårdare"),
    ("elevhälsa", "skolhälsovård"),
    ("mobbning", "mobba"),
    ("förskola", "dagis"),
    ("fritids", "fritidshem"),
    ("särskola", "anpassad grundskola"),
    ("rektor", "skolledare"),
    ("färdtjänst", "sjukresa"),
    ("trygghetslarm", "larmklocka"),
    ("avvikelse", "incident"),
    ("klagomål", "synpunkt"),
    ("rymning", "avvikning"),
    ("hemlös", "bostadslös"),
    ("hemlöshet", "bostadslöshet"),
    ("missbruk", "missbrukare", "beroendevård", "beroendeproblematik", "substansbruk", "drogmissbruk"),
    ("narkotika", "narkotisk"),
    ("natt", "nattetid"),
    ("trycksår", "liggsår", "decubitus"),
    ("sjuksköterska", "ssk"),
    ("undersköterska", "usk"),
    ("sjukgymnast", "fysioterapeut"),
    ("bemanning", "personaltäthet"),
    ("vikarie", "timanställd", "timvikarie"),
    ("skyddsombud", "arbetsmiljöombud"),
    ("arbetsskada", "arbetsolycka"),
    ("utrymning", "evakuering"),
    ("dricksvatten", "kranvatten"),
    ("samtycke", "medgivande"),
    ("sekretess", "tystnadsplikt"),
    ("ställföreträdare", "god man", "förvaltare"),
    ("självmord", "suicid"),
    ("demens", "kognitiv sjukdom", "demenssjukdom"),
    ("funktionsnedsättning", "funktionshinder", "funktionshindrad"),
    ("tv", "teve", "television"),
    ("epost", "e-post", "mejl", "mail"),
    ("hemtjänst", "hemvård"),
    ("korttidsboende", "korttidsplats", "växelvård"),
    ("tjänsteskrivelse", "tjänsteutlåtande"),
    ("diarienummer", "dnr"),
    ("legitimerad", "leg"),
    ("hvb", "hem för vård eller boende"),
    ("ivo", "inspektionen för vård och omsorg"),
    ("imy", "integritetsskyddsmyndigheten", "integritetsskyddsmyndighet"),
    ("jo", "justitieombudsman", "justitieombudsmannen"),
    ("fk", "försäkringskassa", "försäkringskassan"),
    ("skr", "sveriges kommuner och regioner"),
    ("skl", "sveriges kommuner och landsting"),
    ("msb", "myndigheten för samhällsskydd och beredskap"),
    ("mas", "medicinsk ansvarig sjuksköterska", "medicinskt ansvarig sjuksköterska"),
    ("mar", "medicinsk ansvarig för rehabilitering", "medicinskt ansvarig för rehabilitering"),
    ("bup", "barn- och ungdomspsykiatri"),
    ("bvc", "barnavårdscentral"),
    ("ifo", "individ- och familjeomsorg"),
    ("sas", "socialt ansvarig samordnare"),
    ("sfi", "svenska för invandrare"),
    ("apt", "arbetsplatsträff"),
    ("ovk", "obligatorisk ventilationskontroll"),
    ("osa", "organisatorisk och social arbetsmiljö"),
    ("pub", "personuppgiftsbiträde"),
    ("dso", "dataskyddsombud"),
    ("sba", "systematisk brandskyddsarbete", "systematiskt brandskyddsarbete"),
    ("sam", "systematisk arbetsmiljöarbete", "systematiskt arbetsmiljöarbete"),
    ("sip", "samordnad individuell plan"),
    ("iup", "individuell utvecklingsplan"),
    ("vfu", "verksamhetsförlagd utbildning"),
    ("bbic", "barns behov i centrum"),
    ("ibic", "individens behov i centrum"),
    ("daglig verksamhet", "dv"),
    ("npf", "neuropsykiatrisk funktionsnedsättning"),
    ("adl", "aktiviteter i dagliga livet", "allmän daglig livsföring"),
    ("hlr", "hjärt-lungräddning"),
    ("kbt", "kognitiv beteendeterapi"),
    ("lov", "lagen om valfrihetssystem"),
    ("hsl", "hälso- och sjukvårdslag"),
)
"""Base forms, words of the field and what they are shortened to; the first of a group is the usual word."""
NARROWER = {
    "skadedjur": ("ohyra", "råtta", "kackerlacka", "vägglus", "möss"),
    "tvångsåtgärd": ("fasthållning", "inlåsning", "bälte"),
}
"""What is a kind of a wider word."""


def synonyms(*forms: str) -> tuple[str, ...]:
    """Return what means the same as a word, given in any of its forms, and what is a kind of it."""
    same = (other for group in GROUPS if set(forms) & set(group) for other in group)
    kinds = (other for wider in forms for other in NARROWER.get(wider, ()))
    return tuple(other for other in dict.fromkeys((*same, *kinds)) if other not in forms)
