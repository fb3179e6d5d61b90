"""The database."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from index.errors import DatabaseUnreachable, DocumentNotFound
from index.records import IndexState, Records
from ingest.types import Cell, Document, Region, Row, Span, Table
from tests.index.conftest import MakeDocument


def test_before_the_first_ingest_there_is_no_state(records: Records) -> None:
    assert records.state() is None
    assert records.catalog(1) == ()


def test_a_document_comes_back_as_it_was(records: Records, make_document: MakeDocument) -> None:
    region = Region("阳西县", "阳西", "county", ("广东省", "阳江市"))
    table = Table(1, "表", ("项目",), (Row((Cell("学位", (Span(0, 2), Span(5, 6))),), section=1),))
    plain = make_document("计划", "第一段。", "第二段。", region=region)
    document = Document(**{**{f: getattr(plain, f) for f in plain.__slots__}, "tables": (table,)})
    records.publish(IndexState(1, "a"), [document], [])
    assert records.document(document.id, 1) == document
    (entry,) = records.catalog(1)
    assert (entry.title, entry.region, entry.period) == ("计划", region, document.period)
    assert (entry.characters, entry.passages) == (len(document.text), 2)


def test_each_generation_keeps_its_own_versions(records: Records, make_document: MakeDocument) -> None:
    old, other = make_document("计划", "旧"), make_document("通知", "留")
    new = Document(**{**{f: getattr(old, f) for f in old.__slots__}, "text": "新", "sha256": "0" * 64})
    records.publish(IndexState(1, "a"), [old, other], [])
    records.publish(IndexState(2, "a"), [new], [other.id])
    assert records.state() == IndexState(2, "a")
    assert records.document(old.id, 1).text == "旧"
    assert records.document(old.id, 2).text == "新"
    assert {entry.id for entry in records.catalog(1)} == {old.id, other.id}
    assert {entry.id for entry in records.catalog(2)} == {old.id}
    with pytest.raises(DocumentNotFound):
        records.document(other.id, 2)


def test_forget_before_drops_what_no_kept_generation_shows(records: Records, make_document: MakeDocument) -> None:
    old, other = make_document("计划", "旧"), make_document("通知", "留")
    records.publish(IndexState(1, "a"), [old, other], [])
    records.publish(IndexState(2, "a"), [], [old.id])
    assert records.forget_before(1) == {old.sha256, other.sha256}
    assert records.forget_before(2) == {other.sha256}
    with pytest.raises(DocumentNotFound):
        records.document(old.id, 1)


def test_a_publication_that_fails_changes_nothing(records: Records, make_document: MakeDocument) -> None:
    document = make_document("计划", "旧")
    records.publish(IndexState(1, "a"), [document], [])

    def failing() -> list[Document]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        records.publish(IndexState(2, "b"), (one for _ in range(1) for one in failing()), [document.id])
    assert records.state() == IndexState(1, "a")
    assert records.document(document.id, 1) == document


def test_answers_of_a_conversation_come_back_in_order(records: Records) -> None:
    records.save_answer("a1", '{"n": 1}', "c")
    records.save_answer("a2", '{"n": 2}', "c")
    records.save_answer("a3", '{"n": 3}')
    assert records.conversation("c") == ['{"n": 1}', '{"n": 2}']
    assert records.conversation("other") == []
    assert records.answer("a3") == '{"n": 3}'
    assert records.answer("a4") is None


def test_records_are_there_after_reopening(records: Records, data_dir: Path, make_document: MakeDocument) -> None:
    records.publish(IndexState(1, "a"), [make_document("计划", "一")], [])
    records.close()
    again = Records(f"sqlite:///{data_dir / 'eduplan.db'}")
    assert again.state() == IndexState(1, "a")
    again.close()


def test_tables_are_made_on_first_use_only(data_dir: Path) -> None:
    records = Records(f"sqlite:///{data_dir / 'eduplan.db'}")
    assert not data_dir.exists()
    assert records.state() is None
    engine = create_engine(f"sqlite:///{data_dir / 'eduplan.db'}")
    assert {"index_state", "document_versions", "answers"} <= set(inspect(engine).get_table_names())
    engine.dispose()
    records.close()


@pytest.mark.parametrize("url", ["no url", "nosuchdatabase://x", "sqlite:////dev/null/x/eduplan.db"])
def test_a_database_that_cannot_be_opened_is_an_error_with_a_hint(url: str) -> None:
    with pytest.raises(DatabaseUnreachable) as caught:
        Records(url).state()
    assert "EDUPLAN_DATABASE_URL" in caught.value.hint


def test_a_file_that_is_no_database_is_an_error_with_a_hint(data_dir: Path) -> None:
    data_dir.mkdir()
    (data_dir / "eduplan.db").write_text("这不是数据库" * 100, encoding="utf-8")
    records = Records(f"sqlite:///{data_dir / 'eduplan.db'}")
    with pytest.raises(DatabaseUnreachable):
        records.state()
    records.close()


def test_processes_that_begin_together_share_the_tables(data_dir: Path) -> None:
    program = "import sys; from index.records import Records; sys.stdin.read(); Records(sys.argv[1]).state()"
    command = [sys.executable, "-c", program, f"sqlite:///{data_dir / 'eduplan.db'}"]
    begun = [subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    for process in begun:
        assert process.stdin is not None
        process.stdin.close()
        process.stdin = None
    assert [(process.communicate()[1], process.returncode) for process in begun] == [("", 0)] * 3
