"""The command line over the five plans and over small files of its own."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant.service import Assistant
from assistant.settings import Settings
from assistant.types import Answer, Question
from index.records import Records
from ui.cli import main
from ui.render import answer_terminal

QUESTION = "清远的校长在一个位子上最多能坐几年"
PLAN = """龙门县教育提升行动方案（2024—2027年）

一、主要目标

到2027年，全县新增公办幼儿园学位1200个。
"""


@pytest.fixture
def plans(plans_settings: Settings) -> tuple[str, str]:
    """The arguments that name the index of the five plans."""
    return "--data-dir", str(plans_settings.data_dir)


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A working folder with files to ingest; the data folder is its `var`."""
    monkeypatch.chdir(tmp_path)
    files = tmp_path / "files"
    files.mkdir()
    (files / "a.txt").write_text(PLAN, encoding="utf-8")
    (files / "b.txt").write_bytes(PLAN.replace("龙门县", "博罗县").encode("gb18030"))
    return tmp_path


def lines(capsys: pytest.CaptureFixture[str]) -> tuple[list[str], list[str]]:
    captured = capsys.readouterr()
    return captured.out.splitlines(), captured.err.splitlines()


# ------------------------------------------------------------------------------------------------------------- ingest


def test_ingest_says_what_became_of_each_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ingest", "files"]) == 0
    assert lines(capsys) == (["added      files/a.txt", "added      files/b.txt"], [])
    (folder / "files" / "a.txt").write_text(PLAN.replace("1200", "1500"), encoding="utf-8")
    assert main(["ingest", "files"]) == 0
    assert lines(capsys) == (["updated    files/a.txt", "unchanged  files/b.txt"], [])


def test_ingest_refuses_what_it_cannot_read_and_goes_on(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "files" / "empty.txt").touch()
    (folder / "files" / "binary.txt").write_bytes(bytes(range(256)) * 20)
    assert main(["ingest", "files/binary.txt", "files/empty.txt", "files/missing.txt", "files/a.txt"]) == 1
    out, err = lines(capsys)
    assert err == []
    for line, name in zip(out[:3], ("binary", "empty", "missing"), strict=True):
        assert re.fullmatch(rf"refused    files/{name}\.txt：.+，.+", line), line
    assert out[3:] == ["added      files/a.txt"]


@pytest.mark.skipif(os.name != "posix", reason="pipes break in another way here")
def test_ingest_stores_everything_though_nobody_reads_its_lines(folder: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    code = "import sys; from ui.cli import main; sys.exit(main(['ingest', 'files']))"
    root = Path(__file__).parents[2]
    with os.fdopen(writing, "wb") as broken:
        ran = subprocess.run(
            [sys.executable, "-c", code],
            stdout=broken,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(root)},
            check=False,
        )
    assert (ran.returncode, ran.stderr) == (0, b"")
    records = Records(f"sqlite:///{folder / 'var' / 'eduplan.db'}")
    assert len(records.catalog(1)) == 2
    records.close()


def test_ingest_while_another_does(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from filelock import FileLock

    (folder / "var").mkdir()
    with FileLock(folder / "var" / "write.lock"):
        assert main(["ingest", "files"]) == 1
    assert lines(capsys) == ([], ["错误：另一个任务正在写索引", "提示：等它结束后再试一次"])


def test_a_data_folder_that_cannot_be(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ingest", "files", "--data-dir", "files/a.txt"]) == 1
    out, err = lines(capsys)
    assert out == []
    assert len(err) == 2
    assert err[0].startswith("错误：")
    assert err[1].startswith("提示：")


# ---------------------------------------------------------------------------------------------------------------- ask


def test_ask(plans: tuple[str, str], assistant: Assistant, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", QUESTION, *plans]) == 0
    out, err = lines(capsys)
    answer = assistant.ask(Question(text=QUESTION))
    assert out == answer_terminal(answer, 100).splitlines()
    assert err == []
    assert "12年" in out[0]
    assert any(line.startswith("[1] 清远市 · 《") for line in out)


def test_ask_json_is_the_answer_object(plans: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--json", QUESTION, *plans]) == 0
    answer = Answer.model_validate_json(capsys.readouterr().out)
    assert answer.question == QUESTION
    assert answer.answerable
    assert "12年" in answer.answer
    assert "10年" not in answer.answer
    assert len(answer.answer) <= 120
    assert {citation.region for citation in answer.citations} == {"清远市"}


def test_ask_in_regions(plans: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    question = "校长最多能连任几年？"
    assert main(["ask", "--json", question, "--region", "清远", "--region", "阳西县", *plans]) == 0
    answer = Answer.model_validate_json(capsys.readouterr().out)
    assert {citation.region for citation in answer.citations} <= {"清远市", "阳西县"}


def test_ask_imports_no_more_than_it_uses(plans: tuple[str, str]) -> None:
    program = (
        "import gc, sys\n"
        "from ui.cli import main\n"
        "code = main(['ask', *sys.argv[1:]])\n"
        "heavy = {'llama_index', 'gradio', 'fastapi', 'pandas', 'onnxruntime'}\n"
        "print(code, gc.isenabled(), sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    command = [sys.executable, "-c", program, QUESTION, *plans]
    root = Path(__file__).parent.parent.parent
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert "12年" in done.stdout
    assert done.stderr == "0 True []\n"


def test_a_refusal_is_done_and_not_failed(plans: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--json", "火星基地的氧气费怎么收？", *plans]) == 0
    assert not Answer.model_validate_json(capsys.readouterr().out).answerable


def test_show_prompt(plans: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "--show-prompt", QUESTION, *plans]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert list(shown) == ["id", "messages"]
    assert [set(message) for message in shown["messages"]] == [{"role", "content"}] * len(shown["messages"])
    assert QUESTION in shown["messages"][-1]["content"]


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        ([""], "问题是空的"),
        (["问" * 10_000], "问题太长：10,000 字，上限 2,000 字"),
        (["\udce4\udcbd"], "问题不是 UTF-8 文本"),
        (["校长？", "--region", "火星市"], "没有“火星市”的文件"),
    ],
)
def test_ask_wrongly(plans: tuple[str, str], capsys: pytest.CaptureFixture[str], argv: list[str], message: str) -> None:
    assert main(["ask", *argv, *plans]) == 2
    out, err = lines(capsys)
    assert out == []
    assert err[0] == f"错误：{message}"
    assert err[1].startswith("提示：")


@pytest.mark.parametrize("argv", [["ask", "校长？"], ["documents"], ["documents", "show", "x"]])
def test_without_an_index_the_cure_is_named(folder: Path, capsys: pytest.CaptureFixture[str], argv: list[str]) -> None:
    assert main(argv) == 1
    assert lines(capsys) == ([], ["错误：还没有索引", "提示：运行 eduplan ingest 建立或重建索引"])


# -------------------------------------------------------------------------------------------------------------- batch


def written(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_batch(plans: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    rows: list[Any] = [
        {"id": "q1", "question": "那清远呢？", "turns": ["阳西的校长能连任几年？"]},
        "not an object",
        {"id": "q3", "question": QUESTION},
    ]
    source.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    assert main(["ask", "--batch", str(source), "--output", str(target), *plans]) == 1
    first, second, third = written(target)
    assert (first["id"], third["id"]) == ("q1", "q3")
    assert "12年" in first["answer"]
    assert "12年" in third["answer"]
    Answer.model_validate(first)
    assert (second["line"], second["error"]["code"]) == (2, "bad_line")
    assert lines(capsys) == ([], ["共 3 行，其中 1 行出错，见输出里的 error"])


def test_batch_through_standard_streams(
    plans: tuple[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line = json.dumps({"id": "q1", "question": QUESTION}).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(line)))
    assert main(["ask", "--batch", "-", "--output", "-", *plans]) == 0
    (out,), err = lines(capsys)
    assert json.loads(out)["id"] == "q1"
    assert err == []


def test_batch_show_prompt(plans: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text(json.dumps({"id": "q1", "question": QUESTION}), encoding="utf-8")
    assert main(["ask", "--batch", str(source), "--show-prompt", *plans]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert set(shown) == {"id", "messages"}
    assert shown["id"] == "q1"


def test_a_batch_of_a_thousand_lines(plans: tuple[str, str], tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text("{}\n" * 1_000, encoding="utf-8")
    assert main(["ask", "--batch", str(source), "--output", str(target), *plans]) == 1
    assert [value["line"] for value in written(target)] == list(range(1, 1_001))


@pytest.mark.parametrize(
    ("source", "target", "message"),
    [
        ("missing.jsonl", "out.jsonl", "missing.jsonl：No such file or directory"),
        ("in.jsonl", "missing/out.jsonl", "missing/out.jsonl：No such file or directory"),
        ("in.jsonl", "in.jsonl", "输入和输出是同一个文件"),
        (".", "out.jsonl", ".：Is a directory"),
    ],
)
def test_a_batch_that_cannot_begin(
    plans: tuple[str, str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    source: str,
    target: str,
    message: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in.jsonl").write_text('{"question": "校长？"}\n', encoding="utf-8")
    assert main(["ask", "--batch", source, "--output", target, *plans]) == 1
    out, err = lines(capsys)
    assert out == []
    assert err[0] == f"错误：{message}"
    assert Path("in.jsonl").read_text(encoding="utf-8") == '{"question": "校长？"}\n'


def test_a_batch_without_an_index_leaves_its_target_alone(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "in.jsonl").write_text('{"question": "校长？"}\n', encoding="utf-8")
    (folder / "out.jsonl").write_text("kept", encoding="utf-8")
    assert main(["ask", "--batch", "in.jsonl", "--output", "out.jsonl"]) == 1
    assert lines(capsys)[1][0] == "错误：还没有索引"
    assert (folder / "out.jsonl").read_text(encoding="utf-8") == "kept"


# ---------------------------------------------------------------------------------------------------------- documents


def test_documents_are_a_table(
    plans: tuple[str, str], assistant: Assistant, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["documents", *plans]) == 0
    out, _ = lines(capsys)
    assert re.fullmatch(r"编号 +地区 +时期 +字数 +标题", out[0])
    assert len(out) == 2 + 5
    for line, entry in zip(out[2:], assistant.snapshot().catalog, strict=True):
        assert line.startswith(f"{entry.id}  ")
        assert line.endswith(entry.title)


def test_a_document_is_shown_with_its_outline(
    plans: tuple[str, str], assistant: Assistant, capsys: pytest.CaptureFixture[str]
) -> None:
    (entry,) = [entry for entry in assistant.snapshot().catalog if entry.region and entry.region.name == "清远市"]
    assert main(["documents", "show", entry.id, *plans]) == 0
    out, _ = lines(capsys)
    assert out[0] == f"编号  {entry.id}"
    assert out[1] == f"标题  {entry.title}"
    assert "地区  广东省 清远市" in out
    assert "时期  2023—2027" in out
    headings = [
        section.title for section in assistant.snapshot().document(entry.id).sections if section.kind == "heading"
    ]
    assert headings
    assert {line.strip() for line in out} >= set(headings)


def test_a_document_is_removed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["ingest", "files"])
    main(["documents"])
    out, _ = lines(capsys)
    document_id = out[-1].split()[0]
    assert main(["documents", "remove", document_id]) == 0
    assert lines(capsys) == ([f"removed    {document_id}"], [])
    main(["documents"])
    assert document_id not in capsys.readouterr().out
    for action in ("show", "remove"):
        assert main(["documents", action, document_id]) == 1
        _, err = lines(capsys)
        assert err == [
            f"错误：没有编号为 {document_id} 的文件",
            "提示：用 eduplan documents list 查看全部文件的编号",
        ]


# ------------------------------------------------------------------------------------------------------------- doctor


def test_doctor_finds_a_sound_index_sound(plans: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", *plans]) == 0
    out, _ = lines(capsys)
    assert out[0] == "正常  设置无误"
    assert not [line for line in out if line.startswith("错误")]


def test_doctor_finds_no_index(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor"]) == 1
    out, _ = lines(capsys)
    assert [line for line in out if line.startswith("错误  ")]
    assert "eduplan ingest" in "".join(out)


def test_doctor_says_that_a_model_is_not_used_yet(
    plans: tuple[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("EDUPLAN_LLM_MODEL", "any")
    assert main(["doctor", *plans]) == 0
    assert lines(capsys)[0][0] == "警告  已配置模型，但本版本仍以原文摘编作答"
