"""The date checks of an article: what its dates, durations, weekdays and ages do not agree on."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from workbench.domain.readings import Finding
from workbench.nlp.times.check_age import age_findings
from workbench.nlp.times.check_duration import duration_findings
from workbench.nlp.times.check_neighbours import neighbour_findings
from workbench.nlp.times.check_order import order_findings
from workbench.nlp.times.check_ranked_span import ranked_span_findings
from workbench.nlp.times.check_weekday import weekday_findings
from workbench.nlp.times.line_breaks import unwrapped
from workbench.nlp.times.meaning import TimeWords
from workbench.nlp.times.statements import place, statements


def find_date_findings(
    text: str, published_on: date | None, times: Sequence[TimeWords]
) -> list[Finding]:
    """Return where dates in *text* do not fit together, by the first place they point to.

    *times* are all of `find_times(text, published_on)`. Checks that need the article's day are
    silent without it. The time taken grows with the text's length.
    """
    if "\n" not in text:
        return _findings(text, published_on, times)
    flat = unwrapped(text)
    one_line = [
        replace(each, quote=each.quote.replace("\n", " ")) if "\n" in each.quote else each
        for each in times
    ]
    return [_placed(text, each) for each in _findings(flat, published_on, one_line)]


def _findings(text: str, published_on: date | None, times: Sequence[TimeWords]) -> list[Finding]:
    sentences = list(statements(text, times))
    found = [
        *duration_findings(text, published_on, sentences),
        *neighbour_findings(text, published_on, sentences),
        *weekday_findings(text, published_on, sentences),
        *age_findings(text, published_on, times),
        *ranked_span_findings(text, published_on, sentences),
        *order_findings(text, published_on, sentences),
    ]
    return sorted(found, key=lambda each: (each.places[0].start_char, each.check))


def _placed(text: str, finding: Finding) -> Finding:
    """Return a finding whose places quote the text as it stands, with its line ends."""
    quoted = (place(text, each.start_char, each.end_char) for each in finding.places)
    return replace(finding, places=tuple(quoted))
