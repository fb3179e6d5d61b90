"""The questions of a text that asks several: of the same places together, or of each place another thing."""

from __future__ import annotations

import re

from assistant.asking import questions_in
from assistant.aspects import only_compares
from assistant.condense import standalone
from assistant.question import QuestionReader, Reading

_HEADER = re.compile(r"^[^：:，,。？?]{2,24}[：:]")
_OWN = 0.8  # words of less weight together name no thing of their own


def parts_alike(reader: QuestionReader, reading: Reading) -> list[Reading]:
    """The questions of a text that asks several of the same places, each read on its own; empty for any other."""
    texts = [text for text in questions_in(reading.text) if not only_compares(text)]
    if len(texts) < 2:
        return []
    read = [reader.read(standalone(reader, texts[:place], text)) for place, text in enumerate(texts)]
    alike = all((part.regions, part.outside) == (reading.regions, reading.outside) for part in read)
    return read if alike else []


def parts_apart(reader: QuestionReader, reading: Reading) -> list[Reading]:
    """The questions of a text that asks each place another thing (甲地A多少，乙地B几个); empty for any other.

    Each names its own places and a thing of its own, beside what a header (名师培养：) says of all of them: 甲地A多少，
    乙地多少 asks both for the same.
    """
    if len(reading.regions) < 2:
        return []
    read = [reader.read(text) for text in questions_in(reading.text)]
    placed = [region for part in read for region in part.regions]
    if len(read) < 2 or not all(part.regions for part in read) or len(placed) != len(set(placed)):
        return []
    bare = [reader.read(_HEADER.sub("", part.text)) for part in read]
    return read if all(_names_its_own(part, [one for one in bare if one is not part]) for part in bare) else []


def _names_its_own(part: Reading, others: list[Reading]) -> bool:
    """Whether a question names a thing that none of the others names."""
    shared = {name for other in others for term in other.terms for name in (term.text, *term.alternatives)}
    own = [term for term in part.terms if not term.manner and shared.isdisjoint((term.text, *term.alternatives))]
    return sum(term.weight for term in own) >= _OWN
