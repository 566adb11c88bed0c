"""JSON Lines: everything the desk holds on each claim, one object a line, read back identical."""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from workbench.domain.clock import as_utc_text
from workbench.domain.errors import InvalidInputError
from workbench.domain.records import ClaimRecord
from workbench.exports.json_text import one_line

WORTH_DECIMALS = 3


class _MisfitError(ValueError):
    """A value of a line is not of the type that the record has there."""


def write_jsonl(records: Iterable[ClaimRecord]) -> Iterator[str]:
    """Yield one line for each claim, ending in LF, with the field names of ClaimRecord, sorted.

    Days are ISO 8601, times RFC 3339 in UTC with microseconds and Z, `worth` a number rounded to
    three decimals; what is not known is null or "", as in the record.
    """
    for record in records:
        members = {**vars(record), "worth": round(record.worth, WORTH_DECIMALS)}
        yield one_line(members, default=_plain, sort_keys=True) + "\n"


def read_jsonl(lines: Iterable[str]) -> Iterator[ClaimRecord]:
    """Yield the records that `write_jsonl` wrote; blank lines are passed over.

    Lines from before claims had parts are read as claims without any. Raises InvalidInputError,
    naming line and field, where a line is not such a record.
    """
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = _read(ClaimRecord, json.loads(line), "")
        except (ValueError, OverflowError, RecursionError) as error:
            raise InvalidInputError(
                f"Line {number} is not a claim as the desk writes it: {error}. Export it anew."
            ) from error
        yield record


def _plain(value: object) -> object:
    """Return what JSON writes for a record, a time or a day."""
    if isinstance(value, datetime):
        return as_utc_text(value)
    if isinstance(value, date):
        return value.isoformat()
    return vars(value)


def _read(wanted: Any, value: Any, path: str) -> Any:  # noqa: ANN401 - types are data here
    """Return *value* as the type *wanted*; raise _MisfitError with the path that does not fit."""
    if is_dataclass(wanted):
        return _read_members(wanted, value, path)
    if isinstance(wanted, UnionType):
        (some,) = (each for each in get_args(wanted) if each is not NoneType)
        return None if value is None else _read(some, value, path)
    if get_origin(wanted) is tuple:
        return _read_list(get_args(wanted), value, path)
    return _SIMPLE[wanted](value, path)


def _read_members(wanted: Any, value: Any, path: str) -> Any:  # noqa: ANN401 - types are data here
    types = _types_of(wanted)
    if (
        not isinstance(value, dict)
        or not value.keys() <= types.keys()
        or not types.keys() - value.keys() <= _younger_of(wanted)
    ):
        raise _MisfitError(f"{path or 'the line'} does not hold the fields of a {wanted.__name__}")
    prefix = f"{path}." if path else ""
    return wanted(**{name: _read(types[name], each, prefix + name) for name, each in value.items()})


@lru_cache
def _younger_of(wanted: Any) -> frozenset[str]:  # noqa: ANN401 - types are data here
    """Return the fields that lines written before they were there do without."""
    return frozenset(each.name for each in fields(wanted) if each.default is not MISSING)


@lru_cache
def _types_of(wanted: Any) -> dict[str, Any]:  # noqa: ANN401 - types are data here
    hints = get_type_hints(wanted)
    return {each.name: hints[each.name] for each in fields(wanted)}


def _read_list(wanted: tuple[Any, ...], value: object, path: str) -> tuple[Any, ...]:
    """Return a list as a tuple: `(X, ...)` is any number of X, anything else is exact."""
    if not isinstance(value, list):
        raise _MisfitError(f"{path} is not a list")
    types = (wanted[0],) * len(value) if wanted[-1] is Ellipsis else wanted
    if len(types) != len(value):
        raise _MisfitError(f"{path} does not have {len(types)} members")
    return tuple(
        _read(each, member, f"{path}[{index}]")
        for index, (each, member) in enumerate(zip(types, value, strict=True))
    )


def _read_text(value: object, path: str) -> str:
    if not isinstance(value, str):
        raise _MisfitError(f"{path} is not text")
    return value


def _read_whole(value: object, path: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _MisfitError(f"{path} is not a whole number")
    return value


def _read_number(value: object, path: str) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise _MisfitError(f"{path} is not a number")
    return float(value)


def _read_day(value: object, path: str) -> date:
    return date.fromisoformat(_read_text(value, path))


def _read_time(value: object, path: str) -> datetime:
    moment = datetime.fromisoformat(_read_text(value, path))
    if moment.tzinfo is None:
        raise _MisfitError(f"{path} does not say its time zone")
    return moment


_SIMPLE: dict[type, Callable[[object, str], object]] = {
    str: _read_text,
    int: _read_whole,
    float: _read_number,
    date: _read_day,
    datetime: _read_time,
}
