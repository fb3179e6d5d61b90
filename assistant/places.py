"""Whose documents a question is answered from: one place a region, or a document that belongs to none."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

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
    plan speaks for its counties. `regions` and `document_ids` are the user's filters.
    """
    entries = [
        entry
        for entry in catalog
        if (not regions or (entry.region and entry.region.name in regions))
        and (not document_ids or entry.id in document_ids)
    ]
    places = _by_region(entries)
    if reading.regions:
        named = {region.name for region in reading.regions}
        order = {region.name: number for number, region in enumerate(reading.regions)}
        return sorted((place for place in places if place.label in named), key=lambda place: order[place.label])
    if not reading.outside:
        return places
    return [
        Place(place.label, place.document_ids, place.region, outside)
        for outside in reading.outside
        for place in places
        if place.label in outside.ancestors
    ]


def _by_region(entries: Sequence[CatalogEntry]) -> list[Place]:
    grouped: dict[str, list[CatalogEntry]] = {}
    for entry in entries:
        grouped.setdefault(entry.region.name if entry.region else entry.title, []).append(entry)
    return [Place(label, tuple(entry.id for entry in members), members[0].region) for label, members in grouped.items()]
