"""The fingerprint: what an index was made with, so that one made otherwise is never searched."""

from __future__ import annotations

from index.types import QueryEmbedding
from index.words import segmentation_version
from ingest.passages import VERSION as PASSAGE_RULES
from ingest.registry import VERSION as REGISTRY_RULES

LAYOUT = "2"


def fingerprint(embedding: QueryEmbedding) -> str:
    """Names the layout of the index, the embedding, the segmentation, the passage rules and the registry rules."""
    return " ".join(
        (
            f"layout={LAYOUT}",
            f"embedding={embedding.model_name}",
            f"segmentation={segmentation_version()}",
            f"passages={PASSAGE_RULES}",
            f"registry={REGISTRY_RULES}",
        )
    )


def differences(made_with: str, in_use: str) -> list[str]:
    """The parts of two fingerprints that differ, by name: embedding, segmentation, …"""
    old, new = (dict(part.split("=", 1) for part in text.split()) for text in (made_with, in_use))
    return sorted(name for name in old.keys() | new.keys() if old.get(name) != new.get(name))
