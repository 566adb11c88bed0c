"""Tables as CSV (RFC 4180) that a spreadsheet shows but never runs, and that read back as written.

A cell whose text a spreadsheet could take for a formula gets an apostrophe in front. Reading takes
exactly that apostrophe away again, so no text is lost.
"""

import csv
import io
import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

from workbench.domain.clock import as_utc_text
from workbench.domain.errors import InvalidInputError
from workbench.domain.records import AppearanceRecord, ClaimRecord, PartsRecord, VerdictRecord

Cell = str | int | float | Decimal | date | datetime | None

# Spreadsheets start a formula at these, some of them after white space or at the full-width form
# (OWASP, "CSV Injection"). A text that has the apostrophe already gets one more: reading takes one.
_FORMULA = re.compile(r"'*(?:[\t\r\n\0]|\s*[=+\-@＝＋－＠])")
_GUARDED = re.compile(r"'" + _FORMULA.pattern)

# One row a claim. Offsets count characters in the article revision with that number; the article
# is that of the claim's first listed appearance; addresses of evidence stand one a line.
COLUMNS = (
    "claim_id",
    "wording",
    "kind",
    "claimant",
    "claimant_type",
    "claimed_on",
    "status",
    "worth",
    "article_id",
    "article_title",
    "outlet",
    "article_author",
    "article_published_on",
    "article_url",
    "article_revision",
    "start_char",
    "end_char",
    "quote",
    "appearances",
    "evidence_count",
    "evidence_urls",
    "rating",
    "rating_value",
    "summary",
    "verdict_author",
    "verdict_recorded_at",
    "signed_off_by",
    "signed_off_at",
    "publication",
    "url",
    "first_published_at",
    "changed_at",
    "corrections",
    "number",
    "unit",
    "comparator",
    "period_words",
    "period_first_on",
    "period_last_on",
    "place",
    "quoted_words",
)


def write_csv(records: Iterable[ClaimRecord]) -> Iterator[str]:
    """Yield the header and then one row for each claim, in COLUMNS; lines end in CR LF.

    Days are ISO 8601, times RFC 3339 in UTC, worth has three decimals; what is not known is an
    empty cell. Line breaks inside a cell are kept.
    """
    return write_rows(COLUMNS, (_row_of(each) for each in records))


def write_rows(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """Yield *header* and *rows* as CSV, one string a row, with text kept from being a formula."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    for cells in itertools.chain([header], rows):
        writer.writerow([_text_of(each) for each in cells])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def read_csv(text: str) -> Iterator[dict[str, str]]:
    """Yield each row that `write_csv` or `write_rows` wrote, by column name, as first given.

    Cells come back as text. Raises InvalidInputError where the text is no such table.
    """
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        header = [_as_given(cell) for cell in next(lines, [])]
        for cells in lines:
            yield dict(zip(header, map(_as_given, cells), strict=True))
    except (csv.Error, ValueError) as error:
        raise InvalidInputError(
            f"The table cannot be read at line {lines.line_num}: {error}. Export it anew."
        ) from error


def _text_of(cell: Cell) -> str:
    """Return what stands in the table for *cell*; numbers and times are no formulas."""
    if isinstance(cell, str):
        return "'" + cell if _FORMULA.match(cell) else cell
    if isinstance(cell, datetime):
        return as_utc_text(cell)
    if isinstance(cell, Decimal):
        return format(cell, "f")
    if isinstance(cell, date):
        return cell.isoformat()
    return "" if cell is None else str(cell)


def _as_given(text: str) -> str:
    return text[1:] if _GUARDED.match(text) else text


def _row_of(record: ClaimRecord) -> tuple[Cell, ...]:
    return (
        record.claim_id,
        record.wording,
        record.kind,
        record.claimant,
        record.claimant_type,
        record.claimed_on,
        record.status,
        f"{record.worth:.3f}",
        *_article_cells(record.appearances[0] if record.appearances else None),
        len(record.appearances),
        len(record.evidence),
        "\n".join(each.source_url for each in record.evidence if each.source_url),
        *_verdict_cells(record.verdict),
        record.publication,
        record.url,
        record.first_published_at,
        record.changed_at,
        len(record.corrections),
        *_part_cells(record.parts),
    )


def _part_cells(parts: PartsRecord) -> tuple[Cell, ...]:
    return (
        Decimal(parts.number) if parts.number else None,
        parts.unit,
        parts.comparator,
        parts.period_words,
        parts.period_first_on,
        parts.period_last_on,
        parts.place,
        parts.quoted_words,
    )


def _article_cells(appearance: AppearanceRecord | None) -> tuple[Cell, ...]:
    if appearance is None:
        return (None,) * 10
    return (
        appearance.article_id,
        appearance.article_title,
        appearance.outlet,
        appearance.author,
        appearance.published_on,
        appearance.source_url,
        appearance.revision,
        appearance.start_char,
        appearance.end_char,
        appearance.quote,
    )


def _verdict_cells(verdict: VerdictRecord | None) -> tuple[Cell, ...]:
    if verdict is None:
        return (None,) * 7
    return (
        verdict.rating,
        verdict.rating_value,
        verdict.summary,
        verdict.author,
        verdict.recorded_at,
        verdict.signed_off_by,
        verdict.signed_off_at,
    )
