"""How many planted errors the checks find, and how often they ask about what is sound."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from random import Random

from workbench.domain.readings import Check, Finding
from workbench.nlp.scoring import planted_dates, planted_numbers
from workbench.nlp.scoring.planted import Planted

_THOUSAND = 1_000

Find = Callable[[str, date | None], list[Finding]]


@dataclass(frozen=True)
class ChecksScore:
    """What the checks did with planted errors, their sound twins and the articles as they were.

    `planted` and `found` count errors by check, `twins` and `twins_flagged` the sound ones;
    `alarms` are the findings in `words` words of unchanged articles, each of which counts as a
    false one, though an article may well be wrong itself.
    """

    planted: Counter[Check] = field(default_factory=Counter)
    found: Counter[Check] = field(default_factory=Counter)
    twins: Counter[Check] = field(default_factory=Counter)
    twins_flagged: Counter[Check] = field(default_factory=Counter)
    alarms: Counter[Check] = field(default_factory=Counter)
    words: int = 0

    def recall(self, check: Check) -> float | None:
        """Return the share of planted errors of *check* that were found; None where none were."""
        planted = self.planted[check]
        return self.found[check] / planted if planted else None

    def twin_alarm_rate(self, check: Check) -> float | None:
        """Return the share of sound twins of *check* that were asked about; None without twins."""
        twins = self.twins[check]
        return self.twins_flagged[check] / twins if twins else None

    @property
    def alarms_per_thousand_words(self) -> float:
        """Return findings on unchanged articles for each 1,000 words."""
        return sum(self.alarms.values()) * _THOUSAND / self.words if self.words else 0.0


def score_checks(
    articles: Iterable[tuple[str, date | None]],
    find: Find,
    *,
    seed: int,
    progress: Callable[[int], object] | None = None,
) -> ChecksScore:
    """Return what *find* does with *articles* (text, day of publication) and planted errors.

    The same *seed* plants the same errors, whatever the number of articles before one. *progress*
    is told how many articles are done.
    """
    planted, found = Counter[Check](), Counter[Check]()
    twins, flagged, alarms = Counter[Check](), Counter[Check](), Counter[Check]()
    words = 0
    for number, (text, published_on) in enumerate(articles, start=1):
        words += len(text.split())
        alarms.update(finding.check for finding in find(text, published_on))
        for item in _planted(text, published_on, Random(f"{seed}/{number}")):  # noqa: S311 - repeatable errors
            asked = _is_found(item, find(item.text, item.published_on))
            (twins if item.sound else planted)[item.check] += 1
            (flagged if item.sound else found)[item.check] += asked
        if progress is not None:
            progress(number)
    return ChecksScore(planted, found, twins, flagged, alarms, words)


def _planted(text: str, published_on: date | None, rng: Random) -> Iterator[Planted]:
    yield from planted_numbers.plant(text, published_on, rng)
    yield from planted_dates.plant(text, published_on, rng)


def _is_found(item: Planted, findings: list[Finding]) -> bool:
    """Return whether a finding touches the planted passage: of its check, or any for a twin."""
    return any(
        (item.sound or finding.check is item.check)
        and any(
            place.start_char < item.end_char and item.start_char < place.end_char
            for place in finding.places
        )
        for finding in findings
    )
