from __future__ import annotations

from assistant.alignment import aligned, likeness
from assistant.evidence import Evidence
from tests.assistant.conftest import MakePlan, Weighed

QUESTION = "高中带高中，是几所带几所？"
RIVAL = "重点培育具有示范、引领、辐射作用的高中2所。"
TOLD = "推动每所优质高中托管帮扶1所薄弱高中。"
LIKE = "推进市一中等9所优质高中托管帮扶9所县里的高中。"


def evidence_of(weighed: Weighed, make_plan: MakePlan, *sentences: str) -> list[Evidence]:
    _, evidence = weighed(QUESTION, make_plan(f"某地行动方案\n\n一、目标\n\n{''.join(sentences)}\n"))
    return [one for one in evidence if not one.statement.is_title]


def test_what_another_place_says_too_comes_first(weighed: Weighed, make_plan: MakePlan) -> None:
    here = evidence_of(weighed, make_plan, RIVAL, TOLD)
    there = evidence_of(weighed, make_plan, LIKE)
    best = aligned(sorted(here, key=lambda one: one.statement.text != RIVAL), [there])[0]
    assert best.statement.text == TOLD


def test_what_says_more_figures_of_a_place_stays_first(weighed: Weighed, make_plan: MakePlan) -> None:
    whole = "甲区托管帮扶薄弱高中5所，其他县托管帮扶薄弱高中2所。"
    here = evidence_of(weighed, make_plan, whole, TOLD)
    there = evidence_of(weighed, make_plan, TOLD.replace("1", "3"))
    best = aligned(sorted(here, key=lambda one: one.statement.text != whole), [there])[0]
    assert best.statement.text == whole


def test_nothing_is_moved_where_no_other_place_answers(weighed: Weighed, make_plan: MakePlan) -> None:
    here = evidence_of(weighed, make_plan, RIVAL, TOLD)
    assert aligned(here, []) == here


def test_likeness_leaves_figures_aside(weighed: Weighed, make_plan: MakePlan) -> None:
    (rival,), (told,), (like,), (other,) = (
        evidence_of(weighed, make_plan, sentence) for sentence in (RIVAL, TOLD, LIKE, TOLD.replace("1", "3"))
    )
    assert likeness(told, other) == 1
    assert likeness(told, like) > 2 * likeness(told, rival)
