"""Two small plans, and cases, answers and outcomes over them, made by hand."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from assistant.types import Answer, AnswerTable, Citation, Refusal, RefusalReason
from evals.cases import Case
from evals.gold import Text, places_of
from evals.outcomes import Outcome, Workings

QINGYUAN = "清远市计划。领导人员在同一岗位连续任职一般不超过 12年。到2025年创建5所温馨校园。每县配备三名教研员。"
YANGXI = "阳西县计划。领导人员在同一岗位连续任职一般不超过10年。\n学前教育毛入园率（%）\t63.83\t65"
TEXTS = (Text("qy", "清远市", QINGYUAN), Text("yx", "阳西县", YANGXI))

TERM = "领导人员在同一岗位连续任职一般不超过 12年"

AnswerMaker = Callable[..., Answer]
CaseMaker = Callable[..., Case]
OutcomeMaker = Callable[..., Outcome]


def citation_of(mark: int, document_id: str, quote: str, path: tuple[str, ...] = ()) -> Citation:
    """A quote of one of the two plans, below the headings of `path`."""
    text = next(text for text in TEXTS if text.document_id == document_id)
    start = text.text.index(quote)
    return Citation(
        mark=mark,
        document_id=document_id,
        document_title=f"{text.region}计划",
        region=text.region,
        section_path=path,
        page=None,
        quote=quote,
        start=start,
        end=start + len(quote),
        document_sha256="0" * 64,
    )


@pytest.fixture
def answer() -> AnswerMaker:
    """An answer with its quotes, each a pair of document and words; a refusal where a reason is given."""

    def make(
        text: str,
        *quotes: tuple[str, str],
        reason: RefusalReason | None = None,
        table: AnswerTable | None = None,
        latency_ms: float = 1.0,
    ) -> Answer:
        return Answer(
            id="a",
            question="问",
            standalone_question="问",
            answer=text,
            answerable=reason is None,
            refusal=Refusal(reason=reason, message=text) if reason else None,
            citations=tuple(citation_of(mark, *quote) for mark, quote in enumerate(quotes, 1)),
            table=table,
            latency_ms=latency_ms,
        )

    return make


@pytest.fixture
def outcome() -> OutcomeMaker:
    """An outcome over the two small plans, from a case, its answer and what was retrieved and weighed."""

    def make(case: Case, given: Answer, workings: Workings | None = None) -> Outcome:
        gold = tuple(places_of(one, TEXTS) for one in case.gold)
        return Outcome(case, given, workings or Workings((), ()), gold, {text.document_id: text for text in TEXTS})

    return make


@pytest.fixture
def case() -> CaseMaker:
    """How long heads may serve in 清远, 12 years, with other fields where given."""

    def make(**fields: object) -> Case:
        return Case.model_validate(
            {
                "id": "q1",
                "type": "number",
                "question": "清远的校长最多能连任几年",
                "answerable": True,
                "regions": ["清远市"],
                "must": [["12年", "十二年"]],
                "must_not": ["10年"],
                "gold": [{"region": "清远市", "quote": TERM}],
                **fields,
            }
        )

    return make


@pytest.fixture
def unanswerable(case: CaseMaker) -> CaseMaker:
    """A question that no document answers."""

    def make(**fields: object) -> Case:
        return case(**{"type": "unanswerable", "answerable": False, "must": [], "gold": [], **fields})

    return make
