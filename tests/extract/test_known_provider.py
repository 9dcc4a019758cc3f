"""What the profile knows, the entities follow: every mention of the utförare is marked, under its full name."""

import pytest

from extract.entities import find_entities
from extract.types import EntityType

PARTIES = {EntityType.PROVIDER, EntityType.ORGANISATION, EntityType.PERSON}
TEXT = (
    "Gnejs Omsorg AB har svarat. Gnejs beklagar. Kommunen och Gnejs Omsorg träffas. GNEJS OMSORG AB. Gnejs chef Maj Ek."
)


def told(text: str, provider: str | None) -> list[tuple[str, str]]:
    return [(str(e.type), str(e.value)) for e in find_entities(text, provider=provider) if e.type in PARTIES]


def test_every_mention_is_the_same_provider() -> None:
    assert told(TEXT, "Gnejs Omsorg AB") == [("utförare", "Gnejs Omsorg AB")] * 5 + [("person", "Maj Ek")]


def test_without_a_provider_nothing_changes() -> None:
    assert told(TEXT, None) == [(str(e.type), str(e.value)) for e in find_entities(TEXT) if e.type in PARTIES]


@pytest.mark.parametrize(
    ("text", "provider", "expected"),
    [
        pytest.param("Socialnämnden i Falu kommun svarar.", "Socialnämnden", [("utförare", "Socialnämnden")], id="a nämnd that is reviewed"),
        pytest.param("Det var en solglänta där.", "Solgläntan", [], id="a common noun is no mention"),
        pytest.param("Tallmon har ny chef.", "Tallmons äldreboende", [("utförare", "Tallmons äldreboende")], id="a unit by its first word"),
        pytest.param("Ek Bygg AB och Ek Omsorg AB", "Ek Omsorg AB", [("organisation", "Ek Bygg AB"), ("utförare", "Ek Omsorg AB")], id="another company that begins so"),
    ],
)  # fmt: skip
def test_mention(text: str, provider: str, expected: list[tuple[str, str]]) -> None:
    assert told(text, provider) == expected


def test_no_two_parties_share_words() -> None:
    spans = [e.span for e in find_entities(TEXT, provider="Gnejs Omsorg AB") if e.type in PARTIES]
    assert not any(a.overlaps(b) for at, a in enumerate(spans) for b in spans[at + 1 :])
