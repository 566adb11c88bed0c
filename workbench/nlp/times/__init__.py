"""Time in text: dates, times of day, durations and recurring times, found and resolved."""

from workbench.nlp.times.checks import find_date_findings
from workbench.nlp.times.find import find_times
from workbench.nlp.times.meaning import TimeType, TimeWords
from workbench.nlp.times.periods import period_of

__all__ = ["TimeType", "TimeWords", "find_date_findings", "find_times", "period_of"]
