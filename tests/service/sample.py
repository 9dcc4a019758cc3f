"""An invented ärende, analysed by hand: a protokoll as a PDF with known places, and the response to it."""

import hashlib
from dataclasses import dataclass, replace
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from classify.types import (
    Annotation,
    DocumentAnalysis,
    Finding,
    Label,
    Link,
    LinkType,
    Stance,
    Status,
    Summary,
)
from extract.types import (
    Block,
    BlockKind,
    Box,
    Document,
    DocumentKind,
    Entity,
    EntityType,
    Metadata,
    Page,
    Place,
    Profile,
    Span,
    Statement,
)

WIDTH, HEIGHT = 595.0, 842.0
LEFT, SIZE, STEP = 72.0, 10.5, 26.0
K, A, B, O = Label.CRITICISM, Label.ACTION, Label.RESPONSE, Label.OTHER


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence of the sample and what is said about it."""

    text: str
    label: Label = O
    kind: BlockKind = BlockKind.PARAGRAPH
    confidence: float = 0.9
    stance: Stance | None = None
    status: Status | None = None
    deadline: str | None = None
    responsible: str | None = None


PROTOCOL = (
    Line("Uppföljning av Tallbackens dagverksamhet", kind=BlockKind.HEADING),
    Line("Verksamheten besöktes av två kvalitetsutvecklare den 12 mars 2024."),
    Line("Dokumentation", kind=BlockKind.HEADING),
    Line("Personalen är engagerad och deltagarna trivs."),
    Line("Genomförandeplaner saknas för fem av elva deltagare.", K, confidence=0.94),
    Line("Anteckningarna följer inte 14 kap. 3 § SoL.", K, confidence=0.55),
    Line("Rutiner", kind=BlockKind.HEADING),
    Line("Rutinen för rapportering av missförhållanden är inte känd av de nyanställda.", K, confidence=0.81),
    Line(
        "Tallbacken ska senast den 31 maj 2024 redovisa hur planerna blir klara.",
        A,
        status=Status.DEMANDED,
        deadline="2024-05-31",
        responsible="Tallbacken",
        confidence=0.77,
    ),
    Line("Nästa uppföljning sker i november 2024."),
)
RESPONSE = (
    Line("Svar på uppföljning av Tallbackens dagverksamhet", kind=BlockKind.HEADING),
    Line("Vi instämmer i att planer saknades vid besöket.", B, stance=Stance.CONCEDES, confidence=0.88),
    Line("Samtliga planer är upprättade sedan den 2 maj 2024.", A, status=Status.DONE, deadline="2024-05-02",
         responsible="verksamhetschefen", confidence=0.83),
    Line("Vi delar inte bedömningen att anteckningarna brister.", B, stance=Stance.CONTESTS, confidence=0.52),
    Line("Vi önskar en god sommar."),
)  # fmt: skip


def pdf(lines: tuple[Line, ...]) -> bytes:
    """Draw the lines one under the other."""
    out = BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), invariant=True)
    for number, line in enumerate(lines):
        canvas.setFont("Helvetica-Bold" if line.kind is BlockKind.HEADING else "Helvetica", SIZE)
        canvas.drawString(LEFT, HEIGHT - baseline(number), line.text)
    canvas.save()
    return out.getvalue()


def plain(lines: tuple[Line, ...]) -> bytes:
    """Write the lines as a text file."""
    return "\n\n".join(line.text for line in lines).encode()


def baseline(number: int) -> float:
    """Give where a line stands, in points from the top of the page."""
    return 80.0 + number * STEP


def analysed(name: str, data: bytes, lines: tuple[Line, ...], profile: Profile) -> DocumentAnalysis:
    """Say by hand what the pipeline would say; a PDF has boxes, a text has none."""
    id = hashlib.sha256(data).hexdigest()
    text = "\n\n".join(line.text for line in lines)
    paged = name.endswith(".pdf")
    spans, at = [], 0
    for line in lines:
        spans.append(Span(at, at + len(line.text)))
        at += len(line.text) + 2
    page = Page(1, Span(0, len(text)), WIDTH if paged else 0, HEIGHT if paged else 0)
    blocks = tuple(Block(span, line.kind) for span, line in zip(spans, lines, strict=True))
    section: tuple[str, ...] = ()
    statements, annotations = [], []
    for number, (span, line) in enumerate(zip(spans, lines, strict=True)):
        section = (line.text,) if line.kind is BlockKind.HEADING else section
        box = Box(LEFT, baseline(number) - SIZE, LEFT + len(line.text) * SIZE * 0.47, baseline(number) + 3)
        place = Place(1, (box,) if paged else ())
        key = f"{id}#{span.start}-{span.end}"
        statements.append(Statement(key, span, line.text, line.kind, section, (place,), number))
        annotations.append(
            Annotation(
                key,
                line.label,
                line.confidence,
                {line.label: line.confidence},
                evidence=("Ordet ”saknas” talar för kritik.",) if line.label is K else (),
                themes=("dokumentation",) if "plan" in line.text else (),
                stance=line.stance,
                status=line.status,
                deadline=line.deadline,
                responsible=line.responsible,
            )
        )
    document = Document(id, name, text, (page,), blocks)
    entities = tuple(entity(text, words, type, value) for words, type, value in NAMED if words in text)
    analysis = DocumentAnalysis(document, profile, tuple(statements), tuple(annotations), entities)
    return replace(analysis, summary=summed(analysis))


NAMED = (
    ("12 mars 2024", EntityType.DATE, "2024-03-12"),
    ("14 kap. 3 § SoL", EntityType.LAW, "SFS 2001:453 14 kap. 3 §"),
    ("31 maj 2024", EntityType.DATE, "2024-05-31"),
)


def entity(text: str, words: str, type: EntityType, value: str) -> Entity:
    """Mark words where they stand."""
    start = text.index(words)
    return Entity(Span(start, start + len(words)), type, words, value)


def summed(analysis: DocumentAnalysis) -> Summary:
    """Sum up: all kritik, all åtgärder."""

    def having(label: Label) -> tuple[str, ...]:
        return tuple(one.statement for one in analysis.annotations if one.label is label)

    criticism, actions = having(K), having(A)
    text = analysis.statements[1].text
    return Summary(criticism + actions, criticism, actions, criticism[1:], "2024-11" if criticism else None, text)


WHERE = Metadata("Tallbacken", "Kvalitetsenheten", "Ekudden kommun", "2024-03-12", "SN 2024/117")
PROTOCOL_FILE = pdf(PROTOCOL)
RESPONSE_FILE = plain(RESPONSE)
PROTOCOL_ANALYSIS = analysed(
    "protokoll.pdf", PROTOCOL_FILE, PROTOCOL, Profile(DocumentKind.PROTOCOL, PROTOCOL[0].text, "sv", WHERE)
)
RESPONSE_ANALYSIS = analysed(
    "svar.txt",
    RESPONSE_FILE,
    RESPONSE,
    Profile(DocumentKind.RESPONSE, RESPONSE[0].text, "sv", replace(WHERE, date="2024-05-20")),
)


def spoken(analysis: DocumentAnalysis, number: int) -> str:
    """Give the id of a statement by its number."""
    return analysis.statements[number].id


CONCEDES = Link(LinkType.ANSWERS, spoken(RESPONSE_ANALYSIS, 1), spoken(PROTOCOL_ANALYSIS, 4), 0.82, ("Samma ord.",))
REMEDIES = Link(LinkType.REMEDIES, spoken(RESPONSE_ANALYSIS, 2), spoken(PROTOCOL_ANALYSIS, 4), 0.74)
CONTESTS = Link(LinkType.ANSWERS, spoken(RESPONSE_ANALYSIS, 3), spoken(PROTOCOL_ANALYSIS, 5), 0.61)
MAYBE = Link(LinkType.ANSWERS, spoken(RESPONSE_ANALYSIS, 3), spoken(PROTOCOL_ANALYSIS, 7), 0.33)
LINKS = (CONCEDES, REMEDIES, CONTESTS)
FINDINGS = (
    Finding(CONCEDES.target, (CONCEDES.source,), (REMEDIES.source,), (), "åtgärdad"),
    Finding(CONTESTS.target, (CONTESTS.source,), (), (), "bestridd"),
    Finding(MAYBE.target),
)
