"""The parts of a claim between the domain, the claim's columns and the exported record."""

from typing import Any

from workbench.domain.parts import number_text
from workbench.domain.readings import NOTHING_PARSED, ParsedClaim
from workbench.domain.records import PartsRecord
from workbench.models import Claim


def columns_of(parts: ParsedClaim) -> dict[str, Any]:
    """Return the columns of a claim that hold *parts*: None, not "", where it states none.

    Claims that were kept before there were such columns hold None in them too, so the history of
    old and new claims reads alike.
    """
    period = parts.period
    return {
        "number": number_text(parts.number) if parts.number is not None else None,
        "unit": parts.unit or None,
        "comparator": parts.comparator,
        "period_words": (period.words or None) if period is not None else None,
        "period_first_on": period.first if period is not None else None,
        "period_last_on": period.last if period is not None else None,
        "place": parts.place or None,
        "quoted_words": parts.quoted_words or None,
    }


NO_PART_COLUMNS = columns_of(NOTHING_PARSED)


def set_parts(claim: Claim, parts: ParsedClaim) -> None:
    """Give *claim* the parts in *parts* in place of those it has."""
    for column, value in columns_of(parts).items():
        setattr(claim, column, value)


def parts_as_typed(claim: Claim) -> dict[str, str]:
    """Return each part of *claim* as a form shows it, by the name of its field."""
    columns = columns_of(claim.parts)
    return {name: "" if value is None else str(value) for name, value in columns.items()}


def parts_record(claim: Claim) -> PartsRecord:
    """Return the parts of *claim* as exports and readers' pages hold them."""
    return PartsRecord(
        number=claim.number or "",
        unit=claim.unit or "",
        comparator=claim.comparator.value if claim.comparator is not None else "",
        period_words=claim.period_words or "",
        period_first_on=claim.period_first_on,
        period_last_on=claim.period_last_on,
        place=claim.place or "",
        quoted_words=claim.quoted_words or "",
    )
