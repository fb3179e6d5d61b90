"""Where sentences and brackets end."""

from __future__ import annotations

import re

_ENDED = re.compile(r"[。！？；：.!?;:…][”’」』）)》\]]*$")
_FIRST = re.compile(r"[^。！？；;]*[。！？；;]?")
_PAIRS = ("（）", "《》", "“”", "〈〉", "〔〕")
_LEAD = 30


def is_ended(text: str) -> bool:
    """Whether a text ends as sentences, items and lead-ins do."""
    return bool(_ENDED.search(text))


def is_open(text: str) -> bool:
    """Whether a bracket or quotation mark is still open at the end."""
    return any(text.count(pair[0]) > text.count(pair[1]) for pair in _PAIRS)


def first_sentence(text: str) -> str:
    """The first sentence with its punctuation mark."""
    match = _FIRST.match(text)
    return match.group() if match else ""


def lead_of(sentence: str) -> str:
    """The short words before a colon: “铸魂”行动 of “铸魂”行动：推进思政教育。"""
    end = sentence.find("：")
    return sentence[:end] if 0 < end <= _LEAD else ""


def joined(left: str, right: str) -> str:
    """Two parts of one line put together: with a space only between Latin words."""
    is_latin = left[-1:].isascii() and left[-1:].isalnum() and right[:1].isascii() and right[:1].isalnum()
    return f"{left} {right}" if is_latin and not (left[-1].isdigit() and right[0].isdigit()) else left + right
