"""What can be wrong with the index, and how each is mended."""

from __future__ import annotations

from ingest.errors import EduplanError

INGEST_HINT = "运行 eduplan ingest 建立或重建索引"


class IndexMissing(EduplanError):
    """There is no index yet, or its files are gone."""

    status = 503
    code = "index_missing"

    def __init__(self, message: str = "还没有索引", hint: str = INGEST_HINT) -> None:
        super().__init__(message, hint)


class IndexMismatch(EduplanError):
    """The index was made with another embedding, segmentation or passage rules than those in use."""

    status = 503
    code = "index_mismatch"

    def __init__(self, message: str, hint: str = INGEST_HINT) -> None:
        super().__init__(message, hint)


class IndexBusy(EduplanError):
    """Another process or thread is writing the index."""

    status = 409
    code = "index_busy"

    def __init__(self, message: str = "另一个任务正在写索引", hint: str = "等它结束后再试一次") -> None:
        super().__init__(message, hint)


class DocumentNotFound(EduplanError):
    """No document of the catalogue has this id."""

    status = 404
    code = "document_not_found"

    def __init__(self, document_id: str) -> None:
        super().__init__(f"没有编号为 {document_id} 的文件", "用 eduplan documents list 查看全部文件的编号")
        self.document_id = document_id


class UnknownEmbedding(EduplanError):
    """The settings name an embedding that does not exist."""

    status = 500
    code = "unknown_embedding"


class DatabaseUnreachable(EduplanError):
    """The database cannot be opened, read or written."""

    status = 503
    code = "database_unreachable"

    def __init__(self, message: str, hint: str = "检查设置 EDUPLAN_DATABASE_URL 以及数据目录的权限和剩余空间") -> None:
        super().__init__(message, hint)


class StoreUnreachable(EduplanError):
    """The Chroma server that the settings name does not answer."""

    status = 503
    code = "store_unreachable"

    def __init__(self, message: str, hint: str = "启动 Chroma 服务，或删去设置 EDUPLAN_CHROMA_URL 改用内置的") -> None:
        super().__init__(message, hint)


class DataDirUnwritable(EduplanError):
    """The data folder cannot be made or written."""

    status = 500
    code = "data_dir_unwritable"

    def __init__(
        self, message: str, hint: str = "换一个数据目录（--data-dir 或 EDUPLAN_DATA_DIR），或改它的权限"
    ) -> None:
        super().__init__(message, hint)
