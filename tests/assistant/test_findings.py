from __future__ import annotations

from pathlib import Path

import pytest

from assistant.findings import Finder, Finding
from assistant.places import Place, places_of
from assistant.question import QuestionReader, Reading
from assistant.settings import Settings
from assistant.wiring import build_builder, build_embedding, build_records
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


def test_parts_told_in_one_breath_are_all_told(finder: Finder, snapshot: Snapshot, reader: QuestionReader) -> None:
    texts = ("阳江市教师发展中心编制多少人", "阳江市教师发展中心现有多少人")
    finding = finder.find_all(
        reader.read("，".join(texts)), [reader.read(text) for text in texts], place_of(snapshot, "阳江市")
    )
    told = "".join(piece.text for piece in finding.pieces)
    assert "43人" in told
    assert "22人" in told


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


TREES = ("云杉", "白桦", "红松", "水杉", "银杏", "胡杨", "香樟", "榕树", "木棉", "刺槐")
CAMPS = """大理的游学营地有15处，每处营地配备8名辅导员。

腾冲的游学营地有9处。

一、重点任务

（一）修缮营地

每年修缮。

（二）培训辅导员

每年培训。"""
NOTICES = {"游学办法": CAMPS} | {
    f"{tree}学会章程": f"{tree}学会的会费为{at}元，每年召开年会。" for at, tree in enumerate(TREES, 20)
}


@pytest.fixture(scope="module")
def notices(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Eleven documents that belong to no region; one names some divisions."""
    folder = tmp_path_factory.mktemp("notices")
    texts: Path = folder / "texts"
    texts.mkdir()
    for name, text in NOTICES.items():
        (texts / f"{name}.txt").write_text(text, encoding="utf-8")
    settings = Settings(_env_file=None, data_dir=folder / "index")
    outcomes = build_builder(settings).ingest([texts])
    assert {outcome.status for outcome in outcomes} == {"added"}
    snapshot = Corpus(build_records(settings), settings.data_dir, build_embedding(settings)).snapshot()
    assert {entry.region for entry in snapshot.catalog} == {None}
    return snapshot


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("胡杨学会的会费是多少元？", ["胡杨学会章程"]),
        ("大理的游学营地有多少处？", ["游学办法"]),
        ("北京的游学营地有多少处？", []),
        ("大理的银杏学会会费是多少元？", []),
    ],
)
def test_of_many_places_those_are_likely_whose_hits_are_good(
    notices: Snapshot, reader: QuestionReader, question: str, expected: list[str]
) -> None:
    reading = reader.read(question)
    likely = Finder(notices).likely(reading, places_of(reading, notices.catalog, (), ()))
    assert [place.label for place in likely] == expected


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("大理的游学营地有多少处？", "大理的游学营地有15处"),
        ("腾冲的游学营地有多少处？", "腾冲的游学营地有9处"),
        ("大理有哪两项重点任务？", None),
        ("腾冲的每处营地配备几名辅导员？", None),
        ("北京的游学营地有多少处？", None),
    ],
)
def test_a_document_of_no_region_speaks_of_a_division_only_where_it_names_it(
    notices: Snapshot, reader: QuestionReader, question: str, answer: str | None
) -> None:
    reading = reader.read(question)
    place = next(place for place in places_of(reading, notices.catalog, (), ()) if place.label == "游学办法")
    finding = Finder(notices).find(reading, place)
    assert [piece.text for piece in finding.pieces][:1] == ([answer] if answer else [])
