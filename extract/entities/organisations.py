"""Public bodies and companies by how their names are built: nämnder, förvaltningar, kommuner, authorities, AB.

>>> [(name.value, name.sort) for name in find_organisations("IVO granskade vård- och omsorgsnämnden i Falu kommun och Omsorgsbolaget Ek AB")]
[('Inspektionen för vård och omsorg', 'authority'), ('vård- och omsorgsnämnden', 'board'), ('Falu kommun', 'municipality'), ('Omsorgsbolaget Ek AB', 'company')]
"""

from extract.entities.associations import find_associations
from extract.entities.auditors import find_auditors
from extract.entities.authorities import find_authorities
from extract.entities.boards import find_boards
from extract.entities.companies import find_companies
from extract.entities.counties import find_counties
from extract.entities.municipalities import find_municipalities
from extract.entities.name import Name
from extract.entities.parts import find_parts

FINDERS = (
    find_authorities,
    find_counties,
    find_associations,
    find_municipalities,
    find_boards,
    find_companies,
    find_auditors,
    find_parts,
)
"""One per sort of body, the surest first."""


def find_organisations(text: str) -> tuple[Name, ...]:
    """Return the bodies named, in order; of two that meet, the one that begins first, then the longer."""
    kept: list[Name] = []
    for name in sorted((name for find in FINDERS for name in find(text)), key=lambda name: (name.start, -name.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return tuple(kept)
