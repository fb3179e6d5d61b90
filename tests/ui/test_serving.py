"""`eduplan serve` and Ctrl-C as a user has them: in a process of their own."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import httpx
import pytest

from assistant.settings import Settings
from assistant.wiring import build_assistant, build_records
from index.build import Builder
from index.embedding import HashedEmbedding
from ui.cli import main
from ui.serving import CannotListen, listen, serve

ROOT = Path(__file__).parent.parent.parent
EDUPLAN = (sys.executable, "-c", "import sys; from ui.cli import main; sys.exit(main())")


@contextmanager
def eduplan(*argv: str) -> Iterator[subprocess.Popen[str]]:
    """The command in a process that ends with the test at the latest."""
    process = subprocess.Popen(
        [*EDUPLAN, *argv], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def until(stream: IO[str] | None, beginning: str) -> tuple[str, list[str]]:
    """The first line that begins so, and those before it."""
    assert stream is not None
    before: list[str] = []
    for line in stream:
        if line.startswith(beginning):
            return line.rstrip("\n"), before
        before.append(line.rstrip("\n"))
    raise AssertionError(f"no line {beginning!r} in {before}")


def test_serve_from_nothing_until_it_is_stopped(tmp_path: Path) -> None:
    with eduplan("serve", "--port", "0", "--data-dir", str(tmp_path)) as process:
        line, before = until(process.stderr, "问答页面 ")
        assert before[0] == "还没有索引，先收录自带的规划"
        assert [said.partition(" ")[0] for said in before[1:]].count("added") == 5
        url = line.removeprefix("问答页面 ")
        with httpx.Client(base_url=url, trust_env=False, timeout=30) as client:
            assert client.get("/readyz").json()["documents"] == 5
            assert client.get("/").headers["content-type"].startswith("text/html")
            assert client.get("/docs").status_code == 200
            answer = client.post("/v1/ask", json={"question": "清远的校长最多能连任几年？"}).json()
            assert "12年" in answer["answer"]
            # The page answers at "/", and still every address under /v1 is the API's own.
            assert client.get("/v1/nothing").json()["error"]["code"] == "not_found"
            assert client.get("/v1/ask").status_code == 405
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
        assert process.returncode == 0
        assert err.rstrip().endswith("已停止")
        assert "Traceback" not in err


def test_serve_rebuilds_an_index_of_another_version(
    tmp_path: Path, plans_dir: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(_env_file=None, data_dir=tmp_path)
    records = build_records(settings)
    Builder(records, tmp_path, HashedEmbedding(dimensions=64)).ingest([plans_dir])
    records.close()
    monkeypatch.setattr("ui.serving._serve", lambda *_: None)
    assert serve(settings.model_copy(update={"port": 0})) == 0
    assert "先按现在的设置重建" in capsys.readouterr().err
    assert len(build_assistant(settings).snapshot().catalog) == 5


def test_ctrl_c_while_ingesting_and_the_next_ingest_completes(
    tmp_path: Path, plans_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = ("--data-dir", str(tmp_path))
    with eduplan("ingest", str(plans_dir), *folder) as process:
        # The draft of the first generation is there from the first document on, and is published after the last.
        while not any((tmp_path / "generations").glob("*")):
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")
    assert err.splitlines() == ["已中断；下次运行 eduplan ingest 会接着完成"]
    assert main(["ingest", str(plans_dir), *folder]) == 0
    assert main(["documents", *folder]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 5 + 2 + 5


def test_a_port_in_use(plans_settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", "--port", str(port), "--data-dir", str(plans_settings.data_dir)]) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"错误：端口 {port} 已被占用",
        f"提示：停掉占用它的程序，或换一个端口：eduplan serve --port {port + 1}",
    ]


def test_an_address_of_another_machine() -> None:
    with pytest.raises(CannotListen, match=r"^地址 192\.0\.2\.1 不能监听$"):
        listen("192.0.2.1", 0)


def test_a_reader_that_has_gone_is_no_traceback(plans_settings: Settings) -> None:
    with eduplan("documents", "--data-dir", str(plans_settings.data_dir)) as process:
        assert process.stdout is not None
        process.stdout.close()
        assert process.stderr is not None
        assert process.stderr.read() == ""
