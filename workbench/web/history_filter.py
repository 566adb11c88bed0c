"""The history's filter as it stands in a page's address, read and written back."""

from collections.abc import Mapping
from datetime import date

from workbench.domain.history import Event
from workbench.domain.text import number_in, one_line, turns_ended
from workbench.services.history_pages import HistoryFilter, subject_types

SYSTEM = "system"
WORDS_MAX = 200

# What could not be read, by the name of its field: a sentence for whoever typed it.
FilterProblems = dict[str, str]


def read_filter(args: Mapping[str, str], problems: FilterProblems) -> HistoryFilter:
    """Return what an address asks for; what cannot be read goes into *problems* and is left out."""
    kind = args.get("type", "")
    event = args.get("event", "")
    return HistoryFilter(
        person=_record(args, "person", problems) if args.get("person") != SYSTEM else None,
        by_system=args.get("person") == SYSTEM,
        about_person=_record(args, "about", problems),
        event=Event(event) if event in set(Event) else None,
        subject_type=kind if kind in subject_types() else "",
        subject_id=_record(args, "id", problems),
        claim=_record(args, "claim", problems),
        article=_record(args, "article", problems),
        since=_day(args, "from", problems),
        until=_day(args, "to", problems),
        words=one_line(args.get("q", ""))[:WORDS_MAX],
    )


def to_params(wanted: HistoryFilter) -> dict[str, str]:
    """Return the address's parameters for *wanted*; `read_filter` reads the same filter back."""
    values = {
        "person": SYSTEM if wanted.by_system else wanted.person,
        "about": wanted.about_person,
        "event": wanted.event.value if wanted.event is not None else None,
        "type": wanted.subject_type or None,
        "id": wanted.subject_id,
        "claim": wanted.claim,
        "article": wanted.article,
        "from": wanted.since,
        "to": wanted.until,
        "q": wanted.words or None,
    }
    return {name: str(value) for name, value in values.items() if value is not None}


def _record(args: Mapping[str, str], name: str, problems: FilterProblems) -> int | None:
    text = args.get(name, "").strip()
    found = number_in(text)
    if text and found is None:
        problems[name] = (
            f"“{turns_ended(one_line(text)[:40])}” is not a number that a record has:"
            " write it in digits."
        )
    return found


def _day(args: Mapping[str, str], name: str, problems: FilterProblems) -> date | None:
    text = args.get(name, "").strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        problems[name] = (
            f"“{turns_ended(one_line(text)[:40])}” is not a day: write it as 2026-05-03."
        )
        return None
