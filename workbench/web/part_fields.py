"""The parts of a claim as fields of a form, and in words for pages."""

from dataclasses import dataclass
from unicodedata import category

from wtforms import SelectChoice, SelectField

from workbench.domain.parts import (
    NUMBER_MAX,
    PERIOD_MAX,
    PLACE_MAX,
    QUOTED_MAX,
    UNIT_MAX,
    number_shown,
    number_text,
    read_number,
)
from workbench.domain.readings import Comparator, ParsedClaim, Period
from workbench.domain.text import turns_ended
from workbench.models import Claim
from workbench.services.parts import parts_as_typed
from workbench.web.forms import BaseForm, day, line, text_area


class PartsForm(BaseForm):
    """The parts of a claim; each may stay empty."""

    comparator = SelectField(
        "How it bounds the number",
        choices=[
            SelectChoice("", "not said"),
            *(SelectChoice(c.value, c.value) for c in Comparator),
        ],
    )
    number = line("Number", NUMBER_MAX, render_kw={"inputmode": "decimal"})
    unit = line("Unit", UNIT_MAX)
    period_words = line("Period in words", PERIOD_MAX)
    period_first_on = day("First day")
    period_last_on = day("Last day")
    place = line("Place", PLACE_MAX)
    quoted_words = text_area("Words it quotes", QUOTED_MAX)

    def parts(self) -> ParsedClaim:
        """Return the parts as typed; raise InvalidInputError where the number is none."""
        words = self.period_words.data or ""
        first, last = self.period_first_on.data, self.period_last_on.data
        return ParsedClaim(
            number=read_number(self.number.data or ""),
            unit=self.unit.data or "",
            comparator=Comparator(self.comparator.data) if self.comparator.data else None,
            period=Period(words, first, last) if words or first or last else None,
            place=self.place.data or "",
            quoted_words=self.quoted_words.data or "",
        )


def parts_filled(claim: Claim) -> dict[str, object]:
    """Return what the form's fields hold of *claim* before anything is typed."""
    days = {"period_first_on": claim.period_first_on, "period_last_on": claim.period_last_on}
    return {**parts_as_typed(claim), **days}


@dataclass(frozen=True)
class ShownParts:
    """The parts of a claim as a page shows them; an empty text is a part that it does not state.

    `amount` is comparator, number and unit together, and `amount_label` says what it is: a number,
    or a unit that no number goes with. The days of the period are days, or None.
    """

    amount: str
    amount_label: str
    period: Period | None
    place: str
    quoted_words: str

    @property
    def any(self) -> bool:
        """Return whether the claim states any part."""
        return bool(self.amount or self.period or self.place or self.quoted_words)


def parts_shown(parts: ParsedClaim) -> ShownParts:
    """Return *parts* as a page shows them."""
    number = number_shown(number_text(parts.number)) if parts.number is not None else ""
    # A number that is said without more is exact: nobody reads "exactly" where it is not written.
    said = parts.comparator not in (None, Comparator.EXACTLY)
    comparator = str(parts.comparator) if said else ""
    return ShownParts(
        amount_label="Number" if number else "Unit",
        amount=_amount(comparator, number, turns_ended(parts.unit)),
        period=parts.period,
        place=parts.place,
        quoted_words=parts.quoted_words,
    )


def _amount(comparator: str, number: str, unit: str) -> str:
    """Return the three joined as people write them: "over 1,000 days", "about 4 %", "US$5"."""
    if number and unit and category(unit[-1]) == "Sc":  # the sign of a currency
        sign, size = number[: number.startswith("−")], number.removeprefix("−")
        measured = f"{sign}{unit}{size}"
    else:
        measured = f"{number} {unit}".strip()
    return f"{comparator} {measured}".strip()
