"""An empty data folder with its builder and corpus, a folder of small plans, and documents made by hand."""

from __future__ import annotations

import hashlib
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from index.build import Builder
from index.corpus import Corpus
from index.embedding import HashedEmbedding
from index.records import Records
from ingest.types import Document, Passage, Period, Region, Section

MakeDocument = Callable[..., Document]
WritePlan = Callable[[str, str], Path]


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return tmp_path / "var"


@pytest.fixture
def records(data_dir: Path) -> Iterator[Records]:
    records = Records(f"sqlite:///{data_dir / 'eduplan.db'}")
    yield records
    records.close()


@pytest.fixture
def embedding() -> HashedEmbedding:
    return HashedEmbedding()


@pytest.fixture
def builder(records: Records, data_dir: Path, embedding: HashedEmbedding) -> Builder:
    return Builder(records, data_dir, embedding)


@pytest.fixture
def corpus(records: Records, data_dir: Path, embedding: HashedEmbedding) -> Corpus:
    return Corpus(records, data_dir, embedding)


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """A folder of three small plans: of two regions and of none."""
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "1.txt").write_text(
        "清远市教育提升行动方案（2023—2027年）\n\n一、教师交流\n\n每学年教师交流轮岗的比例不低于百分之十。\n\n"
        "二、学位建设\n\n到2025年，新增公办中小学学位7.5万个。\n",
        encoding="utf-8",
    )
    (folder / "2.txt").write_text(
        "阳西县教育行动重点任务\n\n一、校长队伍\n\n校长在同一学校连续任职不超过12年。\n\n"
        "二、控辍保学\n\n建立未返校学生家访制度，九年义务教育巩固率保持在96%以上。\n",
        encoding="utf-8",
    )
    (folder / "3.txt").write_text(
        "关于做好学校食堂管理的通知\n\n各学校要落实食品安全责任，做好营养改善计划。\n", encoding="utf-8"
    )
    return folder


@pytest.fixture
def make_document() -> MakeDocument:
    """Make a document of one passage a line, all of them below one heading."""

    def make(
        title: str, *lines: str, heading: str = "一、重点任务", region: Region | None = None, version: str = ""
    ) -> Document:
        text = "\n".join(lines)
        sha256 = hashlib.sha256((title + text + version).encode()).hexdigest()
        sections = (
            Section(0, None, "document", 0, title, 0, len(text)),
            Section(1, 0, "heading", 1, heading, 0, len(text)),
        )
        passages, start = [], 0
        for index, line in enumerate(lines):
            passages.append(Passage(index, 1, "text", (heading,), line, start, start + len(line)))
            start += len(line) + 1
        return Document(
            id=sha256[:12],
            source=f"/plans/{title}.txt",
            sha256=sha256,
            title=title,
            issuer=None,
            number=None,
            date=None,
            region=region,
            period=Period(2023, 2027),
            text=text,
            sections=sections,
            passages=tuple(passages),
            tables=(),
        )

    return make


@pytest.fixture(scope="session")
def chroma_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Chroma server on this machine."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    folder = tmp_path_factory.mktemp("server")
    command = [str(Path(sys.executable).with_name("chroma")), "run", "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen([*command, "--path", str(folder)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            time.sleep(0.1)
    yield url
    process.terminate()
    process.wait()
