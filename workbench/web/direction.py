"""The reading direction of users' text on pages: what turns it stays within the text that holds it.

Texts are kept letter for letter, turning marks too (Unicode Standard Annex 9: embeddings, overrides
and isolates, U+202A to U+202E and U+2066 to U+2069). Written into a page, a text that leaves a turn
open would mirror the words that follow it.
"""

from flask import Flask
from markupsafe import Markup, escape

from workbench.domain.text import turning_marks, turns_ended


def register(app: Flask) -> None:
    """End the turns of every text that a template of *app* writes, unless it says otherwise."""
    app.jinja_env.finalize = _finalize
    app.jinja_env.filters["letter_for_letter"] = letter_for_letter
    app.jinja_env.filters["bdi"] = bdi
    app.jinja_env.filters["turning_marks"] = turning_marks


def _finalize(value: object) -> object:
    # Markup is a subclass of str: what is written already, or letter for letter.
    return turns_ended(value) if type(value) is str else value


def letter_for_letter(text: str) -> Markup:
    """Return *text* for a page without any letter added: what forms send back, and articles."""
    return escape(text)


def bdi(text: str) -> Markup:
    """Return *text* in an element of its own, for a line that it shares with other words."""
    return Markup("<bdi>{}</bdi>").format(turns_ended(text)) if text else Markup()
