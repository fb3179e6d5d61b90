"""A good answer spoilt in one way is caught by the metric meant for it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from assistant.service import Assistant
from assistant.types import Answer
from evals.cases import CASES, load_cases
from evals.figures import figures_of
from evals.metrics import METRICS, Metric
from evals.outcomes import AssistantEngine, Outcome, run, texts_of

BY_NAME: dict[str, Metric] = {metric.name: metric for metric in METRICS}
Mutation = Callable[[Outcome], Answer | None]

INVENTED = "校长终身任职教师编制全部取消"
_MARKS = r"(?:\[\d+\])+"
_PLACES = r"[^：，。\[\]\n比]+"


@pytest.fixture(scope="module")
def good(assistant: Assistant) -> list[Outcome]:
    """The right answers to the development half."""
    cases = [case for case in load_cases(CASES / "dev.jsonl") if case.answerable and not case.turns]
    outcomes = run(cases, AssistantEngine(assistant), texts_of(assistant))
    return [outcome for outcome in outcomes if BY_NAME["correct"].score(outcome)]


def changed(answer: Answer, text: str) -> Answer:
    return answer.model_copy(update={"answer": text, "table": None})


def one_figure_changed(outcome: Outcome) -> Answer | None:
    """The first figure of the text becomes another, which no quote has."""
    found = re.search(r"(?<=[^\[\d.])\d+(?=[^\]\d.])", outcome.answer.answer)
    quoted = figures_of("\n".join(citation.quote for citation in outcome.answer.citations))
    if found is None:
        return None
    other = next(str(int(found[0]) + step) for step in range(1, 99) if not _has(quoted, str(int(found[0]) + step)))
    return changed(
        outcome.answer, outcome.answer.answer[: found.start()] + other + outcome.answer.answer[found.end() :]
    )


def _has(figures: frozenset[str], number: str) -> bool:
    return number in figures or f"{number}%" in figures


def one_mark_dropped(outcome: Outcome) -> Answer | None:
    """The last mark is taken out of the text; its citation stays. What is said of all places repeats their marks."""
    marks = re.findall(r"\[\d+\]", outcome.answer.answer)
    last = next((mark for mark in reversed(marks) if marks.count(mark) == 1), None)
    return changed(outcome.answer, outcome.answer.answer.replace(last, "")) if last else None


def one_citation_dropped(outcome: Outcome) -> Answer | None:
    """The last citation is taken out of the list; its mark stays."""
    return outcome.answer.model_copy(update={"citations": outcome.answer.citations[:-1]})


def marks_swapped(outcome: Outcome) -> Answer | None:
    """Every statement gets the marks of the next one."""
    marks = re.findall(r"(?:\[\d+\])+", outcome.answer.answer)
    if len(set(marks)) < 2:
        return None
    turned = iter([*marks[1:], marks[0]])
    return changed(outcome.answer, re.sub(r"(?:\[\d+\])+", lambda _: next(turned), outcome.answer.answer))


def quote_of_another_place(outcome: Outcome) -> Answer | None:
    """A citation points 40 characters further on, its quote unchanged."""
    first, *others = outcome.answer.citations
    moved = first.model_copy(update={"start": first.start + 40, "end": first.end + 40})
    return outcome.answer.model_copy(update={"citations": (moved, *others)})


def one_region_swapped(outcome: Outcome) -> Answer | None:
    """A line is said of another region than the one it cites."""
    named = sorted({text.region for text in outcome.texts.values() if text.region})
    region = outcome.answer.citations[0].region
    if region is None or not outcome.answer.answer.startswith(region):
        return None
    other = next(name for name in named if name != region)
    return changed(outcome.answer, other + outcome.answer.answer.removeprefix(region))


def answered_from_another_region(outcome: Outcome) -> Answer | None:
    """The cited words are those of another region's plan."""
    if outcome.case.type == "region-unspecified":
        return None
    first, *others = outcome.answer.citations
    other = next(text for text in outcome.texts.values() if text.region not in outcome.case.regions)
    foreign = first.model_copy(
        update={"document_id": other.document_id, "quote": other.text[:20], "start": 0, "end": 20}
    )
    return outcome.answer.model_copy(update={"citations": (foreign, *others)})


def pasted_whole(outcome: Outcome) -> Answer | None:
    """In place of the words cited stands the page around them."""
    citation = outcome.answer.citations[0]
    text = outcome.texts[citation.document_id].text
    start = max(0, citation.start - 600)
    page = citation.model_copy(update={"quote": text[start : start + 1800], "start": start, "end": start + 1800})
    pasted = f"{citation.region}：{page.quote}[1]".replace("\n", "")
    return outcome.answer.model_copy(update={"answer": pasted, "citations": (page,), "table": None})


def said_of_all_places(outcome: Outcome) -> Answer | None:
    """A line says of places that there are none what no quote says, in the form of a comparison."""
    return changed(outcome.answer, f"{outcome.answer.answer}\n{INVENTED}相同：均由镇政府聘用并领取工资。[1]")


def said_before_a_comparison(outcome: Outcome) -> Answer | None:
    """A true comparison is said to be of what no quote names."""
    named = re.sub(
        rf"(?m)^(?:[^：\n]+：)?(?=(?:最[长高多]的是)?{_PLACES}(?:比|，最))", f"{INVENTED}：", outcome.answer.answer
    )
    return changed(outcome.answer, named) if _differs(outcome) else None


def said_as_arithmetic(outcome: Outcome) -> Answer | None:
    """The first statement gets a clause that no quote has, with figures in brackets like those of a sum."""
    behind = f"；{INVENTED}（12-12）"
    return changed(outcome.answer, re.sub(rf"(?=。?{_MARKS})", behind, outcome.answer.answer, count=1))


def said_as_a_source(outcome: Outcome) -> Answer | None:
    """The words of the first citation are told as those of a part of the plan that there is none of."""
    quote = re.sub(r"\s", "", outcome.answer.citations[0].quote)
    return changed(outcome.answer, f"{outcome.answer.answer}\n同一文件的{INVENTED}另写：{quote}。[1]")


def said_as_a_note(outcome: Outcome) -> Answer | None:
    """The region that a line begins with has a note with what no quote says."""
    region = outcome.answer.citations[0].region
    if region is None or not outcome.answer.answer.startswith(f"{region}："):
        return None
    return changed(outcome.answer, f"{region}（{INVENTED}）{outcome.answer.answer.removeprefix(region)}")


def said_as_silence(outcome: Outcome) -> Answer | None:
    """The last line ends in what no quote says, as if it were what the documents do not mention."""
    return changed(outcome.answer, f"{outcome.answer.answer}{INVENTED}：未提及。")


def places_swapped(outcome: Outcome) -> Answer | None:
    """What one place is said to have more of than another, the other has more of."""
    turned = re.sub(rf"({_PLACES})比({_PLACES})(?=[长高多]\d)", r"\2比\1", outcome.answer.answer)
    turned = re.sub(rf"的是({_PLACES})，(最.)的是({_PLACES})，", r"的是\3，\2的是\1，", turned)
    return changed(outcome.answer, turned) if _differs(outcome) else None


def _differs(outcome: Outcome) -> bool:
    """Whether an answer says which of its places has more."""
    return re.search(r"(?:比.+[长高多]|相差)[\d.]+[^\d（]+（", outcome.answer.answer) is not None


def is_caught(outcome: Outcome, metrics: list[str]) -> bool:
    return any(BY_NAME[name].is_broken_by(BY_NAME[name].score(outcome)) for name in metrics)


@pytest.mark.parametrize(
    ("spoil", "metrics"),
    [
        (one_figure_changed, ["figure_fidelity"]),
        (one_mark_dropped, ["marked"]),
        (one_citation_dropped, ["marked"]),
        (marks_swapped, ["support", "figure_fidelity", "wrong_region"]),
        (quote_of_another_place, ["verbatim"]),
        (one_region_swapped, ["wrong_region"]),
        (answered_from_another_region, ["wrong_region"]),
        (pasted_whole, ["correct"]),
        (said_of_all_places, ["support"]),
        (said_before_a_comparison, ["support"]),
        (said_as_arithmetic, ["support"]),
        (said_as_a_source, ["support"]),
        (said_as_a_note, ["support"]),
        (said_as_silence, ["marked"]),
        (places_swapped, ["figure_fidelity"]),
    ],
)
def test_a_spoilt_answer_is_caught(good: list[Outcome], spoil: Mutation, metrics: list[str]) -> None:
    spoilt = [
        Outcome(outcome.case, answer, outcome.workings, outcome.gold, outcome.texts)
        for outcome in good
        if (answer := spoil(outcome)) is not None
    ]
    assert len(spoilt) >= (5 if spoil in (said_before_a_comparison, places_swapped) else 10)
    missed = [outcome for outcome in spoilt if not is_caught(outcome, metrics)]
    assert [outcome.case.id for outcome in missed] == []
    assert [outcome for outcome in good if is_caught(outcome, metrics)] == []
