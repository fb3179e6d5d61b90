"""Blanks in place of words that say nothing of the matter, so that all others keep their places."""

from __future__ import annotations

import re


def blank(match: re.Match[str]) -> str:
    """As many blanks as a match has characters."""
    return " " * len(match.group())
