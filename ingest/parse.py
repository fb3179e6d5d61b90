"""A file's bytes to a document: the pipeline of this folder."""

from __future__ import annotations

import hashlib

from ingest.blocks import place
from ingest.catalog import describe
from ingest.clean import lines_of
from ingest.outline import outline_of
from ingest.passages import passages_of
from ingest.read import read
from ingest.registry import registered
from ingest.tables import blocks_of, tables_of
from ingest.types import Document


def parse(data: bytes, name: str, source: str) -> Document:
    """The document that a file holds; `name` is the file's name, `source` says where it came from.

    Raises UnreadableFile.
    """
    found = blocks_of(lines_of(read(data, name)))
    text, placed = place(found.blocks)
    description = describe(found.blocks, name)
    outline = outline_of(placed, description.title)
    sha256 = hashlib.sha256(data).hexdigest()
    document = Document(
        id=sha256[:12],
        source=source,
        sha256=sha256,
        title=description.title,
        issuer=description.issuer,
        number=description.number,
        date=description.date,
        region=description.region,
        period=description.period,
        text=text,
        sections=outline.sections,
        passages=passages_of(text, placed, outline),
        tables=tables_of(text, found, placed, outline.section_of),
    )
    return registered(document)
