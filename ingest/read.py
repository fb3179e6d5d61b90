"""Bytes to text: picks the reader by what a file holds, not by its name alone."""

from __future__ import annotations

import re

from ingest.errors import UnreadableFile
from ingest.read_text import decode

# Formats that are no plain text, by the bytes they begin with.
_MAGIC = (
    (b"%PDF", "PDF 文件"),
    (b"PK\x03\x04", "压缩包或 Office 文件"),
    (b"\xd0\xcf\x11\xe0", "旧版 Office 文件"),
    (b"\x89PNG", "PNG 图片"),
    (b"\xff\xd8\xff", "JPEG 图片"),
    (b"GIF8", "GIF 图片"),
    (b"II*\x00", "TIFF 图片"),
    (b"MM\x00*", "TIFF 图片"),
    (b"BM", "位图"),
    (b"\x1f\x8b", "压缩文件"),
    (b"BZh", "压缩文件"),
    (b"7z\xbc\xaf", "压缩文件"),
    (b"Rar!", "压缩文件"),
    (b"\x7fELF", "可执行文件"),
    (b"SQLite format 3", "数据库文件"),
    (b"{\\rtf", "RTF 文件"),
)
_WEB_PAGE = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL)
_CONVERT = "请另存为 UTF-8 编码的纯文本（.txt）后再导入"


def read(data: bytes, name: str) -> str:
    """The text of a file, pages parted by form feeds and table cells by tabs.

    Raises UnreadableFile for an empty file, a format without a reader and an unknown encoding.
    """
    if not data.strip():
        raise UnreadableFile(f"文件是空的：{name}", "请检查文件是否完整，重新下载或导出后再导入")
    for magic, kind in _MAGIC:
        if data.startswith(magic) and (magic != b"BM" or b"\0" in data[:64]):
            raise UnreadableFile(f"暂不支持的格式（{kind}）：{name}", _CONVERT)
    text = decode(data, name)
    if _WEB_PAGE.match(text):
        raise UnreadableFile(f"暂不支持的格式（网页）：{name}", _CONVERT)
    return text
