"""The models that ragas asks: the judge, each request bounded, and the index's own embedding."""

from __future__ import annotations

import asyncio
from typing import TypeVar

from pydantic import BaseModel

from evals.judge import Judge, reason_of
from evals.ragas_quiet import BaseRagasEmbeddings, InstructorBaseRagasLLM
from index.hashing import FeatureHashing

PATIENCE = 8

Model = TypeVar("Model", bound=BaseModel)


class GivenUp(Exception):
    """The judge failed so often in a row that it is not asked any more."""


class NoScore(Exception):
    """The judge answered in form, but so that no score follows."""


class BoundedLLM(InstructorBaseRagasLLM):
    """A judge for ragas that asks few questions at a time, waits so long and no longer, and gives up on a dead server.

    A time-out of the HTTP client holds for each piece of a response, so one that trickles would never end.
    """

    is_async = True

    def __init__(self, llm: InstructorBaseRagasLLM, judge: Judge) -> None:
        self._llm = llm
        self._seconds = 2 * judge.seconds
        self._free = asyncio.Semaphore(judge.parallel)
        self._failed_in_a_row = 0
        self._last_reason = ""

    def generate(self, prompt: str, response_model: type[Model]) -> Model:
        """Not offered: ragas asks an asynchronous judge by `agenerate`."""
        raise TypeError("this judge is asynchronous")

    async def agenerate(self, prompt: str, response_model: type[Model]) -> Model:
        """The judge's answer in the form of the model. Raises GivenUp, TimeoutError and what the client raises."""
        async with self._free:
            if self._failed_in_a_row >= PATIENCE:
                raise GivenUp(f"no usable answer {PATIENCE} times in a row, at last {self._last_reason}")
            try:
                answer: Model = await self._answer(prompt, response_model)
            except BaseException as error:  # a cancelled request is one that took too long
                self._failed_in_a_row += 1
                self._last_reason = reason_of(error)
                raise
            self._failed_in_a_row = 0
            return answer

    async def _answer(self, prompt: str, response_model: type[Model]) -> Model:
        limit = asyncio.timeout(self._seconds)
        try:
            async with limit:
                return await self._llm.agenerate(prompt, response_model)
        except TimeoutError:
            if not limit.expired():
                raise
            raise TimeoutError(f"no whole answer within {self._seconds:g} s") from None


class OfflineEmbeddings(BaseRagasEmbeddings):
    """The index's offline embedding for ragas; it knows words and synonyms, so likenesses are lower than a model's."""

    def __init__(self) -> None:
        super().__init__()
        self._embedding = FeatureHashing()

    def embed_query(self, text: str) -> list[float]:
        """The vector of a text. Raises NoScore where it has no word."""
        vector = self._embedding.vector(text)
        if not any(vector):
            raise NoScore(f"a question without a word: {text!r}")
        return vector

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """The vectors of texts."""
        return [self.embed_query(text) for text in texts]

    async def aembed_query(self, text: str) -> list[float]:
        """The vector of a text."""
        return self.embed_query(text)

    async def aembed_documents(self, texts: list[str]) -> list[list[float]]:
        """The vectors of texts."""
        return self.embed_documents(texts)
