"""The history as lines to keep outside: CSV for tables, JSON Lines for whoever computes it anew."""

import json
from collections.abc import Callable, Iterator

from workbench.domain.clock import as_utc_text
from workbench.exports.csv_tables import Cell, write_rows
from workbench.services.history_pages import Entry, HistoryFilter, Names, all_of, jsonl_object

CSV_COLUMNS = (
    "number",
    "at",
    "person",
    "event",
    "subject",
    "subject_type",
    "subject_id",
    "reason",
    "changes",
    "leaf_hash",
)


def csv_lines(wanted: HistoryFilter) -> Iterator[str]:
    """Yield a header and a row an entry; `changes` is JSON, each field with [before, after]."""
    return write_rows(CSV_COLUMNS, _rows(wanted))


def _rows(wanted: HistoryFilter) -> Iterator[tuple[Cell, ...]]:
    for batch in all_of(wanted):
        names = Names(batch)
        yield from (_row(entry, names) for entry in batch)


def _row(entry: Entry, names: Names) -> tuple[Cell, ...]:
    record = entry.record
    return (
        entry.seq,
        as_utc_text(record.at),
        names.find("editor", record.actor_id) or "",
        record.event.value,
        names.find(record.subject.type, record.subject.id) or "",
        record.subject.type,
        record.subject.id,
        record.note,
        json.dumps(record.changes, ensure_ascii=False),
        entry.leaf_hash.hex(),
    )


def jsonl_lines(wanted: HistoryFilter) -> Iterator[str]:
    """Yield one JSON object an entry, with all that is needed to compute its leaf anew."""
    for batch in all_of(wanted):
        for entry in batch:
            yield json.dumps(jsonl_object(entry), ensure_ascii=False, separators=(",", ":")) + "\n"


FORMATS: dict[str, Callable[[HistoryFilter], Iterator[str]]] = {
    "csv": csv_lines,
    "jsonl": jsonl_lines,
}
