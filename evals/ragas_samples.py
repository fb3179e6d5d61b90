"""Outcomes as ragas samples, and how ragas is made to read Chinese."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, zip_longest

from evals.correctness import without_marks
from evals.outcomes import Outcome
from evals.ragas_quiet import SingleTurnSample
from index.words import words

CONTEXTS = 10
_STOPS = str.maketrans({"。": ". ", "！": "! ", "？": "? "})


def sample_of(outcome: Outcome) -> SingleTurnSample:
    """An outcome in ragas's schema; `reference` and `reference_contexts` are None where the key has none.

    Retrieved are the first passages over all rankings, the best of each first. Where there are none, one empty context
    stands for them: ragas takes the best of the contexts, and would drop the case that it should score 0.
    """
    case = outcome.case
    passages = dict.fromkeys(
        passage for passage in chain.from_iterable(zip_longest(*outcome.workings.rankings)) if passage is not None
    )
    contexts = [outcome.texts[one.document_id].text[one.start : one.end] for one in [*passages][:CONTEXTS]]
    return SingleTurnSample(
        user_input=outcome.answer.standalone_question,
        response=without_marks(outcome.answer.answer),
        retrieved_contexts=contexts or [""],
        reference_contexts=[gold.quote for gold in case.gold] or None,
        reference=(case.answer or None) if case.answerable else None,
        rubrics={"case": case.id},  # the schema has no field for a name, and this one only metrics by rubric read
    )


@lru_cache(maxsize=8192)
def segmented(text: str) -> str:
    """The words of a text between spaces, folded, for metrics that tell words by white space.

    Chinese has white space only in figures, tables and spaced-out setting, where it says nothing of words.
    """
    return " ".join(words(text))


@lru_cache(maxsize=8192)
def unspaced(text: str) -> str:
    """The words of a text without anything between them, folded, for metrics that compare character by character.

    So 到 2025 年 and 到２０２５年 are the same, and no spaces make texts alike that have nothing else in common.
    """
    return "".join(words(text))


def with_stops(text: str) -> str:
    """A text with western stops, as the judge gets it.

    ragas counts on sentences that end in a western full stop and a space: its prompts take each sentence of an answer
    apart, by examples that are written so. The words stay unspaced: a model reads Chinese as it is.
    """
    return text.translate(_STOPS)
