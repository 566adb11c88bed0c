"""What kind of claim a stretch makes, in the order in which a desk would check it."""

from workbench.domain.claims import ClaimKind
from workbench.nlp import verbs, words
from workbench.nlp.passages import Passage
from workbench.nlp.tagging import Tag


def find_kind(passage: Passage, start: int, end: int, *, verb: int | None, says: bool) -> ClaimKind:
    """Return the kind of the words from *start* to *end* (tokens).

    *says* tells that the stretch reports what somebody said. Where several fit, the first of
    ranking, quantity, causation, rule, comparison, quote, event, state is taken.
    """
    tests = (
        (ClaimKind.RANKING, ranking_words(passage, start, end)),
        (ClaimKind.QUANTITY, number_words(passage, start, end)),
        (ClaimKind.CAUSATION, cause_words(passage, start, end)),
        (ClaimKind.RULE, rule_words(passage, start, end)),
        (ClaimKind.COMPARISON, comparison_words(passage, start, end)),
    )
    for kind, found in tests:
        if found:
            return kind
    if says:
        return ClaimKind.QUOTE
    return ClaimKind.EVENT if _is_event(passage, start, end, verb) else ClaimKind.STATE


def is_superlative(lower: str) -> bool:
    """Return whether a word is a superlative by its ending or by the list."""
    if lower in words.RANKING_WORDS and lower not in ("first", "last"):
        return True
    return len(lower) > 5 and lower.endswith("est") and lower not in words.NOT_SUPERLATIVE  # noqa: PLR2004  # "-est" and three letters


def ranking_words(passage: Passage, start: int, end: int) -> str:
    """Return the words that rank something as first, last, only or most; empty when none do."""
    for i in range(start, end):
        lower, before, after = passage.lower(i), passage.lower(i - 1), passage.lower(i + 1)
        if is_superlative(lower) and not (
            lower == "record" and passage.tag(i - 1) in (Tag.DETERMINER,) and after != "number"
        ):
            if lower == "only" and before not in words.DETERMINERS | words.POSSESSIVES | {"'s"}:
                continue
            if lower == "latest" or (lower == "best" and after == "known"):
                continue
            return passage.text(i, i + 1)
        if (
            lower == "most"
            and passage.tag(i + 1) in (Tag.ADJECTIVE, Tag.PAST, Tag.PARTICIPLE, Tag.NOUN)
            and (before in words.DETERMINERS | words.POSSESSIVES | {"'s"})
        ):
            return passage.text(i, i + 2)
        if lower == "time" and before in ("first", "last", "second", "third"):
            return passage.text(i - 1, i + 1)
        if (
            lower == "first"
            and before in words.DETERMINERS | words.POSSESSIVES | {"'s"}
            and passage.tag(i + 1)
            in (
                Tag.NOUN,
                Tag.ADJECTIVE,
                Tag.NAME,
                Tag.ING,
            )
        ):
            return passage.text(i, i + 1)
        if lower == "ever" and before == "never" or (lower == "before" and before == "never"):
            return passage.text(i - 1, i + 1)
    return ""


def number_words(passage: Passage, start: int, end: int) -> str:
    """Return the words that state an amount; a year, date, clock time or label is none."""
    for i in range(start, end):
        lower = passage.lower(i)
        if passage.tag(i) == Tag.NUMBER and _is_amount(passage, i, start):
            return passage.text(i, min(end, i + 2))
        if (
            lower in words.CHANGE_WORDS
            and passage.lower(i + 1) in ("by", "from", "to")
            and passage.tag(i + 2) == Tag.NUMBER
        ):
            return passage.text(i, min(end, i + 3))
        if lower in ("%", "percent") or (lower == "per" and passage.lower(i + 1) == "cent"):
            return passage.text(i, i + 1)
        if lower in ("majority", "minority", "twice", "dozens") and passage.tag(i) != Tag.NAME:
            return passage.text(i, i + 1)
    return ""


def _is_amount(passage: Passage, i: int, start: int) -> bool:
    token, lower, before, after = (
        passage.token(i),
        passage.lower(i),
        passage.lower(i - 1),
        passage.lower(i + 1),
    )
    if (
        before in words.MONTHS
        or after in words.MONTHS
        or before in ("no.", "article", "section", "number")
    ):
        return False
    if lower in ("third", "second", "quarter") and before not in ("a", "one", "two", "three"):
        return False
    if lower in words.NUMBER_WORDS:
        return lower not in ("two", "three", "four") or passage.tag(i + 1) != Tag.STOP
    if lower in words.MONEY or any(sign in token for sign in "$€£%¥"):
        return True
    if token.isdigit() and len(token) == 4 and token[:2] in ("18", "19", "20"):  # noqa: PLR2004  # a year
        return after in words.UNITS
    if not token[0].isdigit():
        return False
    if ":" in token or token.endswith(("th", "st", "nd", "rd")):
        return False
    if (
        passage.tag(i - 1) == Tag.NAME
        and i - 1 >= start
        and after not in words.UNITS | words.MULTIPLES
    ):
        return False  # "Boeing 747", "Internet Explorer 9"
    return after not in ("a.m.", "p.m.", "am", "pm", "gmt", "utc")


def cause_words(passage: Passage, start: int, end: int) -> str:
    """Return the words that say one thing brought about another; empty when none do."""
    lowers = passage.words_in(start, end)
    for i, lower in enumerate(lowers):
        if lower in words.CAUSE_WORDS:
            needed = words.CAUSE_NEEDS.get(lower)
            if needed is None or lowers[i + 1 : i + 2] == [needed]:
                return passage.text(start + i, start + i + (1 if needed is None else 2))
        for phrase in words.CAUSE_PHRASES:
            if tuple(lowers[i : i + len(phrase)]) == phrase:
                return passage.text(start + i, start + i + len(phrase))
    return ""


def rule_words(passage: Passage, start: int, end: int) -> str:
    """Return the words that tell of a law, duty or procedure; empty when none do."""
    lowers = passage.words_in(start, end)
    for i, lower in enumerate(lowers):
        if lower in words.RULE_WORDS and passage.tag(start + i) != Tag.NAME:
            return passage.text(start + i, start + i + 1)
        for phrase in words.RULE_PHRASES:
            if tuple(lowers[i : i + len(phrase)]) == phrase:
                return passage.text(start + i, start + i + len(phrase))
    return ""


def comparison_words(passage: Passage, start: int, end: int) -> str:
    """Return the words that set one thing against another; empty when none do."""
    for i in range(start, end):
        if passage.lower(i) == "than":
            return passage.text(max(start, i - 1), i + 1)
        if passage.lower(i) == "compared" and passage.lower(i + 1) in ("to", "with"):
            return passage.text(i, i + 2)
        if passage.lower(i) == "same" and passage.lower(i + 2) == "as":
            return passage.text(i, i + 3)
    return ""


_STATE_VERBS = frozenset(
    "is are was were 's 're has have had am be remains remain belongs belong contains contain includes"
    " include consists consist means mean exists exist seems seem appears appear knows know knew"
    " believes believe wants want owns own lives live lived stands stand stood represents represent"
    " views view considered considers known supports support opposes oppose needs need does do"
    " included remained contained owned belonged can could may might would shows showed".split()
)


def _is_event(passage: Passage, start: int, end: int, verb: int | None) -> bool:
    if verb is None:
        return False
    if passage.lower(verb) in _STATE_VERBS:
        for i in range(verb + 1, min(end, verb + 4)):
            tag = passage.tag(i)
            if tag in (Tag.PARTICIPLE, Tag.PAST) and passage.lower(i) not in (
                "been",
                "be",
                "known",
            ):
                return True
            if tag == Tag.ING:
                return True
            if tag not in (Tag.ADVERB, Tag.NOT, Tag.PARTICIPLE):
                return False
        return False
    return (
        passage.tag(verb) == Tag.PAST
        or verbs.is_past_like(passage.lower(verb))
        or passage.tag(verb) == Tag.ING
    )
