from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

import pytest

from assistant.types import Answer, AnswerTable, Citation, Refusal, TableCell
from evals.baseline import Change, Comparison
from evals.cases import Case
from evals.page import STEPS, bare, first, histogram, page_of, rights
from evals.results import Detail, Figure, Found, Record, Run, Summary

HOSTILE = """<script>alert("1")</script>'"&{{ 7 * 7 }}{% raw %}<img src=x onerror=alert(2)>"""
VOID = {"meta", "br", "img", "link", "input", "hr"}


class Page(HTMLParser):
    """A page as elements with their attributes, its visible text, and whether every element is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open and "script" not in self.open:
            self.text += data

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def figure(metric: str, value: float = 0.5, cases: int = 40, low: float = 0.4, high: float = 0.6) -> Figure:
    return Figure(metric=metric, value=value, low=low, high=high, cases=cases)


def case_of(name: str, text: str = "清远的校长最多能连任几年", fields: Mapping[str, object] | None = None) -> Case:
    given = {"id": name, "type": "number", "question": text, "answerable": True, "regions": ["清远市"], "answer": text}
    return Case.model_validate(
        given
        | {"must": [[text, "十二年"]], "must_not": [text], "gold": [{"region": "清远市", "quote": text}]}
        | {"turns": [text], "difficulty": text}
        | dict(fields or {})
    )


def answer_of(text: str, refusal: Refusal | None = None) -> Answer:
    return Answer(
        id="a",
        question="问",
        standalone_question=text,
        answer=text,
        answerable=refusal is None,
        refusal=refusal,
        citations=(
            Citation(
                mark=1,
                document_id="d",
                document_title=text,
                region="阳西县",
                section_path=(),
                page=None,
                quote=text,
                start=0,
                end=len(text),
                document_sha256="0" * 64,
            ),
        ),
        table=AnswerTable(columns=("地区", text), rows=((TableCell(text="清远市"), TableCell(text=text, marks=(1,))),)),
        latency_ms=12.0,
    )


def wrong(name: str, text: str = "一般不超过10年", step: str = "badly composed", **fields: Any) -> Record:
    case = case_of(name, HOSTILE if text == HOSTILE else "清远的校长最多能连任几年", fields)
    found = tuple(Found(region="阳西县", text=f"{text}之{place}", at_gold=place == 9) for place in range(10))
    refusal = None if case.answerable else Refusal(reason="no_evidence", message=text)
    return Record.model_validate(
        {
            "id": name,
            "half": "dev",
            "type": case.type,
            "regions": case.regions,
            "digest": "d",
            "scores": {"correct": 0.0, "latency_ms": 12.0},
            "step": step,
            "detail": Detail(
                case=case,
                answer=answer_of(text, refusal),
                faults=(f"says {text}",),
                evidence=found[:1],
                retrieved=found,
                gold_ranks=(10,),
            ),
        }
    )


def right(name: str) -> Record:
    record = wrong(name)
    return record.model_copy(update={"step": None, "scores": {"correct": 1.0, "latency_ms": 3.0}})


def kept(name: str, step: str | None) -> Record:
    return wrong(name).model_copy(update={"half": "test", "step": step, "detail": None})


def run_of(*records: Record, **summary: object) -> Run:
    steps = [record.step for record in records if record.step]
    given: dict[str, object] = {
        "cases": len(records),
        "figures": (
            figure("correct"),
            figure("verbatim", 1.0, 3, 1.0, 1.0),
            figure("latency_ms", 12.0, 40, 9.0, 130.0),
        ),
        "by_half": {"dev": (figure("correct"),), "test": (figure("correct", 0.7),)},
        "by_type": {"number": (figure("correct", 0.9),), "list": (figure("correct", 0.2, 5),)},
        "by_region": {"清远市": (figure("correct"),)},
        "steps": {step: steps.count(step) for step in dict.fromkeys(steps)},
        "latency_ms": {"p50": 12.0, "p95": 120.0, "p99": 130.0},
    }
    return Run(
        config={"date": "2026-01-05 09:12 UTC", "cases": "240 of dev.jsonl"},
        summary=Summary.model_validate(given | summary),
        records=records,
    )


def change(metric: str, verdict: str, gained: tuple[str, ...] = (), lost: tuple[str, ...] = ()) -> Change:
    return Change(metric, 0.5, 0.4 if verdict == "worse" else 0.6, -0.2, 0.2, gained, lost, verdict)  # type: ignore[arg-type]


def test_shows_a_wrong_case_with_question_expected_got_evidence_and_step() -> None:
    record = wrong("q7", turns=["阳西呢"], must=[["12年", "十二年"]], must_not=["11年"])
    html = page_of(run_of(record, right("q8")), None)
    text = " ".join(Page(html).text.split())
    for told in (
        "清远的校长最多能连任几年",
        "阳西呢",
        "12年 or 十二年",
        "11年",
        "retrieved at rank 10",
        "says 一般不超过10年",
        "一般不超过10年之9",
        STEPS["badly composed"],
    ):
        assert told in text
    assert [one["data-step"] for one in Page(html).all("article")] == ["badly composed"]
    assert "q8" not in text
    marked = re.findall(r'<li class="gold">.*', html)
    assert len(marked) == 1
    assert "一般不超过10年之9" in marked[0]


def test_shows_what_had_to_be_refused_and_the_refusal_that_came() -> None:
    unanswerable: dict[str, Any] = {"answerable": False, "must": [], "gold": [], "answer": ""}
    some = wrong("q1", step="wrongly answered", reason=["region_not_covered", "no_evidence"], **unanswerable)
    text = " ".join(Page(page_of(run_of(some, wrong("q2", **unanswerable)), None)).text.split())
    assert "A refusal: region not covered or no evidence." in text
    assert "A refusal, for whatever reason." in text
    assert "A refusal: no evidence." in text


def test_shows_a_right_answer_that_breaks_a_guard() -> None:
    guarded = right("q1").model_copy(update={"scores": {"correct": 1.0, "verbatim": 0.0, "wrong_region": 1.0}})
    assert guarded.detail
    guarded = guarded.model_copy(update={"detail": guarded.detail.model_copy(update={"faults": ()})})
    html = page_of(run_of(guarded, right("q2"), wrong("q3")), None)
    page = Page(html)
    text = " ".join(page.text.split())
    assert [one["data-step"] for one in page.all("article")] == ["breaks a guard", "badly composed"]
    assert [one["data-is"] for one in page.all("button") if one["data-by"] == "step"] == [
        "", "badly composed", "breaks a guard",
    ]  # fmt: skip
    assert "breaks a guard 1" in text
    assert "Wrong or breaking a guard, shown below2of 3 cases" in text
    assert "right by its key, and yet it breaks a guard" in text
    assert "What is wrong breaks the guard verbatim: quotes that are the document's own words" in text
    assert "breaks the guard wrong_region: answers from a wrong region (lower is better)" in text


def test_words_of_others_stay_words() -> None:
    run = run_of(
        wrong(HOSTILE, HOSTILE, type=HOSTILE).model_copy(update={"regions": (HOSTILE,)}),
        wrong("q2", HOSTILE),
        by_type={HOSTILE: (figure("correct"),)},
        by_region={HOSTILE: (figure("correct"),)},
        ragas=(figure(HOSTILE),),
        not_measured={HOSTILE: HOSTILE},
    )
    run = run.model_copy(update={"config": {HOSTILE: HOSTILE}})
    page = Page(page_of(run, Comparison(2, 0, 0, (change("correct", "worse", (), (HOSTILE,)),))))
    assert len(page.all("script")) == 1
    assert page.all("img") == []
    assert not any(name.startswith("on") for _, attributes in page.elements for name in attributes)
    assert "{{ 7 * 7 }}" in page.text
    assert HOSTILE in {one["data-type"] for one in page.all("article")}


def test_loads_nothing_and_every_link_leads_somewhere() -> None:
    html = page_of(
        run_of(wrong("q1"), wrong("q 2")), Comparison(2, 0, 0, (change("mrr", "same", (), ("q1", "q 2", "q9")),))
    )
    page = Page(html)
    assert page.open == []
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {one["href"] for one in page.all("a")} <= {f"#{name}" for name in ids}
    assert page.all("link") == page.all("img") == []
    assert not any("src" in attributes for _, attributes in page.elements)
    assert re.search(r"url\(|@import|https?:", html) is None


def test_every_plot_has_a_text_in_its_stead() -> None:
    plots = Page(page_of(run_of(wrong("q1")), None)).all("svg")
    assert all(plot["role"] == "img" and plot["aria-label"] for plot in plots)
    told = [plot["aria-label"] for plot in plots]
    assert "清远市: 0.500, 95 % interval 0.400–0.600" in told
    assert (
        "Histogram of latency. 1 questions, the fastest 12 ms, p50 12 ms, p95 120 ms, p99 130 ms, the slowest 12 ms."
        in told
    )


def test_the_test_half_is_told_only_in_sum() -> None:
    run = run_of(
        wrong("q1"), kept("secret-1", "not selected"), kept("secret-2", None), kept("secret-3", "not selected")
    )
    html = page_of(
        run, Comparison(4, 0, 0, (change("correct", "worse", ("secret-2",), ("q1", "secret-1", "secret-3")),))
    )
    text = " ".join(Page(html).text.split())
    assert "secret" not in html
    assert "The 3 cases of the test half are looked at only in sum" in text
    assert "2 of them are wrong" in text
    assert "q1 and 2 of the test half" in text
    assert "1 of the test half" in text


@pytest.mark.parametrize(
    ("comparison", "shown", "verdict"),
    [
        (None, "Not compared: there is no baseline", None),
        (Comparison(9, 1, 0, (change("correct", "same"),)), "Passed: no metric got worse", "passed"),
        (Comparison(9, 1, 0, (change("mrr", "worse", (), ("q1",)),)), "Failed: mrr got worse", "failed"),
        (Comparison(9, 1, 2, (change("mrr", "same"),)), "Failed: cases of the baseline are gone", "failed"),
    ],
)
def test_says_whether_the_run_passes(comparison: Comparison | None, shown: str, verdict: str | None) -> None:
    page = Page(page_of(run_of(wrong("q1")), comparison))
    assert shown in page.text
    (banner,) = [one for one in page.all("p") if one.get("id") == "verdict"]
    assert banner["class"] == " ".join(filter(None, ["verdict", verdict]))


def test_marks_groups_of_few_cases() -> None:
    html = page_of(run_of(wrong("q1")), None)
    rows = [row for row in re.findall(r"<tr>.*?</tr>", html, re.DOTALL) if ">few</span>" in row]
    assert ["verbatim" in row or "1/5" in row for row in rows] == [True, True]


def test_a_run_without_anything_wrong_measured_or_compared_is_a_whole_page() -> None:
    empty = run_of(right("q1"), figures=(), by_half={}, by_type={}, by_region={}, steps={}, latency_ms={})
    page = Page(page_of(empty, None))
    assert page.open == []
    assert "None of the cases that may be looked at is wrong or breaks a guard." in page.text
    assert "No metric of ragas was measured." in page.text
    assert "There is no baseline" in page.text
    assert page.all("article") == page.all("button") == []
    nothing = empty.model_copy(update={"records": ()})
    assert "No times were taken." in Page(page_of(nothing, None)).text


def test_shows_ragas_and_why_something_was_not_measured() -> None:
    run = run_of(right("q1"), ragas=(figure("NonLLMContextRecall", 0.75),), not_measured={"faithfulness": "no judge"})
    html = page_of(run, None)
    assert "NonLLMContextRecall 0.750" in " ".join(Page(html).text.split())
    assert '<th scope="row">faithfulness</th><td>no judge</td>' in html


def test_stays_small_though_every_case_is_wrong() -> None:
    passage = "教" * 400
    found = tuple(Found(region="清远市", text=passage, at_gold=False) for _ in range(10))
    record = wrong("q")
    assert record.detail
    long = record.model_copy(
        update={"detail": record.detail.model_copy(update={"retrieved": found, "evidence": found})}
    )
    run = run_of(*(long.model_copy(update={"id": f"q{number}"}) for number in range(260)))
    assert len(page_of(run, None).encode()) < 1_500_000


def test_first_keeps_some_of_each_region_and_all_gold() -> None:
    found = [Found(region=region, text=str(place), at_gold=place == 4) for place, region in enumerate("aaabab")]
    assert [one.text for one in first(found, 1)] == ["0", "3", "4"]


def test_rights_has_the_worst_first_and_leaves_out_what_was_not_scored() -> None:
    groups = {"a": [figure("correct", 0.9)], "b": [figure("correct", 0.1)], "c": [figure("mrr")]}
    assert [name for name, _ in rights(groups)] == ["b", "a"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/srv/data/dev.jsonl", "dev.jsonl"),
        ("see '/srv/a b' and ~/x/y.json", "see 'a b' and y.json"),
        (r"C:\Users\someone\cases.jsonl", "cases.jsonl"),
        ("file:///srv/data/x", "x"),
        ("http://127.0.0.1:80/v1 and cases/dev.jsonl, 3 / 4", "http://127.0.0.1:80/v1 and cases/dev.jsonl, 3 / 4"),
    ],
)
def test_bare_names_no_folder_of_the_machine(text: str, expected: str) -> None:
    assert bare(text) == expected


@pytest.mark.parametrize("times", [[0.0], [1.0], [5.0] * 3, [0.4, 7.0, 99.0], [3.0, 5000.0], [0.01, 1e6]])
def test_histogram_counts_every_time_within_its_frame(times: list[float]) -> None:
    drawn = histogram(times, {"p50": times[0], "p99": times[-1]})
    assert drawn
    counts = [int(re.findall(r": (\d+) of", bar.told)[0]) for bar in drawn.bars]
    assert sum(counts) == len(times)
    assert max(bar.height for bar in drawn.bars) == 100
    assert all(0 <= bar.left <= bar.left + bar.width <= 100.01 for bar in drawn.bars)
    places = [at for _, at in (*drawn.ticks, *drawn.marks)]
    assert all(0 <= at <= 100 for at in places)
    assert len(drawn.ticks) <= 10
