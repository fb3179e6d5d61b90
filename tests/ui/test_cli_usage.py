"""What the command line says to wrong usage: no index, no engine and no traceback."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ui.cli import main


@pytest.fixture(autouse=True)
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def exit_code(*argv: str) -> int:
    try:
        return main(argv)
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else -1


@pytest.mark.parametrize(
    ("argv", "message"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["ask"], "缺少问题：给出 QUESTION 或 --batch IN.jsonl"),
        (["ask", "问", "--batch", "in.jsonl"], "QUESTION 和 --batch 只能给一个"),
        (["ask", "问", "--output", "out.jsonl"], "--output 要和 --batch 一起用"),
        (["documents", "show"], "documents show 要一个文件编号；用 eduplan documents 查看"),
        (["documents", "list", "x"], "documents list 不要编号"),
    ],
)
def test_wrong_arguments(capsys: pytest.CaptureFixture[str], argv: list[str], message: str) -> None:
    assert exit_code(*argv) == 2
    error = capsys.readouterr().err.splitlines()
    assert error[0] == f"错误：{message}"
    assert error[1].startswith("提示：用法见 eduplan")
    assert len(error) == 2


def test_an_unknown_command_names_those_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert exit_code("igest") == 2
    assert "ingest" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["ingest", "ask", "serve", "documents", "doctor"])
def test_every_command_takes_a_data_dir(capsys: pytest.CaptureFixture[str], command: str) -> None:
    assert exit_code(command, "--help") == 0
    assert "--data-dir DIR" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "value", "lines"),
    [
        (
            "EDUPLAN_PROT",
            "1",
            ["错误：环境变量里有不认识的设置 EDUPLAN_PROT", "提示：最接近的是 EDUPLAN_PORT；改正或删去它"],
        ),
        ("EDUPLAN_PORT", "x", ["错误：设置 EDUPLAN_PORT 的值不能用", "提示：写 0 到 65535 之间的整数，例如 8000"]),
    ],
)
def test_a_bad_setting(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str, value: str, lines: list[str]
) -> None:
    monkeypatch.setenv(name, value)
    assert exit_code("doctor") == 2
    assert capsys.readouterr().err.splitlines() == lines


def test_help_imports_nothing_heavy() -> None:
    program = (
        "import sys\n"
        "from ui.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'pydantic', 'llama_index', 'chromadb', 'jieba', 'gradio', 'fastapi', 'sqlalchemy', 'rich'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    root = Path(__file__).parent.parent.parent
    done = subprocess.run([sys.executable, "-c", program], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("usage: eduplan")
    assert done.stderr == "[]\n"
