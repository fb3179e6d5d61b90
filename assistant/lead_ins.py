"""Lead-ins: who asks and why, before the question itself (县里在编预算，要先弄清…): words that no document answers."""

from __future__ import annotations

import re

_FIRST = "(?:先|来|去|帮|再|过来|一下|快|赶紧){0,3}"
_CLEAR = "(?:[弄搞摸理捋分]清楚?|[问查]清楚|[弄搞问]明白)"
_LEAD_IN = re.compile(
    rf"^[^？?。]{{0,28}}?(?:(?:要|得|想|需要?|须|叫我|让我|要我|请我|托我|必须)(?:们)?{_FIRST}(?:{_CLEAR}|核实|核对|确认|打听|问问|问一?下|请教)"
    rf"|(?:打|发|跑|写信|电话|微信)[^，,？?]{{0,3}}来?问(?:我|我们)?|(?:叫|让|要|请|托|问)(?:我|我们){_FIRST}(?:查|问|理|找|报|答|看看?)"
    r")(?:一?下|到底)?[了的]?[，,：:、 ]*"
)
_POINTS_BACK = re.compile("[他她它]们?|我们|咱|我[局校园]")
_LEFT = 8  # characters that a question without its lead-in has at least


def without_lead_in(core: str) -> str:
    """A question from where it begins, without what leads in to it; whole where it points back to that."""
    lead_in = _LEAD_IN.match(core)
    rest = core[lead_in.end() :] if lead_in else ""
    return rest if len(rest) >= _LEFT and not _POINTS_BACK.search(rest) else core
