"""Checks of what an article says against itself; each finding is a question with its sum."""

from workbench.nlp.checks.numbers import find_number_findings

__all__ = ["find_number_findings"]
