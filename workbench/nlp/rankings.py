"""Words that rank: first, last, only, record, superlatives; in clauses and as noun phrases."""

import re
from collections.abc import Callable

from workbench.nlp import kind_words, words
from workbench.nlp.clauses import Clause
from workbench.nlp.passages import Passage, Range
from workbench.nlp.phrases import Sign, phrase_at
from workbench.nlp.tags import Tag

_SUPERLATIVE_MIN = 6
_FIRST_LAST = words.word_set("first last")
_ORDINALS = _FIRST_LAST | words.ORDINALS
_OWNED = words.DETERMINERS | words.POSSESSIVES | {"'s", "'"}
# "the first referendum" is one of a row; "the first since 1990" claims a rank.
_FIRST_TAILS = words.word_set("since ever to among time")
# These tell a rank only where the phrase is no mere time or place: "in the first game of the day".
_WEAK_TAILS = words.word_set("of for in")
_FIRST_REACH = 6
_MOST_TAGS = frozenset({Tag.ADJECTIVE, Tag.PAST, Tag.PARTICIPLE, Tag.NOUN})
_BEFORE_NUMBER = words.word_set("to been the is was at 's as")
_RECORD_OF = words.word_set("high low number turnout")
_BECOMES = words.BE_FINITE | words.word_set("became become becomes be")
_BEFORE_FIRST = _BECOMES | {"among"}
_NO_RECORD = words.word_set("no any one each every")
# What points to a place or a degree: "the nearest town", "not the slightest doubt".
_NO_RANK = words.word_set("latest nearest slightest")
# A noun before which "record" says what is kept on discs or in files, not what was surpassed.
_KEPT = words.word_set(
    "label labels company companies store stores shop deal producer producers player players"
    " collection book books keeping keeper contract"
)
_RECORD_OWNED = words.word_set("world national club league olympic championship all-time track")
_SURPASSED = words.word_set(
    "set sets broke breaks broken beat beats beaten hold holds held equalled equaled match matched"
)
_RECORD_REACH = 4
_ABOVE_ALL = words.word_set("any ever anyone anybody anything anywhere")
_NO_SINGLE = words.word_set("currency market")
_NTH = re.compile(r"\d+(?:st|nd|rd|th)")
_AT_PLACE = words.word_set("to at the was is reached hit reaching of")
_ENDING = words.word_set(
    "came come comes coming finished finish finishes finishing placed places placing ended end"
)
_NOBODY = words.word_set("nobody none no never nothing")
_EVER_REACH = 8
_NOUNS = frozenset({Tag.NOUN, Tag.NAME})
_ATTRIBUTED = frozenset({Tag.NOUN, Tag.ADJECTIVE})
_BEFORE_TIME = words.BE_FINITE | words.word_set("for not 's be became marks marked")
_AFTER_TIME = words.word_set("since in ever that")

_LEFT = frozenset({Tag.ADJECTIVE, Tag.NUMBER, Tag.ADVERB})
_LEFT_MAX = 4
_OWNER = frozenset({Tag.NAME, Tag.NOUN, Tag.ADJECTIVE})
_RIGHT_MAX = 24
_RIGHT_ENDS = frozenset(
    {
        Tag.COMMA,
        Tag.STRONG,
        Tag.STOP,
        Tag.QUOTE,
        Tag.FINITE,
        Tag.RELATIVE,
        Tag.THAT,
        Tag.COORDINATOR,
    }
)
# What says within which set or since when something is first, last or most.
_TAILS = words.word_set("since in of among at on ever during for to within from between under by")
# A phrase that is more than this share of its clause says no more than the clause does.
_SHARE_MAX = 0.65


def is_superlative(lower: str) -> bool:
    """Return whether a word is a superlative by its ending or by the list."""
    if lower in words.RANKING_WORDS:
        return lower not in _FIRST_LAST
    if len(lower) < _SUPERLATIVE_MIN or not lower.endswith("est"):
        return False
    return lower not in words.NOT_SUPERLATIVE


def ranking_words(passage: Passage, start: int, end: int) -> str:
    """Return the words that rank something as first, last, only or most; empty when none do."""
    for i in passage.places_in(RANKING, start, end):
        length = ranking_at(passage, i, end)
        if length:
            return passage.text(i, min(end, i + length))
    return ""


def ranking_at(passage: Passage, i: int, end: int) -> int:
    """Return how many words from *i* on rank something; 0 for none."""
    lower = passage.lower(i)
    if lower in _ORDINALS:
        return _ordinal_at(passage, i, end)
    own = _BY_WORD.get(lower)
    if own is not None:
        return own(passage, i)
    if is_superlative(lower) and _is_rank(passage, i):
        return 1
    return phrase_at(passage, i, end, kind_words.RANKING_PHRASES)


def _never_at(passage: Passage, i: int) -> int:
    return 2 if passage.lower(i + 1) in ("before", "ever") else 0


def _most_at(passage: Passage, i: int) -> int:
    """Return the length of "the most popular", "the least far-reaching", "the 9th most read"."""
    before = passage.lower(i - 1)
    if before not in _OWNED and before != "single" and not _is_nth(before):
        return 0
    compound = passage.tag(i + 1) == Tag.ADVERB and passage.tag(i + 2) in _MOST_TAGS
    return 2 if compound or passage.tag(i + 1) in _MOST_TAGS else 0


def _number_at(passage: Passage, i: int) -> int:
    placed = passage.lower(i - 1) in _BEFORE_NUMBER
    return 2 if placed and passage.tag(i + 1) == Tag.NUMBER else 0


def _than_at(passage: Passage, i: int) -> int:
    """Return the length of "than any", "than ever", which set one above all."""
    return 2 if passage.lower(i + 1) in _ABOVE_ALL else 0


def _single_at(passage: Passage, i: int) -> int:
    """Return 1 for "the single reason": not "a single vote", "the single currency"."""
    if passage.lower(i - 1) != "the" or passage.lower(i + 1) in _NO_SINGLE:
        return 0
    return int(passage.tag(i + 1) in _MOST_TAGS)


def _numbered_at(passage: Passage, i: int) -> int:
    """Return the length of "at No. 31", a place in a list; "Court No. 2" is a name."""
    at = i + 2 if passage.lower(i + 1) == "." else i + 1
    placed = passage.lower(i - 1) in _AT_PLACE and passage.tag(at) == Tag.NUMBER
    return at + 1 - i if placed else 0


def _ends_at(passage: Passage, i: int) -> int:
    """Return the length of "finished third", "ended up fourth"."""
    at = i + 2 if passage.lower(i + 1) in ("up", "in") else i + 1
    lower = passage.lower(at)
    return at + 1 - i if lower in _ORDINALS and passage.tag(at + 1) not in _NOUNS else 0


def _top_at(passage: Passage, i: int) -> int:
    """Return the length of "a top 50 name", "became the top port"."""
    if passage.lower(i - 1) not in _OWNED:
        return 0
    first = passage.lower(i - 1) == "the" and passage.lower(i - 2) in _BECOMES
    return 2 if passage.tag(i + 1) == Tag.NUMBER or (first and passage.tag(i + 1) in _NOUNS) else 0


def _ever_at(passage: Passage, i: int) -> int:
    """Return 1 for "ever" in what nobody did: "nobody has ever lost"."""
    low = max(passage.sentence_of(i)[0], i - _EVER_REACH)
    return int(any(word in _NOBODY for word in passage.words_in(low, i)))


def _few_at(passage: Passage, i: int) -> int:
    """Return 1 for "one of the few", "one of very few"."""
    before = passage.words_in(i - 3, i)
    return int("one" in before and "of" in before)


def _final_at(passage: Passage, i: int) -> int:
    """Return 1 for somebody's last: "her final match"."""
    owner = passage.lower(i - 1) in words.POSSESSIVES or passage.lower(i - 1) == "'s"
    return int(owner and passage.tag(i + 1) in (Tag.NOUN, Tag.NAME, Tag.ADJECTIVE))


def _ranks_at(passage: Passage, i: int) -> int:
    """Return the length of "ranks third", "ranked about fifth"."""
    for j in (i + 1, i + 2):
        lower = passage.lower(j)
        if lower in _ORDINALS or passage.tag(j) == Tag.NUMBER:
            return j + 1 - i
    return 0


_BY_WORD: dict[str, Callable[[Passage, int], int]] = {
    "never": _never_at,
    "most": _most_at,
    "number": _number_at,
    "#": _number_at,
    "than": _than_at,
    "top": _top_at,
    "ever": _ever_at,
    "few": _few_at,
    "final": _final_at,
    "rank": _ranks_at,
    "ranks": _ranks_at,
    "ranked": _ranks_at,
    "least": _most_at,
    "single": _single_at,
    "no.": _numbered_at,
    **dict.fromkeys(_ENDING, _ends_at),
}


_MAY_RANK = (
    _ORDINALS | words.RANKING_WORDS | frozenset(_BY_WORD) | frozenset(kind_words.RANKING_PHRASES)
)


def _may_rank(passage: Passage) -> list[int]:
    return [
        i for i, lower in enumerate(passage.lowers) if lower in _MAY_RANK or lower.endswith("est")
    ]


RANKING = Sign(ranking_at, _may_rank)


def _ordinal_at(passage: Passage, i: int, end: int) -> int:
    after = passage.lower(i + 1)
    if after == "time":
        return 2 if _is_since_when(passage, i) else 0
    if passage.lower(i) in words.ORDINALS:
        return 2 if after == "place" or is_superlative(after) else 0
    if passage.lower(i - 1) not in _OWNED:
        return 0
    if passage.tag(i + 1) == Tag.NUMBER and passage.lower(i - 2) not in _BECOMES:
        return 0  # a stretch of a row: "the last four digits of the card"
    return int(passage.lower(i - 2) == "as" or _claims_first(passage, i, end))


def _is_since_when(passage: Passage, i: int) -> bool:
    """Tell "for the first time" and "the first time since" from "she left the first time"."""
    return passage.lower(i - 2) in _BEFORE_TIME or passage.lower(i + 2) in _AFTER_TIME


def _is_rank(passage: Passage, i: int) -> bool:
    lower, before, after = passage.lower(i), passage.lower(i - 1), passage.lower(i + 1)
    if lower == "only":
        nth = after in _OWNED and _is_nth(passage.lower(i + 2))
        return nth or before in _OWNED or (before == "of" and after in words.NUMBER_WORDS)
    if lower == "record":
        return _is_surpassing(passage, i)
    if before == "at" or (passage.tag(i) == Tag.NAME and not passage.token(i).islower()):
        return False  # "at best"; "Ernest"
    return lower not in _NO_RANK and (lower, after) != ("best", "known")


def _is_surpassing(passage: Passage, i: int) -> bool:
    """Tell "record profits" and "set a record" from "record label", "to record", "her record"."""
    before, after = passage.lower(i - 1), passage.lower(i + 1)
    if passage.penn[i].startswith("V") or after in _KEPT:
        return False
    if before in _RECORD_OWNED or after in _RECORD_OF:
        return True
    if passage.tag(i + 1) in _ATTRIBUTED and before not in _NO_RECORD:
        return True
    if after == "-" or (before == "a" and passage.tag(i + 1) == Tag.NUMBER):
        return True  # "a record-breaking year", "a record 40 entries"
    return not _SURPASSED.isdisjoint(passage.words_in(i - _RECORD_REACH, i))


def _is_nth(lower: str) -> bool:
    """Return whether a word is an ordinal below the first: "eighth", "86th"."""
    return lower in words.ORDINALS or _NTH.fullmatch(lower) is not None


def _claims_first(passage: Passage, i: int, end: int) -> bool:
    """Tell "the first woman to" and "was the first" from "the first meeting will be"."""
    if not passage.token(i).islower() and i != passage.sentence_of(i)[0] + 1:
        return False  # part of a name: the First National Bank
    if passage.lower(i + 1) in words.WEAK_RANKED_NOUNS:
        return False
    if passage.lower(_owner_start(passage, i) - 1) in _BEFORE_FIRST:
        return True
    reach = passage.words_in(i + 1, min(end, i + _FIRST_REACH))
    tails = _FIRST_TAILS if _is_when_or_where(passage, i) else _FIRST_TAILS | _WEAK_TAILS
    return any(word in tails for word in reach)


def _owner_start(passage: Passage, i: int) -> int:
    """Return where the article or the owner before the word at *i* starts: "the city's first"."""
    start = i - 1
    if passage.lower(start) not in ("'s", "'"):
        return start
    while start > 0 and i - start < _LEFT_MAX and passage.tag(start - 1) in _OWNER:
        start -= 1
    return start - 1 if passage.tag(start - 1) in (Tag.DETERMINER, Tag.POSSESSIVE) else start


def _is_when_or_where(passage: Passage, i: int) -> bool:
    """Return whether "the first" at *i* depends on a preposition and belongs to nobody."""
    if passage.lower(i - 1) not in words.ARTICLES:
        return False
    before = passage.lower(i - 2)
    return before in words.PREPOSITIONS or before in words.TEMPORAL


def ranked_phrases(passage: Passage, clauses: list[Clause]) -> list[Range]:
    """Return noun phrases that claim a rank by themselves, in words of the passage.

    "their first talks since the start of the war": a ranking word, what is ranked, and within
    which set or since when. A phrase that is nearly a whole clause is left to the clause.
    """
    out: list[Range] = []
    for i in passage.places(_may_rank):
        if (out and i < out[-1][1]) or not _opens_phrase(passage, i):
            continue
        phrase = _phrase(passage, i)
        if phrase is not None and _is_part(phrase, clauses):
            out.append(phrase)
    return out


def _opens_phrase(passage: Passage, i: int) -> bool:
    lower = passage.lower(i)
    if lower in _FIRST_LAST:
        return _claims_first(passage, i, passage.end)
    if lower == "most":
        return passage.tag(i + 1) == Tag.ADJECTIVE
    return is_superlative(lower) and lower not in ("only", "record", "latest")


def _phrase(passage: Passage, i: int) -> Range | None:
    start = _phrase_start(passage, i)
    owned = any(passage.lower(j) in _OWNED for j in range(start, i))
    if not owned:
        return None
    end = i + 1
    while end < passage.end and end - i < _RIGHT_MAX and passage.tag(end) not in _RIGHT_ENDS:
        end += 1
    tailed = any(passage.lower(j) in _TAILS for j in range(i + 1, end - 1))
    set_off = passage.tag(start - 1) == Tag.COMMA and passage.tag(end) in (Tag.COMMA, Tag.STOP)
    return (start, end) if tailed or (set_off and end > i + 1) else None


def _phrase_start(passage: Passage, i: int) -> int:
    """Return where the phrase around the ranking word at *i* starts: "the country's | largest"."""
    start = i
    while start > 0 and i - start < _LEFT_MAX and passage.tag(start - 1) in _LEFT:
        start -= 1
    if start > 0 and passage.lower(start - 1) in ("'s", "'"):
        start -= 1
        while start > 0 and i - start < _RIGHT_MAX and passage.tag(start - 1) in _OWNER:
            start -= 1
    if start > 0 and passage.tag(start - 1) in (Tag.DETERMINER, Tag.POSSESSIVE):
        start -= 1
    return start


def _is_part(phrase: Range, clauses: list[Clause]) -> bool:
    """Return whether the phrase is clearly less than the smallest clause that holds it."""
    holding = [c.end - c.start for c in clauses if c.start <= phrase[0] and phrase[1] <= c.end]
    return not holding or phrase[1] - phrase[0] <= _SHARE_MAX * min(holding)
