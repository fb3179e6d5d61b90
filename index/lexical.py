"""BM25 on disk (tantivy) over our own terms; the engine splits at white space only.

Score: Robertson and Zaragoza, The Probabilistic Relevance Framework (2009), k1 = 1.2, b = 0.75, summed over the fields.
"""

from __future__ import annotations

import math
import os
import shutil
from collections import Counter
from collections.abc import Collection, Mapping
from pathlib import Path

import tantivy

from index.types import passage_id, passage_of_id
from index.words import terms
from ingest.types import Document

HEADING_BOOST = 0.5
TITLE_BOOST = 0.25
_BOOSTS = {"body": 1.0, "heading": HEADING_BOOST, "title": TITLE_BOOST}
_HEAP_BYTES = 32_000_000


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("passage", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("document", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("region", tokenizer_name="raw", index_option="basic")
    for field in _BOOSTS:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    return builder.build()


class LexicalIndex:
    """The passages of one generation, found by their terms; for reading, safe in threads."""

    def __init__(self, path: Path) -> None:
        self._schema = _schema()
        self._index = tantivy.Index(self._schema, path=str(path))
        self._index.config_reader("manual")
        self._searcher = self._index.searcher()

    def search(
        self,
        weighted_terms: Mapping[str, float],
        k: int,
        regions: Collection[str] = (),
        document_ids: Collection[str] = (),
    ) -> list[tuple[str, float]]:
        """The k best passages as (passage id, BM25 score), best first; a term's score is multiplied by its weight."""
        # Terms that no passage has, as most alternatives are, would cost as much as the others.
        should = [
            (
                tantivy.Occur.Should,
                tantivy.Query.boost_query(
                    tantivy.Query.term_query(self._schema, field, term, index_option="freq"), boost * weight
                ),
            )
            for term, weight in weighted_terms.items()
            for field, boost in _BOOSTS.items()
            if self._searcher.doc_freq(field, term)
        ]
        if not should:
            return []
        must = [
            (tantivy.Occur.Must, self._one_of(field, values))
            for field, values in (("region", regions), ("document", document_ids))
            if values
        ]
        query = tantivy.Query.boolean_query(should)
        if must:
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), *must])
        found = self._searcher.search(query, limit=k, count=False).hits
        return [(str(self._searcher.doc(address).get_first("passage")), float(score)) for score, address in found]

    def rarity(self, term: str) -> float:
        """How rare a folded term is among the passages: BM25's inverse document frequency, highest where none has it.

        A term that is no index term of its own is as rare as its rarest pair of characters.
        """
        frequency = self._frequency(term)
        if not frequency and len(term) > 2:
            frequency = min(self._frequency(term[i : i + 2]) for i in range(len(term) - 1))
        total = self._searcher.num_docs
        return math.log(1 + (total - frequency + 0.5) / (frequency + 0.5))

    def _frequency(self, term: str) -> int:
        return max(self._searcher.doc_freq("body", term), self._searcher.doc_freq("heading", term))

    def counts(self) -> dict[str, int]:
        """How many passages the index holds of each document."""
        counts: Counter[str] = Counter()
        every = tantivy.Query.all_query()
        found = self._searcher.search(every, limit=max(self._searcher.num_docs, 1), count=False).hits
        for _score, address in found:
            counts[passage_of_id(str(self._searcher.doc(address).get_first("passage")))[0]] += 1
        return dict(counts)

    def _one_of(self, field: str, values: Collection[str]) -> tantivy.Query:
        """A condition that adds nothing to the score; single terms take a fifth of the time of a term set."""
        any_of = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, field, value, index_option="basic"))
            for value in values
        ]
        return tantivy.Query.const_score_query(tantivy.Query.boolean_query(any_of), 0.0)


class LexicalWriter:
    """Adds documents to a generation that is being written and takes them out."""

    def __init__(self, path: Path) -> None:
        path.mkdir(parents=True, exist_ok=True)
        self._writer = tantivy.Index(_schema(), path=str(path)).writer(_HEAP_BYTES, num_threads=1)

    def add(self, document: Document) -> None:
        """Index every passage with its heading path and its document's title."""
        title = " ".join(terms(document.title))
        for passage in document.passages:
            row = tantivy.Document()
            row.add_text("passage", passage_id(document.id, passage.index))
            row.add_text("document", document.id)
            if document.region is not None:
                row.add_text("region", document.region.name)
            row.add_text("body", " ".join(terms(passage.text)))
            row.add_text("heading", " ".join(term for heading in passage.path for term in terms(heading)))
            row.add_text("title", title)
            self._writer.add_document(row)

    def remove(self, document_id: str) -> None:
        """Take out all passages of a document that an earlier generation brought."""
        self._writer.delete_documents_by_term("document", document_id)

    def close(self) -> None:
        """Write what is pending; nothing can be added afterwards."""
        self._writer.commit()
        self._writer.wait_merging_threads()


def copy_lexical(source: Path, target: Path) -> None:
    """Begin a generation from another: segments never change, so they are hard links where the disk allows it."""
    target.mkdir(parents=True)
    for file in source.iterdir():
        if file.suffix == ".lock":
            continue
        try:
            os.link(file, target / file.name)
        except OSError:
            shutil.copy2(file, target / file.name)
