"""The names that an answer may put before what it cites: regions, titles, columns; and what it says of no source."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.types import Answer, Citation
from index.words import fold
from ingest.gazetteer import divisions_named
from ingest.regions import region_named

_HEAD = re.compile(
    r"(?P<name>[^：，。；\[]{1,60}?)(?:（(?P<within>\w{2,12})没有单列文件，以下为全[省市县区州旗盟]要求）)?："
)
_SILENCE = re.compile(r"\W*(?:(?:(?P<of>[^：。；\[]{1,60})：)?(?:未提及|没有收录该地区的文件))?\W*")


def labels_of(citation: Citation) -> frozenset[str]:
    """How an answer may name whose words a citation has: its region, with the city above it too, or its title."""
    if citation.region is None:
        return frozenset({citation.document_title})
    above = {f"{one.ancestors[-1]}{one.name}" for one in divisions_named(citation.region) if one.ancestors}
    return frozenset({citation.region, *above})


def labels_in(citations: Iterable[Citation]) -> frozenset[str]:
    """The labels of any of the citations."""
    return frozenset().union(*map(labels_of, citations))


def head_of(line: str, answer: Answer) -> str:
    """What a line begins with, colon included, if that names a place and states nothing; else the empty string.

    A place is a cited region or title, or a division; behind it may stand for which division inside it it answers.
    """
    found = _HEAD.match(line)
    if found is None or (found["within"] and region_named(found["within"]) is None):
        return ""
    return found.group() if _is_place(found["name"], answer) else ""


def is_aspect(name: str, answer: Answer) -> bool:
    """Whether a name is one that several things are told under: a column of the table, else words of the question."""
    if answer.table is not None:
        return name in answer.table.columns
    return fold(name) in fold(answer.standalone_question)


def is_silent(part: str, answer: Answer) -> bool:
    """Whether a part of an answer says of its sources alone: 未提及, of a place or an aspect, or nothing at all."""
    found = _SILENCE.fullmatch(part)
    if found is None or found["of"] is None:
        return found is not None
    return _is_place(found["of"], answer) or is_aspect(found["of"], answer)


def _is_place(name: str, answer: Answer) -> bool:
    cited = {one.document_title for one in answer.citations} | labels_in(answer.citations)
    return name in cited or region_named(name) is not None
