"""Plain text in the encodings that Chinese offices use."""

from __future__ import annotations

import codecs
import re
from contextlib import suppress

from ingest.errors import UnreadableFile

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_HIRAGANA = re.compile(r"[\u3041-\u3096]")
_HINT = "请另存为 UTF-8 编码的纯文本（.txt）后再导入"


def decode(data: bytes, name: str) -> str:
    """The text: by its byte order mark where it has one, else UTF-8, else GB18030.

    Raises UnreadableFile where none fits, for binary data, and where there is nothing but white space.
    """
    encodings = [(data[len(mark) :], encoding) for mark, encoding in _MARKS if data.startswith(mark)][:1]
    if not encodings and b"\0" in data:
        raise UnreadableFile(f"不是文本文件（含二进制内容）：{name}", _HINT)
    for body, encoding in encodings or [(data, "utf-8"), (data, "gb18030")]:
        try:
            text = body.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not text.strip():
            raise UnreadableFile(f"文件里没有文字：{name}", "请检查文件是否完整，重新下载或导出后再导入")
        other = _other_encoding(body, text) if encoding == "gb18030" else None
        if other:
            raise UnreadableFile(f"文字编码不是 UTF-8 或 GB18030，像是 {other}：{name}", _HINT)
        if "\0" in text or len(_CONTROL.findall(text)) > len(text) * 0.01 or not _plausible(text):
            raise UnreadableFile(f"不是文本文件（含二进制内容）：{name}", _HINT)
        return text
    raise UnreadableFile(f"无法识别文字编码：{name}", _HINT)


def _other_encoding(data: bytes, text: str) -> str | None:
    """The encoding that data is likelier to be in than in GB18030, which reads it as `text`."""
    with suppress(UnicodeDecodeError):
        japanese = data.decode("shift_jis")
        if len(_HIRAGANA.findall(japanese)) > len(japanese) * 0.1:
            return "Shift-JIS"
    with suppress(UnicodeDecodeError):
        chinese = data.decode("big5")
        if not _plausible(text) and not _CONTROL.search(chinese):
            return "Big5"
    return None


def _plausible(text: str) -> bool:
    """Random bytes often pass as GB18030; they then are full of private or unassigned characters."""
    odd = sum("\ue000" <= char <= "\uf8ff" or char >= "\U000e0000" for char in text)
    return odd <= len(text) * 0.02
