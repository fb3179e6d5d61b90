"""The check-up: whether the database, the indexes and the files agree, and how to mend what does not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from index.errors import INGEST_HINT, IndexBusy, IndexMissing
from index.fingerprint import differences, fingerprint
from index.generations import Generations
from index.lock import write_lock
from index.originals import Originals
from index.records import Records
from index.types import CatalogEntry, QueryEmbedding
from ingest.errors import EduplanError

Level = Literal["ok", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: an error keeps the index from answering rightly, a warning does not."""

    level: Level
    message: str
    hint: str = ""


def check(records: Records, data_dir: Path, embedding: QueryEmbedding, chroma_url: str | None = None) -> list[Finding]:
    """Look at everything; what an error keeps from being looked at is left out. Nothing is changed."""
    findings: list[Finding] = []
    try:
        for finding in _check(records, data_dir, embedding, Generations(data_dir, chroma_url)):
            findings.append(finding)
    except EduplanError as error:
        findings.append(Finding("error", error.message, error.hint))
    return findings


def _check(records: Records, data_dir: Path, embedding: QueryEmbedding, generations: Generations) -> Iterator[Finding]:
    state = records.state()
    yield Finding("ok", "数据库可用")
    if state is None:
        raise IndexMissing
    changed = differences(state.fingerprint, fingerprint(embedding))
    if changed:
        yield Finding("error", f"索引与现行设置不符：{'、'.join(changed)}", INGEST_HINT)
    else:
        yield Finding("ok", "索引与现行设置相符")
    catalog = records.catalog(state.generation)
    vectors, lexical = generations.open(state.generation)
    try:
        for name, counts in (("向量库", vectors.counts()), ("词项索引", lexical.counts())):
            yield _agreement(name, catalog, counts, f"删除 {data_dir / 'generations'} 后运行 eduplan ingest")
    finally:
        vectors.close()
    yield from _sources(catalog, Originals(data_dir))
    yield from _leftovers(data_dir, generations.present() - {state.generation, state.generation - 1})


def _agreement(name: str, catalog: Sequence[CatalogEntry], counts: dict[str, int], hint: str) -> Finding:
    expected = {entry.id: entry.passages for entry in catalog if entry.passages}
    wrong = sorted(key for key in expected.keys() | counts.keys() if expected.get(key) != counts.get(key))
    if wrong:
        return Finding("error", f"{name}与目录不符：{'、'.join(wrong)}", hint)
    return Finding("ok", f"{name}有目录中全部 {len(catalog)} 份文件、{sum(expected.values())} 个段落")


def _sources(catalog: Sequence[CatalogEntry], originals: Originals) -> Iterator[Finding]:
    same = 0
    for entry in catalog:
        if originals.read(entry.sha256) is None:
            yield Finding(
                "warning", f"数据目录里没有《{entry.title}》的原件，设置改变后无法重建", "从备份恢复 originals"
            )
        try:
            data = Path(entry.source).read_bytes()
        except OSError:
            hint = f"不再需要时运行 eduplan documents remove {entry.id}"
            yield Finding("warning", f"源文件已不在或读不了：{entry.source}", hint)
        else:
            if hashlib.sha256(data).hexdigest() == entry.sha256:
                same += 1
            else:
                hint = f"运行 eduplan ingest {entry.source}"
                yield Finding("warning", f"源文件在入库后有改动：{entry.source}", hint)
    yield Finding("ok", f"{same} 份源文件与入库时相同")


def _leftovers(data_dir: Path, leftover: set[int]) -> Iterator[Finding]:
    try:
        with write_lock(data_dir):
            pass
    except IndexBusy as error:
        yield Finding("ok", error.message)
    else:
        if leftover:
            numbers = "、".join(map(str, sorted(leftover)))
            yield Finding("warning", f"有中断的写入留下的索引：{numbers}", "下一次运行 eduplan ingest 时会清除")
