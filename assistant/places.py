"""Whose documents a question is answered from: one place a region, or a document that belongs to none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.question import Reading
from index.types import CatalogEntry
from ingest.types import Region


@dataclass(frozen=True, slots=True)
class Place:
    """A region's documents; `within` is a division without documents of its own that the question asks about."""

    label: str
    document_ids: tuple[str, ...]
    region: Region | None
    within: Region | None = None


def places_of(
    reading: Reading, catalog: Sequence[CatalogEntry], regions: Collection[str], document_ids: Collection[str]
) -> list[Place]:
    """The places asked about, in the question's order; all of them where it names none.

    A division that is not in the catalogue is answered from the documents of one around it, if there is one: a city's
    plan speaks for its counties; else from documents that belong to no region, which may name it. `regions` and
    `document_ids` are the user's filters.
    """
    entries = [
        entry
        for entry in catalog
        if (not regions or (entry.region and entry.region.name in regions))
        and (not document_ids or entry.id in document_ids)
    ]
    places = _by_region(entries)
    if reading.regions:
        by_region = {place.region: place for place in places}
        return [by_region[region] for region in reading.regions if region in by_region]
    if not reading.outside:
        return places
    around = [
        replace(place, within=outside)
        for outside in reading.outside
        for place in places
        if place.region is not None and place.region.name in outside.ancestors
    ]
    return around or [place for place in places if place.region is None]


def _by_region(entries: Sequence[CatalogEntry]) -> list[Place]:
    grouped: dict[Region | str, list[CatalogEntry]] = {}
    for entry in entries:
        grouped.setdefault(entry.region or entry.title, []).append(entry)
    names = Counter(key.name for key in grouped if isinstance(key, Region))
    return [
        Place(_label(key, names), tuple(entry.id for entry in members), members[0].region)
        for key, members in grouped.items()
    ]


def _label(key: Region | str, names: Mapping[str, int]) -> str:
    """A region's name, with its city where the catalogue has several of that name (鼓楼区)."""
    if isinstance(key, str):
        return key
    return f"{key.ancestors[-1]}{key.name}" if names[key.name] > 1 and key.ancestors else key.name
