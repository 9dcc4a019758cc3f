"""What a date is the day of, sentence by sentence: the role is told by the nearest cue, or by nothing."""

from datetime import date

import pytest

from extract.entities.date_roles import role_of
from extract.entities.dates import find_dates
from extract.entities.since_earlier import find_since

TODAY = date(2019, 4, 26)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Planen lämnas senast den 31 maj 2019.", "frist"),
        ("Svar ska ha kommit in inom tre veckor från delgivning.", "frist"),
        ("Redovisas före utgången av juni 2019.", "frist"),
        ("Klart: 2019-06-14", "frist"),
        ("Inspektionen genomfördes den 3 april 2019.", "inspektion"),
        ("Vi besökte enheten den 2 april 2019.", "inspektion"),
        ("Nämnden beslutade den 12 mars 2019 att avsluta ärendet.", "beslut"),
        ("Beslutsdatum\n\n2019-03-12", "beslut"),
        ("Möte med cheferna den 4 april 2019.", "möte"),
        ("Nästa uppföljning sker i november 2019.", "nästa uppföljning"),
        ("Ett återbesök görs den 8 november 2019.", "nästa uppföljning"),
        ("Perioden 1 januari–31 mars 2019 granskades.", "period"),
        ("Under höstterminen 2018 slutade tre lärare.", "period"),
        ("Hon är född den 3 maj 1931.", None),
        ("Lagen gäller från 2018.", "period"),
        ("Svar önskas till den 31 maj 2019.", "frist"),
        ("Åtgärderna ska vara genomförda den 1 juni 2019.", "frist"),
        ("Klart när: juni 2019", "frist"),
        ("Sista svarsdag 2019-06-14", "frist"),
        ("Förlängd svarstid till den 14 juni 2019", "frist"),
        ("Kontrolldatum: 2019-04-03", "inspektion"),
        ("Rondens datum: 2019-04-03", "inspektion"),
        ("Arbetsplatsträff hölls den 3 april 2019.", "möte"),
        ("Mötesdatum: 2019-04-03", "möte"),
        ("Lex Sarah-rapporten är daterad den 3 april 2019.", None),
    ],
)
def test_role(text: str, role: str | None) -> None:
    roles = [role_of(text, one, TODAY) for one in find_dates(text, TODAY)]
    assert [one and one.value for one in roles] == [role]


def test_the_earlier_document_tells_since_when() -> None:
    text = "Sedan förra uppföljningen har rutinen skrivits om."
    assert [one.value for one in find_since(text, TODAY, date(2018, 2, 1))] == ["2018-02-01/2019-04-26"]
    assert find_since(text, TODAY) == ()
