"""Measurements of the product on questions with keys; not part of the wheel."""
