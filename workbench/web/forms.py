"""What all forms share: CSRF, cleaned text, and a way to show a broken rule beside its field."""

from collections.abc import Callable
from datetime import date
from typing import Any

from flask import flash, request
from flask_wtf import FlaskForm
from werkzeug.exceptions import UnsupportedMediaType
from wtforms import DateField, Field, StringField, TextAreaField
from wtforms.validators import Length, Optional

from workbench.domain.errors import WorkbenchError
from workbench.domain.text import clean, one_line
from workbench.web.access import SAFE

# The category of messages that are for the page's script and not for people.
DRAFT_SAVED = "draft-saved"
NO_DAY = "Write a day of the calendar, such as 2022-09-16."
_BODIES = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})


def _cleaned(text: Any) -> Any:  # noqa: ANN401  # WTForms hands over whatever was sent
    return clean(text) if isinstance(text, str) else text


def _one_lined(text: Any) -> Any:  # noqa: ANN401  # same
    return one_line(text) if isinstance(text, str) else text


def refuse_other_bodies() -> None:
    """Answer 415 to a body that is no form: the library would take JSON for one, of any shape."""
    if request.mimetype and request.mimetype not in _BODIES and request.method not in SAFE:
        raise UnsupportedMediaType


class BaseForm(FlaskForm):
    """A form of the workbench; Flask-WTF adds and checks the CSRF token."""

    def show(self, error: WorkbenchError) -> bool:
        """Put *error* beside the field it names, or at the top; return False, as validate does."""
        field = self._fields.get(error.field) if error.field else None
        if field is None:
            self.form_errors.append(error.sentence)
        else:
            field.errors = [*field.errors, error.sentence]
        return False

    @property
    def failed(self) -> bool:
        """Return whether anything is to be shown as an error."""
        return bool(self.errors)


def line(label: str, maximum: int, *validators: Callable[..., Any], **options: Any) -> Field:  # noqa: ANN401  # passed on to WTForms
    """Return a one-line text field of at most *maximum* characters."""
    return StringField(
        label,
        filters=[_one_lined],
        validators=[*validators, _at_most(maximum)],
        **options,
    )


def text_area(
    label: str,
    maximum: int | None,
    *validators: Callable[..., Any],
    **options: Any,  # noqa: ANN401  # same
) -> Field:
    """Return a text field of many lines and at most *maximum* characters.

    None leaves the limit to the rule that the text is for; no browser then cuts it off.
    """
    limits = [] if maximum is None else [_at_most(maximum)]
    return TextAreaField(label, filters=[_cleaned], validators=[*validators, *limits], **options)


def _at_most(maximum: int) -> Length:
    return Length(max=maximum, message=f"Write at most {maximum:,} characters.")


class DayField(DateField):
    """A day, written as browsers take it: they show none of a year that has less than 4 digits."""

    def _value(self) -> str:
        typed: str = super()._value()
        written: date | None = self.data
        return typed if self.raw_data or written is None else written.isoformat()


def day(label: str, **options: Any) -> Field:  # noqa: ANN401  # passed on to WTForms
    """Return a date field that may stay empty."""
    return DayField(label, validators=[Optional()], invalid_value_message=NO_DAY, **options)


def say_saved(draft: str) -> None:
    """Tell the browser, on the next page and only once, that *draft* is saved.

    *draft* is what the form's `data-draft` says. It goes through the session and not through the
    address: a page that is opened again must not throw away what was typed since.
    """
    flash(draft, DRAFT_SAVED)
