"""Answers over several places."""

from __future__ import annotations

import pytest

from assistant.brevity import LONGEST, mentioning, shortened
from assistant.compose import pieces_of
from assistant.findings import Finding
from assistant.places import Place
from assistant.question import Reading
from tests.assistant.conftest import REGIONS, MakePlan, Weighed

THING = "县教师发展中心每学期组织教师开展专题培训，建设名师工作室，" * 3 + "鼓励乡村学校探索小班化教学，服务学生成长。"
OTHER = "鼓励乡村学校建设校园，完善乡村学校的设施设备。"


@pytest.fixture
def told(weighed: Weighed, make_plan: MakePlan) -> tuple[Reading, list[Finding]]:
    """What three places say of 乡村学校, two of them of 小班化教学 too."""
    found = []
    for region, text in zip(REGIONS, (THING, OTHER, THING), strict=False):
        plan = make_plan(f"{region.name}教育方案\n\n一、任务\n\n{text}\n")
        reading, evidence = weighed("乡村学校小班化教学，哪里有提", plan)
        place = Place(region.name, (plan.id,), region)
        found.append(Finding(place, tuple(pieces_of(reading, evidence)), (), 1.0, carried=tuple(evidence)))
    return reading, found


def test_places_that_write_of_the_thing_say_so_in_a_clause(told: tuple[Reading, list[Finding]]) -> None:
    reading, found = told
    named = mentioning(reading, found)
    assert [one.place.region for one in named] == [REGIONS[0], REGIONS[2]]
    assert all("小班化教学" in one.pieces[0].text and len(one.pieces[0].text) < 80 for one in named)


def test_long_answers_are_shortened_and_short_ones_left(told: tuple[Reading, list[Finding]]) -> None:
    reading, found = told
    assert shortened(reading, found[1:2]) == found[1:2]
    short = shortened(reading, [*found, *found, *found])
    assert sum(len(piece.text) for one in short for piece in one.pieces) <= LONGEST
