from __future__ import annotations

import re

from assistant.blanks import blank


def test_what_is_blanked_leaves_all_else_in_place() -> None:
    assert re.sub("多少", blank, "要建多少所学校") == "要建  所学校"
