"""The only writer of the index: files in, a new generation out.

Nothing that readers use is changed in place. A generation is written beside the current one and one database
transaction makes it current, so whatever stops the writer before that leaves the index as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from llama_index.core.base.embeddings.base import BaseEmbedding

from index.lock import write_lock
from index.originals import write_whole
from index.records import Records
from index.sources import files_of, upload_name
from index.update import Outcome, Update

BATCH = 200


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an ingest is: `outcome` is None while `source` is being read, and what became of it afterwards."""

    done: int
    total: int
    source: str
    outcome: Outcome | None


class Builder:
    """Brings files into the index and takes documents out; one writer a data folder at a time, else IndexBusy.

    Every write also rebuilds what was made with another embedding, segmentation or other passage rules.
    """

    def __init__(
        self,
        records: Records,
        data_dir: Path,
        embedding: BaseEmbedding,
        chroma_url: str | None = None,
        batch: int = BATCH,
    ) -> None:
        self._records = records
        self._data_dir = data_dir
        self._embedding = embedding
        self._chroma_url = chroma_url
        self._batch = batch

    def ingest(
        self,
        paths: Sequence[Path],
        on_progress: Callable[[Progress], None] | None = None,
        on_published: Callable[[Outcome], None] | None = None,
    ) -> list[Outcome]:
        """Bring files, and folders with all that is in them, into the index: an outcome a file, in their order.

        Commits every `batch` changed documents, so that a kill loses no more than these. A file that cannot be read is
        refused and the others go on. `on_progress` hears of a file when it is read, `on_published` when what became of
        it is sure to stay.
        """
        files = files_of(paths, self._data_dir)
        report = on_progress or (lambda _progress: None)
        outcomes: list[Outcome] = []
        waiting: list[Outcome] = []

        def publish() -> None:
            update.publish()
            if on_published is not None:
                for outcome in waiting:
                    on_published(outcome)
            waiting.clear()

        with self._update() as update:
            total, done = update.stale + len(files), 0
            sources = {str(file) for file in files}
            for outcome in update.rebuild():
                done += 1
                report(Progress(done, total, outcome.source, outcome))
                waiting.append(outcome)
                if outcome.source not in sources:
                    outcomes.append(outcome)
            for file in files:
                report(Progress(done, total, str(file), None))
                outcome = _read(update, file)
                done += 1
                report(Progress(done, total, str(file), outcome))
                outcomes.append(outcome)
                waiting.append(outcome)
                if update.pending >= self._batch:
                    publish()
            publish()
        return outcomes

    def add(self, name: str, data: bytes) -> Outcome:
        """Bring an uploaded file into the index; it is kept in `uploads/` of the data folder.

        It replaces the upload of the same name if both have one title or speak for one region; else it is another
        document that happens to be called the same, and gets a name of its own: plan-2.txt.
        """
        first = (self._data_dir / "uploads" / upload_name(name)).resolve()
        numbered = (first.with_name(f"{first.stem}-{number}{first.suffix}") for number in count(2))
        with self._update() as update:
            list(update.rebuild())
            path = next(path for path in chain([first], numbered) if update.may_replace(str(path), data))
            outcome = update.offer(str(path), data)
            if outcome.status in ("added", "updated"):
                path.parent.mkdir(parents=True, exist_ok=True)
                write_whole(path, data)
            update.publish()
        return outcome

    def remove(self, document_id: str) -> None:
        """Take a document out of the index, and its upload out of the data folder. Raises DocumentNotFound."""
        uploads = (self._data_dir / "uploads").resolve()
        with self._update() as update:
            list(update.rebuild())
            source = Path(update.take_out(document_id))
            update.publish()
            if source.parent == uploads:
                source.unlink(missing_ok=True)

    @contextmanager
    def _update(self) -> Iterator[Update]:
        with write_lock(self._data_dir):
            update = Update(self._records, self._data_dir, self._embedding, self._chroma_url)
            try:
                yield update
            finally:
                update.abandon()


def _read(update: Update, file: Path) -> Outcome:
    try:
        if file.exists() and not file.is_file() and not file.is_dir():
            # A pipe would be waited for without end, and a device may have none.
            return Outcome(str(file), "refused", reason="不是普通文件（管道、套接字或设备）", hint="先存成文件再导入")
        data = file.read_bytes()
    except FileNotFoundError:
        return Outcome(str(file), "refused", reason="文件不存在", hint="检查路径是否写对")
    except OSError as error:
        return Outcome(str(file), "refused", reason=f"读不了：{error.strerror}", hint="检查文件的权限")
    return update.offer(str(file), data)
