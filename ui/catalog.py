"""`eduplan documents`: the catalogue as a table, one document with its outline, removal."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from typing import Literal

from assistant.settings import Settings
from assistant.wiring import build_assistant, build_builder
from index.errors import DocumentNotFound
from index.types import CatalogEntry
from ingest.types import Document, Period
from ui.text_table import text_table

UNBROKEN = 10_000  # the width where nobody looks: a line stays a line for grep


def documents(settings: Settings, action: Literal["list", "show", "remove"], document_id: str | None) -> int:
    """List the catalogue, show a document or remove one. Raises DocumentNotFound."""
    if action == "remove":
        assert document_id is not None
        build_builder(settings).remove(document_id)
        print(f"removed    {document_id}")
        return 0
    snapshot = build_assistant(settings).snapshot()
    if action == "list":
        width = shutil.get_terminal_size().columns if sys.stdout.isatty() else UNBROKEN
        print("\n".join(catalog_table(snapshot.catalog, width)))
        return 0
    for entry in snapshot.catalog:
        if entry.id == document_id:
            print("\n".join([*entry_lines(entry), "", *outline_lines(snapshot.document(entry.id))]))
            return 0
    raise DocumentNotFound(document_id or "")


def catalog_table(catalog: tuple[CatalogEntry, ...], width: int) -> list[str]:
    """The catalogue, a row a document."""
    rows = [
        (
            entry.id,
            entry.region.name if entry.region else "",
            _years(entry.period),
            f"{entry.characters:,}",
            entry.title,
        )
        for entry in catalog
    ]
    return text_table(("编号", "地区", "时期", "字数", "标题"), rows, width)


def entry_lines(entry: CatalogEntry) -> Iterator[str]:
    """All that the catalogue knows of a document, a line each."""
    region = "" if entry.region is None else " ".join((*entry.region.ancestors, entry.region.name))
    for label, value in (
        ("编号", entry.id),
        ("标题", entry.title),
        ("发文", entry.issuer),
        ("文号", entry.number),
        ("日期", entry.date),
        ("地区", region),
        ("时期", _years(entry.period)),
        ("来源", entry.source),
        ("字数", f"{entry.characters:,}"),
        ("段落", f"{entry.passages:,}"),
        ("收录", entry.ingested_at),
        ("SHA256", entry.sha256),
    ):
        yield f"{label}  {value or '—'}"


def outline_lines(document: Document) -> Iterator[str]:
    """The headings of a document, indented by their depth."""
    for section in document.sections:
        if section.kind not in ("document", "footnote"):
            yield "  " * (section.depth - 1) + section.title


def _years(period: Period | None) -> str:
    return "" if period is None else f"{period.start}—{period.end}"
