"""What a question may be: the one place that checks it, for the command line, HTTP and the chat page alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from assistant.errors import BadQuestion, UnknownDocument, UnknownRegion
from assistant.types import Question
from index.types import CatalogEntry
from ingest.types import Region

MAX_QUESTION: Final = 2_000
"""Characters of one question."""

MAX_TURNS: Final = 20
"""Earlier questions of a conversation that are looked at, the newest."""


def check_question(question: Question) -> Question:
    """Return the question tidied: control characters and halves of characters out, the newest turns kept.

    Raises BadQuestion where the question, or one of its turns, is empty or longer than MAX_QUESTION characters.
    """
    return question.model_copy(
        update={
            "text": _checked(question.text, "问题"),
            "turns": tuple(_checked(turn, "之前的问题") for turn in question.turns[-MAX_TURNS:]),
        }
    )


def check_filters(question: Question, catalog: Sequence[CatalogEntry]) -> Question:
    """Return the question with its filters in the catalogue's own names: 清远 becomes 清远市.

    Raises UnknownRegion and UnknownDocument, whose hints name what there is.
    """
    return question.model_copy(
        update={
            "regions": check_regions(question.regions, catalog),
            "document_ids": check_documents(question.document_ids, catalog),
        }
    )


def check_regions(names: Iterable[str], catalog: Sequence[CatalogEntry]) -> tuple[str, ...]:
    """Full names of the catalogue's regions that `names` mean; a name above them (广东省) means all below it."""
    regions = {entry.region.name: entry.region for entry in catalog if entry.region is not None}
    found: dict[str, None] = {}
    for name in names:
        meant = _regions_meant(name.strip(), regions.values())
        if not meant:
            raise UnknownRegion(f"没有“{name}”的文件", f"可选地区：{'、'.join(sorted(regions)) or '（目录为空）'}")
        found.update(dict.fromkeys(meant))
    return tuple(found)


def check_documents(ids: Iterable[str], catalog: Sequence[CatalogEntry]) -> tuple[str, ...]:
    """The document ids, each once; raises UnknownDocument for one that the catalogue does not hold."""
    known = {entry.id for entry in catalog}
    wanted = tuple(dict.fromkeys(ids))
    for document_id in wanted:
        if document_id not in known:
            raise UnknownDocument(
                f"没有编号为“{document_id}”的文件", "用 eduplan documents 或 GET /v1/documents 查看编号"
            )
    return wanted


def _regions_meant(name: str, regions: Iterable[Region]) -> list[str]:
    regions = list(regions)
    exact = [region.name for region in regions if name in (region.name, region.short)]
    return exact or [region.name for region in regions if name in region.ancestors]


def _checked(text: str, noun: str) -> str:
    tidy = "".join(" " if unicodedata.category(char) in ("Cc", "Cs") else char for char in text).strip()
    if not any(unicodedata.category(char)[0] not in "CZ" for char in tidy):
        raise BadQuestion(f"{noun}是空的", "请输入一个问题，例如：清远的校长最多能连任几年？")
    if len(tidy) > MAX_QUESTION:
        raise BadQuestion(f"{noun}太长：{len(tidy):,} 字，上限 {MAX_QUESTION:,} 字", "请缩短问题，一次问一件事")
    return tidy
