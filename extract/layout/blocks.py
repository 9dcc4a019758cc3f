"""The strips of one region to headings, list items and paragraphs.

>>> from extract.layout.print import Word
>>> def strip(text, y): return Strip.of([Word(text, 72, 72 + 5 * len(text), y, 10)])
>>> lines = [strip("Nämnden ser allvarligt på att det", 100), strip("saknas rutiner.", 112), strip("Åtgärd krävs.", 130)]
>>> [[strip.text for strip in group] for group in groups(lines, {10: 12}, 240)]
[['Nämnden ser allvarligt på att det', 'saknas rutiner.'], ['Åtgärd krävs.']]
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from extract.layout.marks import begins_item, is_finished, is_labelled, is_leader, is_marker, starts_low
from extract.layout.print import Strip, Word
from extract.layout.strips import by_line


def groups(strips: Sequence[Strip], pitches: Mapping[float, float], right: float) -> list[list[Strip]]:
    """Return the strips that belong together, block by block.

    ``pitches`` has the line distance for each font size, ``right`` is where the column ends.
    """
    lines = _side_by_side(strips)
    found = [[lines[0]]]
    for line in lines[1:]:
        if _breaks(found[-1], line, right, pitches):
            found.append([line])
        else:
            found[-1].append(line)
    return found


def pitches(regions: Iterable[Sequence[Strip]]) -> dict[float, float]:
    """Return the usual distance between baselines in points for each font size: the lower quartile of those seen."""
    seen: dict[float, list[float]] = {}
    for strips in regions:
        for one, other in pairwise(strips):
            distance = other.baseline - one.baseline
            if one.size == other.size and 0.9 * one.size < distance < 2.2 * one.size:
                seen.setdefault(one.size, []).append(distance)
    return {size: sorted(distances)[len(distances) // 4] for size, distances in seen.items()}


def _side_by_side(strips: Sequence[Strip]) -> list[Strip]:
    """Put together what a wide gap parted though it is one line: a marker and its text, a label and its value."""
    left, right = min(strip.box.x0 for strip in strips), max(strip.box.x1 for strip in strips)
    lines: list[Strip] = []
    for row in by_line(strips):
        words = [word for strip in row for word in strip.words]
        if len(row) > 1 and row[0].box.x0 < left + 3 and row[-1].box.x1 > right - 3 and _is_stretched(words):
            lines.append(Strip.of(words))
            continue
        first, *rest = row
        for strip in rest:
            if _is_one_line(first, strip):
                first = Strip.of([*first.words, *strip.words])
            else:
                lines.append(first)
                first = strip
        lines.append(first)
    return lines


def _is_stretched(words: Sequence[Word]) -> bool:
    """Tell whether the gaps are all alike, as where a short line is justified."""
    gaps = [other.x0 - one.x1 for one, other in pairwise(words)]
    return len(gaps) > 1 and max(gaps) < 1.35 * min(gaps)


def _is_one_line(one: Strip, other: Strip) -> bool:
    gap = other.box.x0 - one.box.x1
    return is_marker(one.text) or one.text.endswith(":") or gap < 2.5 * one.size


def _breaks(block: Sequence[Strip], line: Strip, right: float, pitches: Mapping[float, float]) -> bool:
    """Tell whether a line begins a new block."""
    last = block[-1]
    distance = line.baseline - last.baseline
    pitch = pitches.get(max(last.size, line.size), 1.25 * max(last.size, line.size))
    beside = line.box.x0 > last.box.x1 or line.box.x1 < last.box.x0
    if beside or distance < 0.3 * line.size or distance > 1.8 * pitch or is_leader(last.text):
        return True
    low = starts_low(line.text) and not is_finished(last.text)
    if distance > 1.28 * pitch:
        left = min(strip.box.x0 for strip in block)
        return not (low and line.size == last.size and right - last.box.x1 < 0.3 * (right - left))
    if abs(line.size - last.size) > 0.08 * max(line.size, last.size) or line.bold != last.bold:
        return not _runs_on(last, line)
    if is_labelled(line.text) and not last.text.endswith("-"):
        return is_labelled(block[0].text) or is_finished(last.text)
    if begins_item(line.text):
        return not _is_mid_sentence(block, line, right)
    return not low and (_ended_early(last, line, right) or _is_indented(block, line))


def _is_mid_sentence(block: Sequence[Strip], line: Strip, right: float) -> bool:
    """Tell whether what looks like a list marker is a number or dash that only happens to begin the line."""
    last = block[-1]
    if is_finished(last.text) or begins_item(block[0].text) or line.box.x0 > last.box.x0 + 0.5 * line.size:
        return last.text.endswith("-")
    return not _ended_early(last, line, right)


def _runs_on(last: Strip, line: Strip) -> bool:
    """Tell whether only the weight changes inside a sentence, as where a bold lead-in fills the first line."""
    return last.size == line.size and starts_low(line.text) and not is_finished(last.text)


def _ended_early(last: Strip, line: Strip, right: float) -> bool:
    """Tell whether the first word of the line would have had room at the end of the line before."""
    first = line.words[0]
    return last.box.x1 + (first.x1 - first.x0) + 1.2 * line.size < right


def _is_indented(block: Sequence[Strip], line: Strip) -> bool:
    """Tell whether the line is set in at the left as the first line of a paragraph is."""
    if begins_item(block[0].text):
        return line.box.x0 < block[0].box.x0 - 0.5 * line.size
    return len(block) > 1 and 0.8 * line.size < line.box.x0 - block[-1].box.x0 < 4 * line.size
