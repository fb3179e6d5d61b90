from __future__ import annotations

from pathlib import Path

import pytest

from ingest.parse import parse
from ingest.types import Document


@pytest.fixture(scope="session")
def plans(plans_dir: Path) -> dict[str, Document]:
    """The five plans by the name of their region."""
    documents = [parse(path.read_bytes(), path.name, str(path)) for path in sorted(plans_dir.glob("*.txt"))]
    return {document.region.name: document for document in documents if document.region}
