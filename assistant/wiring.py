"""The composition root: the only place that constructs everything from the settings.

What it builds is imported inside the functions, so that a command pays only for what it uses.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fastapi import FastAPI
    from llama_index.core.embeddings import BaseEmbedding

    from assistant.service import Assistant
    from assistant.settings import Settings
    from index.build import Builder
    from index.records import Records
    from index.types import QueryEmbedding


def build_records(settings: Settings) -> Records:
    """The database: catalogue, document bodies and conversations."""
    from index.records import Records

    return Records(settings.records_url)


def build_embedding(settings: Settings) -> BaseEmbedding:
    """The embedding that `settings.embedding` names, to write the index with."""
    from index.embedding import make_embedding

    return make_embedding(settings.embedding)


def build_query_embedding(settings: Settings) -> QueryEmbedding:
    """The same embedding to read the index with; the offline one without LlamaIndex, whose import takes a second."""
    match settings.embedding:
        case "offline":
            from index.hashing import FeatureHashing

            return FeatureHashing()


def build_assistant(settings: Settings) -> Assistant:
    """The assistant over the index in the data folder; the index may still be missing."""
    from assistant.service import Assistant
    from index.corpus import Corpus

    embedding = build_query_embedding(settings)
    return Assistant(Corpus(build_records(settings), settings.data_dir, embedding, settings.chroma_url))


def build_builder(settings: Settings) -> Builder:
    """The writer of the index in the data folder."""
    from index.build import Builder

    return Builder(build_records(settings), settings.data_dir, build_embedding(settings), settings.chroma_url)


def build_app(settings: Settings, assistant: Assistant) -> FastAPI:
    """The HTTP application over this assistant, without the chat page."""
    from assistant.api import create_app

    return create_app(settings, assistant, build_builder(settings), build_records(settings))
