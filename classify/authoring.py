"""The plain text form in which authors write corpus documents, turned into corpus records.

>>> records = parse(EXAMPLE)
>>> [(record["label"], record["text"]) for record in records[1:]]
[('övrigt', 'Dokumentation'), ('kritik', 'Planer saknas.'), ('åtgärd', 'De skrivs i maj.')]
>>> records[3]["links"]
[{'type': 'åtgärdar', 'target': 'ek/1-protokoll#s2'}]

The form is told in corpus/README.md.
"""

import re
from collections.abc import Iterator
from typing import Any

Record = dict[str, Any]

EXAMPLE = """\
id: ek/1-protokoll
author: example
kind: protokoll
domain: äldreomsorg
title: Protokoll

H1| Dokumentation

K dokumentation #k1 !| Planer saknas.
Å planerad 2016-05 >åtgärdar:#k1| De skrivs i maj.
"""

LABELS = {"Ö": "övrigt", "K": "kritik", "Å": "åtgärd", "B": "bemötande"}
STANCES = frozenset({"bestrider", "förklarar", "medger"})
STATUSES = frozenset({"genomförd", "pågående", "planerad", "krävd"})
OUTCOMES = frozenset({"åtgärdad", "delvis", "kvarstår"})
LINKS = {"besvarar": "besvarar", "åtgärdar": "åtgärdar", "följer_upp": "följer upp"}
KINDS = frozenset(
    "protokoll rapport beslut bemötande yttrande åtgärdsplan tjänsteutlåtande uppföljningsplan artikel mejl övrigt".split()
)
THEMES = frozenset(
    "dokumentation genomförandeplan bemanning kompetens bemötande delaktighet rättssäkerhet avvikelser-klagomål "
    "lex_Sarah-lex_Maria rutiner-ledningssystem riskanalys-egenkontroll läkemedel hygien samverkan tillgänglighet-väntetid "
    "lokaler-miljö ekonomi-avtal barnperspektiv brand-säkerhet skyddsåtgärder-tvång arbetsmiljö it-informationssäkerhet".split()
)
METADATA = ("provider", "reviewer", "municipality", "date", "case_number")
REQUIRED = ("id", "author", "kind", "domain", "title")

_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}-\d\d-\d\d)?")
_ITEM = re.compile(r"(?:[-–•*]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zåäö]\))\s")


class AuthoringError(ValueError):
    """A line that does not follow the form; the message names the line."""


def parse(source: str) -> list[Record]:
    """Turn one document in the authors' form into corpus records, the document's own first."""
    head, _, body = source.strip("\n\ufeff ").partition("\n\n")
    document = _document(head)
    statements = list(_statements(body, line=head.count("\n") + 3))
    _resolve(document["id"], statements)
    return [document, *statements]


def _document(head: str) -> Record:
    fields: dict[str, str] = {}
    for number, line in enumerate(head.splitlines(), 1):
        key, separator, value = line.partition(":")
        if not separator:
            raise AuthoringError(f"line {number}: expected 'key: value', got {line!r}")
        fields[key.strip()] = value.strip()
    if missing := [key for key in REQUIRED if not fields.get(key)]:
        raise AuthoringError(f"the head lacks {', '.join(missing)}")
    if fields["kind"] not in KINDS:
        raise AuthoringError(f"kind {fields['kind']!r} is not one of {', '.join(sorted(KINDS))}")
    if unknown := set(fields) - {*REQUIRED, *METADATA}:
        raise AuthoringError(f"the head has unknown keys: {', '.join(sorted(unknown))}")
    metadata = {key: fields.get(key) or None for key in METADATA}
    return {"record": "document", **{key: fields[key] for key in REQUIRED}, "metadata": metadata}


def _statements(body: str, *, line: int) -> Iterator[Record]:
    joined, row, column, item = False, 0, 0, False
    for number, raw in enumerate(body.splitlines(), line):
        text = raw.rstrip()
        if not text.strip():
            joined, row, column = False, 0, 0
            continue
        if text.strip() == "T":
            row, column, joined = -1, 0, False
            continue
        if row:
            if text.startswith("R|"):
                row, column, joined, text = max(row, 0) + 1, 1, False, text[2:]
            elif text.lstrip().startswith("|"):
                column, joined, text = column + 1, False, text.lstrip()[1:]
            elif row < 0:
                raise AuthoringError(f"line {number}: a table begins with 'R|', got {raw!r}")
        code, separator, content = text.strip().partition("|")
        if not separator:
            raise AuthoringError(f"line {number}: expected 'code| text', got {raw!r}")
        content = content.strip()
        if row and not content:
            continue
        if not content:
            raise AuthoringError(f"line {number}: the statement is empty")
        record: Record = {"text": content}
        if code.strip() == "F":
            yield {"kind": "furniture", **record}
            continue
        if match := re.fullmatch(r"H([1-3])((?: .*)?)", code.strip()):
            yield {"kind": "heading", "level": int(match[1]), **record, **_attributes(f"Ö{match[2]}", number)}
            continue
        if row:
            place = {"row": row, "column": column} | ({"header": True} if row == 1 else {})
            record = {"kind": "table cell", **place, **record}
        else:
            item = item if joined else bool(_ITEM.match(content))
            record = {"kind": "list item" if item else "paragraph", **record}
        if joined:
            record["joined"] = True
        yield record | _attributes(code, number)
        joined = True


def _attributes(code: str, number: int) -> Record:
    letter, *words = code.split() or [""]
    if letter not in LABELS:
        raise AuthoringError(f"line {number}: unknown label {letter!r}")
    label = LABELS[letter]
    found: Record = {"label": label}
    links: list[Record] = []
    for word in words:
        if word == "!":
            found["must"] = True
        elif word.startswith("#"):
            found["name"] = word[1:]
        elif word.startswith("@"):
            found["responsible"] = word[1:].replace("_", " ")
        elif word.startswith(">"):
            links.append(_link(word[1:], number))
        elif label == "bemötande" and word in STANCES:
            found["stance"] = word
        elif label == "åtgärd" and word in STATUSES:
            found["status"] = word
        elif label == "åtgärd" and _DATE.fullmatch(word):
            found["deadline"] = word
        elif label == "kritik" and (themes := word.split(",")) and set(themes) <= THEMES:
            found["themes"] = [theme.replace("_", " ") for theme in themes]
        else:
            raise AuthoringError(f"line {number}: {word!r} does not go with {label}")
    if label == "bemötande" and "stance" not in found:
        raise AuthoringError(f"line {number}: a bemötande needs a stance")
    if label == "åtgärd" and "status" not in found:
        raise AuthoringError(f"line {number}: an åtgärd needs a status")
    return found | ({"links": links} if links else {})


def _link(word: str, number: int) -> Record:
    kind, separator, target = word.partition(":")
    target, _, outcome = target.partition("=")
    if kind not in LINKS or not separator or "#" not in target:
        raise AuthoringError(f"line {number}: {word!r} is not type:document#name")
    if outcome and outcome not in OUTCOMES:
        raise AuthoringError(f"line {number}: unknown outcome {outcome!r}")
    return {"type": LINKS[kind], "target": target} | ({"outcome": outcome} if outcome else {})


def _resolve(document: str, statements: list[Record]) -> None:
    """Number the statements; names stay, so that other documents can point at them."""
    numbers: dict[str, str] = {}
    for index, record in enumerate(statements, 1):
        record["id"] = f"s{index}"
        if name := record.pop("name", None):
            if name in numbers:
                raise AuthoringError(f"the name #{name} is given twice")
            numbers[name] = record["id"]
            record["name"] = name
    for record in statements:
        for link in record.get("links", ()):
            owner, _, name = link["target"].partition("#")
            if owner:
                continue
            if name not in numbers:
                raise AuthoringError(f"a link points at #{name}, which is not in {document}")
            link["target"] = f"{document}#{numbers[name]}"


def connect(documents: list[list[Record]]) -> None:
    """Turn the names in links between documents into statement ids, in place."""
    names = {
        f"{records[0]['id']}#{record['name']}": f"{records[0]['id']}#{record['id']}"
        for records in documents
        for record in records[1:]
        if "name" in record
    }
    known = {f"{records[0]['id']}#{record['id']}" for records in documents for record in records[1:]}
    for records in documents:
        for record in records[1:]:
            for link in record.get("links", ()):
                link["target"] = names.get(link["target"], link["target"])
                if link["target"] not in known:
                    raise AuthoringError(f"{records[0]['id']}: the link to {link['target']} points at nothing")
