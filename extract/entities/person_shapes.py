"""How a person's name is built, and the roles that stand beside it.

>>> import re
>>> re.fullmatch(PART, "Maj-Britt") is not None, re.fullmatch(SURNAME, "von Ek") is not None, re.fullmatch(ROLE, "enhetschef") is not None
(True, True, True)
"""

PART = r"[A-ZÅÄÖÉÜČŠŽØ](?:[a-zåäöéèëüøæčćšžđ]+|['’][A-Z][a-z]+)(?:[A-Z][a-z]+)?(?:-[A-ZÅÄÖÉÜ][a-zåäöéü]+)?"
SURNAME = rf"(?:(?:von|af|de|van|al|El|Al|Ben|bin|der)[ -])?{PART}"
ROLE = (
    r"(?:[A-ZÅÄÖa-zåäö]*(?i:chef|ansvarig|strateg|samordnare|handläggare|föreståndare|inspektör|utredare|rektor|direktör|sjuksköterska|revisor|jurist|konsult|controller|sekreterare|ordförande|ledamot"
    r"|ombudsman|konsulent|utvecklare|ledare|terapeut|läkare|pedagog|assistent|kurator|planerare|rådgivare|råd|specialist|projektledare|koordinator|administratör|ombud|lärare|psykolog|ingenjör|ekonom|arkitekt|samordnaren|vakt|mästare|biträde|skötare|tandläkare|veterinär|mentor|arkivarie|registrator|tekniker|präst|advokat|ställföreträdare|beslutsfattare|föredragande|undertecknad|psykiatriker)"
    r"|MAS|MAR|VD|vd|SAS|nämndsekreterare|undersköterska|justerare|ersättare|ägare|delägare)"
)
