"""What reads differently in a newer text, word by word, with unchanged stretches folded away."""

from collections.abc import Iterator
from dataclasses import dataclass

from workbench.domain.alignment import Alignment, Gap

# So many characters of what stayed are shown around a change.
_AROUND = 160


@dataclass(frozen=True)
class Part:
    """Some words of a changed stretch: `op` is same, ins or del; the text has its own spaces."""

    op: str
    text: str


@dataclass(frozen=True)
class Change:
    """One changed stretch: its words, and what stands before and behind it in the newer text.

    `start_char` is where it begins in the newer text; `skipped` counts the unchanged characters
    between the change before, or the start, and what is shown before this one.
    """

    parts: tuple[Part, ...]
    before: str
    after: str
    start_char: int
    skipped: int


def changes_between(old: str, new: str) -> list[Change]:
    """Return the changed stretches from *old* to *new*, in reading order; none where all is same.

    The old text is the `same` and `del` parts with what was skipped, the new one the `same` and
    `ins` parts with it.
    """
    laid = Alignment(old, new)
    found: list[Change] = []
    behind = 0
    for number, gap in enumerate(laid.gaps):
        following = laid.gaps[number + 1].new_start if number + 1 < len(laid.gaps) else len(new)
        end = min(gap.new_end, len(new))
        first = max(behind, gap.new_start - _AROUND)
        last = min(following, end + _AROUND)
        found.append(
            Change(
                parts=tuple(_parts(laid, gap)),
                before=new[first : gap.new_start],
                after=new[end:last] if last == following or number + 1 == len(laid.gaps) else "",
                start_char=gap.new_start,
                skipped=first - behind,
            )
        )
        behind = last if found[-1].after else end
    return found


def _parts(laid: Alignment, gap: Gap) -> Iterator[Part]:
    old_at, new_at = gap.old_start, gap.new_start
    for run in gap.runs:
        last_old, last_new = run.a + run.length - 1, run.b + run.length - 1
        yield from _between(
            laid.old[old_at : gap.old.starts[run.a]], laid.new[new_at : gap.new.starts[run.b]]
        )
        yield Part("same", laid.new[gap.new.starts[run.b] : gap.new.ends[last_new]])
        old_at, new_at = gap.old.ends[last_old], gap.new.ends[last_new]
    yield from _between(laid.old[old_at : gap.old_end], laid.new[new_at : gap.new_end])


def _between(old: str, new: str) -> Iterator[Part]:
    if old == new or not (old.strip() or new.strip()):
        if new:
            yield Part("same", new)
        return
    if old:
        yield Part("del", old)
    if new:
        yield Part("ins", new)
