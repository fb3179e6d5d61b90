from __future__ import annotations

import pytest

from assistant.findings import Finder, Finding
from assistant.places import Place, places_of
from assistant.question import QuestionReader, Reading
from index.corpus import Corpus, Snapshot
from tests.assistant.conftest import REGIONS


@pytest.fixture(scope="module")
def snapshot(plans_corpus: Corpus) -> Snapshot:
    return plans_corpus.snapshot()


@pytest.fixture(scope="module")
def finder(snapshot: Snapshot) -> Finder:
    return Finder(snapshot)


def place_of(snapshot: Snapshot, name: str) -> Place:
    ids = tuple(entry.id for entry in snapshot.catalog if entry.region is not None and entry.region.name == name)
    return Place(name, ids, next(region for region in REGIONS if region.name == name))


def find(finder: Finder, snapshot: Snapshot, reading: Reading) -> list[Finding]:
    return [finder.find(reading, place) for place in places_of(reading, snapshot.catalog, (), ())]


def test_a_place_that_answers(finder: Finder, snapshot: Snapshot, reader: QuestionReader) -> None:
    (finding,) = find(finder, snapshot, reader.read("清远的校长最多能连任几年？"))
    assert finding.answers
    assert "12年" in finding.pieces[0].text
    assert finding.score > 0
    assert finding.nearest


def test_a_place_that_is_silent_keeps_what_is_nearest(
    finder: Finder, snapshot: Snapshot, reader: QuestionReader
) -> None:
    finding = finder.find(reader.read("校长最多能连任几年？"), place_of(snapshot, "龙川县"))
    assert not finding.answers
    assert finding.pieces == ()
    assert all(one.statement.document.region == REGIONS[4] for one in finding.nearest)


@pytest.mark.parametrize("question", ["校长最多能连任几年？", "谁负责教师培训？", "残联管哪些项目？", "重点任务？"])
def test_a_place_speaks_from_its_own_documents(
    finder: Finder, snapshot: Snapshot, reader: QuestionReader, question: str
) -> None:
    reading = reader.read(question)
    for region in REGIONS:
        place = place_of(snapshot, region.name)
        finding = finder.find(reading, place)
        quoted = {quote.document.id for piece in finding.pieces for quote in piece.quotes}
        assert quoted | {one.statement.document.id for one in finding.nearest} <= set(place.document_ids)


def test_the_departments_of_a_task(finder: Finder, snapshot: Snapshot, reader: QuestionReader) -> None:
    (finding,) = find(finder, snapshot, reader.read("开平的新强师工程由谁负责？"))
    (piece, *_) = finding.pieces
    assert "翠山湖管委会" in piece.text
    assert piece.quotes[0].passage.path[-1] == "5 新强师工程"


def test_the_duties_of_a_department_are_all_its_tasks(
    finder: Finder, snapshot: Snapshot, reader: QuestionReader
) -> None:
    (finding,) = find(finder, snapshot, reader.read("清远市委编办负责哪些项目？"))
    assert [piece.text for piece in finding.pieces] == ["城乡教育共同体创建工程"]
    (finding,) = find(finder, snapshot, reader.read("清远的市财政局负责哪些项目？"))
    assert len(finding.pieces) == 4


def test_a_department_that_stands_nowhere_has_no_duties(
    finder: Finder, snapshot: Snapshot, reader: QuestionReader
) -> None:
    (finding,) = find(finder, snapshot, reader.read("清远市气象局负责哪些项目？"))
    assert not finding.answers
