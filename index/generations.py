"""The generations of the index: each ingest writes a new one, so that no reader sees files that a writer changes."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from pathlib import Path

from index.errors import IndexMissing
from index.lexical import LexicalIndex, LexicalWriter, copy_lexical
from index.store import VectorStore, VectorStores


class Generations:
    """The folder `generations/` of a data folder: one folder a generation, named by its number."""

    def __init__(self, data_dir: Path, chroma_url: str | None = None) -> None:
        self._root = data_dir / "generations"
        self._vectors = VectorStores(chroma_url)

    def present(self) -> set[int]:
        """The numbers of all generations that have a folder or a collection, served or not."""
        folders = self._root.iterdir() if self._root.is_dir() else ()
        return {int(folder.name) for folder in folders if folder.name.isdecimal()} | self._vectors.on_server()

    def is_whole(self, number: int) -> bool:
        """Whether a generation has all its parts."""
        return self._lexical(number).is_dir() and self._vectors.has(self._chroma(number), number)

    def open(self, number: int) -> tuple[VectorStore, LexicalIndex]:
        """A generation for reading. Raises IndexMissing."""
        lexical = self._lexical(number)
        if not lexical.is_dir():
            raise IndexMissing("索引文件缺失")
        index = LexicalIndex(lexical)
        return self._vectors.open(self._chroma(number), number), index

    def begin(self, number: int, base: int | None) -> tuple[VectorStore, LexicalWriter]:
        """A new generation for writing: empty, or beginning with what generation `base` holds."""
        self.drop({number})
        if base is None:
            return self._vectors.create(self._chroma(number), number), LexicalWriter(self._lexical(number))
        if not self._lexical(base).is_dir():
            raise IndexMissing("索引文件缺失")
        vectors = self._vectors.copy(self._chroma(base), base, self._chroma(number), number)
        copy_lexical(self._lexical(base), self._lexical(number))
        return vectors, LexicalWriter(self._lexical(number))

    def drop(self, numbers: Collection[int]) -> None:
        """Remove generations, those too that have only a part of their files."""
        for number in numbers:
            folder = self._root / str(number)
            if folder.exists():
                shutil.rmtree(folder)
        self._vectors.drop_from_server(self._vectors.on_server().intersection(numbers))

    def _chroma(self, number: int) -> Path:
        return self._root / str(number) / "chroma"

    def _lexical(self, number: int) -> Path:
        return self._root / str(number) / "lexical"
