from __future__ import annotations

from pathlib import Path

from ui.plans import bundled_plans


def test_a_checkout_has_the_five_plans(plans_dir: Path) -> None:
    assert bundled_plans() == plans_dir
    assert len(list(bundled_plans().glob("*.txt"))) == 5
