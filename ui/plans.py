"""Where the five bundled plans lie."""

from __future__ import annotations

from pathlib import Path


def bundled_plans() -> Path:
    """The folder of bundled plans: inside this package once installed from a wheel, `plans/` in a checkout."""
    packaged = Path(__file__).parent / "bundled_plans"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent / "plans"
