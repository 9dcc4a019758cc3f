"""The profile of whole documents, invented for the purpose: letterheads, labels, signatures, who reviews whom."""

import pytest

from extract.profile import profile
from extract.types import Block, BlockKind, Document, Metadata, Profile, Span

MARKS = {"F|": BlockKind.FURNITURE, "H|": BlockKind.HEADING}


def document(written: str, name: str = "x.txt") -> Document:
    """Make a document of blocks parted by blank lines; "F| " marks furniture and "H| " a heading."""
    text, blocks = "", []
    for part in written.strip().split("\n\n"):
        kind = MARKS.get(part[:2], BlockKind.PARAGRAPH)
        words = part[2:].strip() if part[:2] in MARKS else part
        start = len(text) + (2 if text else 0)
        text = f"{text}\n\n{words}" if text else words
        blocks.append(Block(Span(start, start + len(words)), kind, level=1 if kind is BlockKind.HEADING else None))
    return Document("0" * 64, name, text, (), tuple(blocks))


PROTOCOL = """
H| Avtalsuppföljning Björkdungen, utförare av hemtjänst enligt LOV i Eslövs kommun

Tid: Onsdagen den 13 mars 2019 kl. 09.00 – 11.30

Plats: Socialförvaltningen, Lillgatan 2, Eslöv

Deltagare: Tuva Lindhagen, enhetschef

Björkdungen uppger att två klagomål har kommit in. Dokumentationen saknar mål.

Protokollet justeras
"""
DECISION = """
F| Inspektionen för vård och omsorg   BESLUT   2021-11-18   Dnr 8.2-11111/2021-9   1(9)

Granliden Omsorg AB Att: Föreståndaren Stigen 4, 577 30 Hultsfred

H| Beslut

Inspektionen för vård och omsorg förelägger Granliden Omsorg AB att senast den 1 februari 2022 redovisa bemanningen.

Beslutet kan överklagas till förvaltningsrätten.
"""
RESPONSE = """
F| GRANLIDEN OMSORG AB   Hultsfred

Hultsfred den 27 januari 2022

Till Inspektionen för vård och omsorg

Ert dnr 8.2-11111/2021-9

H| Bemötande av beslut den 18 november 2021

Vi delar inte bedömningen att bemanningen är för låg. Granliden Omsorg AB har anställt två personer.
"""
STATEMENT = """
F| SALA KOMMUN   Socialnämnden   Yttrande   2005-01-26   Dnr SN 2004/311

Till kommunens revisorer

H| Svar på granskning av arbetsmarknadsåtgärder

Socialnämnden har tagit del av rapporten och instämmer i huvudsak.
"""
MAIL = """
Från: Bosko Petrovic Skickat: den 22 januari 2014 16:52 Till: Tuva Lindhagen Ämne: SV: Vårt svar

Hej Tuva, tack för i måndags. Här kommer planen.
"""
LETTER = """
Med anledning av den uppföljning på Verkstan som genomfördes av Kvalitetsenheten den 5 februari 2015 vill vi framföra följande.

Kritiken bygger på en missuppfattning. Vi på Verkstan har rutiner. Vi hoppas att Kvalitetsenheten ändrar sitt beslut.
"""
AUDIT = """
F| Gnejs Revision   Granskning av hemtjänsten

H| Granskning av hemtjänstens planering i Sala kommun

Gnejs Revision AB har på uppdrag av revisorerna granskat om socialnämnden har en tillräcklig intern kontroll.

Vi bedömer att socialnämnden saknar uppföljning. Nämnden bör ta fram rutiner.

Västerås den 3 mars 2020
"""
ARTICLE = """
F| SALABLADET   Lördag 6 juni 2015   Sidan 4

H| Kritik mot äldreboendet Tallkotten

Sala. – Vi ber om ursäkt, säger chefen. Tallkotten får kritik av kommunen.
"""
REPLY = """
F| ESLÖVS KOMMUN   Barnnämnden   2012-05-02   BN 2012/14

Skolinspektionen Box 1 111 11 Stockholm Er beteckning 43-2011:100

H| Redovisning med anledning av föreläggande

Barnnämnden redovisar härmed vad som har gjorts.
"""
ENGLISH = "The report finds that routines are missing and that the staff must be trained before the summer."


@pytest.mark.parametrize(
    ("written", "kind", "metadata"),
    [
        pytest.param(PROTOCOL, "protokoll", Metadata("Björkdungen", "Socialförvaltningen", "Eslövs kommun", "2019-03-13"), id="protokoll"),
        pytest.param(DECISION, "beslut", Metadata("Granliden Omsorg AB", "Inspektionen för vård och omsorg", "Hultsfreds kommun", "2021-11-18", "8.2-11111/2021-9"), id="beslut"),
        pytest.param(RESPONSE, "bemötande", Metadata("Granliden Omsorg AB", "Inspektionen för vård och omsorg", "Hultsfreds kommun", "2022-01-27", "8.2-11111/2021-9"), id="bemötande"),
        pytest.param(STATEMENT, "yttrande", Metadata("Socialnämnden i Sala kommun", "Kommunens revisorer", "Sala kommun", "2005-01-26", "SN 2004/311"), id="yttrande"),
        pytest.param(AUDIT, "rapport", Metadata("Socialnämnden i Sala kommun", "Gnejs Revision AB", "Sala kommun", "2020-03-03"), id="a consultant reviews a nämnd"),
        pytest.param(ARTICLE, "artikel", Metadata("Tallkotten", "Salabladet", "Sala kommun", "2015-06-06"), id="a newspaper that no authority has spoken to reviews by itself"),
        pytest.param(REPLY, "yttrande", Metadata("Barnnämnden i Eslövs kommun", "Skolinspektionen", "Eslövs kommun", "2012-05-02", "BN 2012/14"), id="a redovisning answers"),
        pytest.param(MAIL, "mejl", Metadata(date="2014-01-22"), id="mejl"),
        pytest.param(LETTER, "bemötande", Metadata("Verkstan", "Kvalitetsenheten"), id="the other's date is not the document's"),
    ],
)  # fmt: skip
def test_document_is_read_from_its_frame(written: str, kind: str, metadata: Metadata) -> None:
    found = profile(document(written))
    assert (found.kind.value, found.metadata) == (kind, metadata)
    assert found.evidence


def test_nothing_found_is_none() -> None:
    assert profile(document("Hej")).metadata == Metadata()


def test_language_is_told() -> None:
    assert [profile(document(text)).language for text in (PROTOCOL, ENGLISH)] == ["sv", "en"]


def test_title_is_the_first_heading() -> None:
    found: Profile = profile(document(RESPONSE))
    assert found.title == "Bemötande av beslut den 18 november 2021"


NOTICE = """
H| ARBETSMILJÖVERKET

Inspektionsmeddelande

2019-10-02

2019/041234   Sid 1 (2)

Tallhults Trä AB, org.nr 559011-2233, 577 30 Hultsfred

H| Bakgrund

Vi inspekterade hyvleriet den 24 september 2019.
"""
COUNTY = """
Omsorgsförvaltningen

H| Sala kommun

Rapport Sida 1

2024-04-09

H| Uppföljning av Björkdungen

Besöket gjordes den 19 mars 2024.
"""
LETTER_TO_BOARD = """
H| TJÄNSTEUTLÅTANDE

Datum 2022-01-11

H| Yttrande över granskning av hemtjänsten

Revisorerna har granskat hemtjänsten.
"""


@pytest.mark.parametrize(
    ("written", "title"),
    [
        pytest.param(NOTICE, "Inspektionsmeddelande", id="an authority in large print is the sender, a part's heading a part"),
        pytest.param(COUNTY, "Uppföljning av Björkdungen", id="a municipality above the title"),
        pytest.param(LETTER_TO_BOARD, "Yttrande över granskning av hemtjänsten", id="a genre in capitals says less than the heading after it"),
        pytest.param("H| Skolinspektionen\n\nVi kommer på onsdag.", "Skolinspektionen", id="better than nothing"),
    ],
)  # fmt: skip
def test_title_is_not_the_letterhead(written: str, title: str) -> None:
    assert profile(document(written)).title == title


def test_letterhead_of_one_page_tells_kind_sender_and_number() -> None:
    found = profile(document(COUNTY))
    assert (found.kind.value, found.metadata.reviewer, found.metadata.municipality) == (
        "rapport",
        "Omsorgsförvaltningen",
        "Sala kommun",
    )
    assert profile(document(NOTICE)).metadata.case_number == "2019/041234"


def test_hurried_notes_are_notes() -> None:
    assert profile(document("anteckn. besök Björkdungen 18/10 -22\n\nlarmet funkar inte")).kind.value == "protokoll"
