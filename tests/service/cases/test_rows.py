"""A grade in a cell is shown with what was graded."""

from service.analyse import analyse
from service.report import lines

PAGE = """<html lang="sv"><body><h1>Protokoll från tillsyn</h1><p>Nämnden har granskat verksamheten den 3 maj 2022 och gått igenom punkterna nedan.</p>
<table><tr><th>Punkt</th><th>Iakttagelse</th><th>Bedömning</th></tr>
<tr><td>1</td><td>Larmet på avdelning två prövas inte varje månad.</td><td>Allvarlig brist</td></tr>
<tr><td>2</td><td>Nycklar kvitteras i en liggare.</td><td>Avvikelse</td></tr></table></body></html>"""


def test_a_grade_is_told_with_its_row() -> None:
    told = "\n".join(lines(analyse([("protokoll.html", PAGE.encode())])))
    assert "Avvikelse – Nycklar kvitteras i en liggare." in told


def test_a_grade_beside_what_is_lacking_is_told_with_it() -> None:
    told = "\n".join(lines(analyse([("protokoll.html", PAGE.encode())])))
    assert "Larmet på avdelning två prövas inte varje månad.  [bedömning: Allvarlig brist, " in told
    assert "Allvarlig brist –" not in told
