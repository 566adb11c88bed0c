"""Sentences and quotations of a paragraph by rule: abbreviations, titles, marks never closed."""

from workbench.nlp import words

# A sentence is cut after so many words, whatever it says: no rule then takes long.
SENTENCE_WORDS_MAX = 120
# Fewer words between quotation marks are somebody's expression, not their statement.
QUOTED_WORDS_MIN = 5

_STRAIGHT = frozenset({'"'})
_CLOSING_MARKS = frozenset({"”", "’", ")", "]", "»"})
_OPENING_QUOTES = frozenset({"“", "„", "«", "``"})
_CLOSING_QUOTES = frozenset({"”", "»", "''"})
_BEFORE_OPENING = frozenset({"(", "[", "—", "–"})
# No other word ends a sentence.
_ENDS = tuple(words.TERMINATORS)
# After an abbreviation that may end a sentence, these words tell that it did.
_STARTERS = (
    words.DETERMINERS
    | words.SUBJECT_PRONOUNS
    | words.POSSESSIVES
    | words.SUBORDINATORS
    | words.word_set("in on at but and however according under with by for from")
)


def split_sentences(tokens: list[str], lowers: list[str]) -> list[tuple[int, int]]:
    """Return the sentences of a paragraph as (start, end); together they hold every token.

    A sentence has at most SENTENCE_WORDS_MAX words and the marks that close it.
    """
    out: list[tuple[int, int]] = []
    start = at = 0
    marks = 0
    while at < len(tokens):
        marks += tokens[at] in _STRAIGHT
        at += 1
        ends = lowers[at - 1].endswith(_ENDS) and _ends_sentence(tokens, lowers, at - 1)
        if not ends and at - start < SENTENCE_WORDS_MAX:
            continue
        while at < len(tokens) and _closes(tokens[at], marks):
            marks += tokens[at] in _STRAIGHT
            at += 1
        out.append((start, at))
        start = at
    if start < len(tokens):
        out.append((start, len(tokens)))
    return out


def _closes(token: str, marks: int) -> bool:
    """Return whether a mark closes what came before; *marks* straight ones stood before it."""
    return token in _CLOSING_MARKS or (marks % 2 == 1 and token in _STRAIGHT)


def _ends_sentence(tokens: list[str], lowers: list[str], at: int) -> bool:
    lower = lowers[at]
    following = tokens[at + 1] if at + 1 < len(tokens) else ""
    if lower == "." and at and lowers[at - 1] + "." in words.NEVER_FINAL_ABBREVIATIONS:
        # "No. 3" is an abbreviation, "He said no." is none.
        return lowers[at - 1] == "no" and not following[:1].isdigit()
    if lower in words.TERMINATORS:
        return not following[:1].islower() and following != ","
    if not lower.endswith(".") or lower in words.NEVER_FINAL_ABBREVIATIONS:
        return False
    if lower in words.OTHER_ABBREVIATIONS or len(lower.strip(".")) <= 1:
        return not following or (following[0].isupper() and following.lower() in _STARTERS)
    return following[:1].isupper()


def find_quotes(tokens: list[str], spaced: list[bool]) -> list[tuple[int, int]]:
    """Return the quotations long enough to be statements; one never closed runs to the end.

    *spaced* tells for each token whether a space follows. A straight mark opens when a space
    stands before it and none after: text carries marks that were never opened (`… in chaos."`),
    and those must not turn the rest of the paragraph inside out.
    """
    out: list[tuple[int, int]] = []
    opened: int | None = None
    for at, token in enumerate(tokens):
        if token not in words.QUOTE_MARKS:
            continue
        if opened is not None and _may_close(tokens, spaced, at):
            if at - opened - 1 >= QUOTED_WORDS_MIN:
                out.append((opened, at + 1))
            opened = None
        elif _may_open(tokens, spaced, at):
            opened = at
    if opened is not None and len(tokens) - opened - 1 >= QUOTED_WORDS_MIN:
        out.append((opened, len(tokens)))
    return out


def _may_open(tokens: list[str], spaced: list[bool], at: int) -> bool:
    if tokens[at] in _OPENING_QUOTES:
        return True
    if tokens[at] != '"' or at + 1 >= len(tokens):
        return False
    return at == 0 or spaced[at - 1] or tokens[at - 1] in _BEFORE_OPENING


def _may_close(tokens: list[str], spaced: list[bool], at: int) -> bool:
    if tokens[at] in _CLOSING_QUOTES:
        return True
    if tokens[at] != '"':
        return False
    return spaced[at] or at + 1 == len(tokens) or not tokens[at + 1][0].isalnum()
