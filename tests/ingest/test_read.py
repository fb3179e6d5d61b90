from __future__ import annotations

import codecs

import pytest

from ingest.errors import UnreadableFile
from ingest.read import read

TEXT = "阳江市教育发展规划\n到2025年，毛入园率达到100%。\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("gb18030"),
        TEXT.encode("gbk"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-16 big-endian", "utf-32", "gb18030", "gbk"],
)
def test_encodings_read_alike(data: bytes) -> None:
    assert read(data, "规划.txt") == TEXT


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "文件是空的"),
        (b" \r\n\t ", "文件是空的"),
        (codecs.BOM_UTF8 + b"\n", "没有文字"),
        (codecs.BOM_UTF16_LE, "没有文字"),
        ("\u3000\n".encode(), "没有文字"),
        (b"%PDF-1.7\n1 0 obj", "PDF"),
        (b"\n<!DOCTYPE html>\n<html><body><p>", "网页"),
        (codecs.BOM_UTF8 + b'<?xml version="1.0"?><html xmlns="x">', "网页"),
        ("<!-- 首页 --><HTML>".encode("gb18030"), "网页"),
        (b"PK\x03\x04\x14\x00word/document.xml", "Office"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "JPEG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office"),
        (b"{\\rtf1 text}", "RTF"),
        (TEXT.encode() + b"\0\0\0", "二进制"),
        ("字\x01\x02\x03\x04".encode() * 20, "二进制"),
        (b"\xff\xff\xff\xff\xff", "无法识别文字编码"),
        (TEXT.encode() + b"\xff", "无法识别文字编码"),
        ("臺北市教育發展計畫\n為提升教育品質，加強學校建設。\n".encode("big5"), "Big5"),
        ("教育委員会の計画について、学校教育を推進する。\n".encode("shift_jis"), "Shift-JIS"),
        (TEXT.encode("utf-16")[:-1], "无法识别文字编码"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableFile, match=message) as caught:
        read(data, "坏文件.txt")
    assert "坏文件.txt" in caught.value.message
    assert caught.value.hint
    assert (caught.value.status, caught.value.code) == (422, "unreadable_file")


def test_random_bytes_are_refused() -> None:
    noise = bytes((i * 97 + i * i * 31) % 255 + 1 for i in range(4000))
    with pytest.raises(UnreadableFile):
        read(noise, "noise.bin")


def test_text_that_begins_like_a_bitmap_is_text() -> None:
    assert read(b"BMI index of pupils", "bmi.txt") == "BMI index of pupils"
