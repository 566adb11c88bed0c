"""Where the sentence around some characters begins and ends, told by marks alone."""

import re
from collections import Counter

# So far, in characters, a sentence is looked for to either side.
_REACH = 800
_END = re.compile(r"[.!?…。！？؟]+[”’\"')\]»]*(?=\s|$)\s*|[。！？]|\n+")
_LAST_WORD = re.compile(r"(\w+)$")
# Behind these a full stop ends no sentence; nor does it behind a single letter.
_SHORTENED = frozenset(
    {"mr", "mrs", "ms", "dr", "prof", "gen", "sen", "rep", "gov", "st", "sgt", "col", "capt"}
    | {"lt", "jr", "sr", "no", "vs", "inc", "co", "corp", "ltd", "dept", "est"}
    | {"jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
)
_ALIKE = str.maketrans("“”„«»‘’‚`–—−\u00a0\u2009\u202f", '"""""\'\'\'\'---   ')
_SHORT_WORD = 3
_LONGEST_SHORT = 8


def folded(text: str) -> str:
    """Return *text* with one kind of quotation mark, dash and space: what reads the same is so."""
    return " ".join(text.translate(_ALIKE).split())


def sentence_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the first and last character of the sentence, or sentences, that hold a span."""
    begin = first = max(0, start - _REACH)
    for found in _END.finditer(text, first, start + 1):
        if found.end() <= start and _ends_one(text, found):
            begin = found.end()
    # The span's own last character may be the mark that ends it.
    last = min(len(text), end + _REACH)
    for found in _END.finditer(text, max(start, end - 1), last):
        if _ends_one(text, found):
            return begin, max(end, found.start() + len(found[0].rstrip()))
    return begin, last


def _ends_one(text: str, found: re.Match[str]) -> bool:
    if not found[0].startswith("."):
        return True
    word = _LAST_WORD.search(text, max(0, found.start() - _LONGEST_SHORT), found.start())
    if word is None:
        return True
    last = word[1]
    return not (last.lower() in _SHORTENED or (len(last) == 1 and last.isalpha()))


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the sentences between two characters of *text*, without the space around them."""
    out, begin = [], start
    for found in _END.finditer(text, start, end):
        if _ends_one(text, found):
            out.append((begin, found.start() + len(found[0].rstrip())))
            begin = found.end()
    out.append((begin, min(end, len(text))))
    return [each for each in (_stripped(text, *each) for each in out) if each[0] < each[1]]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def sentences_of(text: str, start: int, end: int) -> list[str]:
    """Return the words of the sentences between two characters of *text*."""
    return [text[slice(*each)] for each in sentence_spans(text, start, end)]


def telling_words(text: str) -> Counter[str]:
    """Return the words of *text* that tell one sentence from another, each as often as it stands.

    Short words without a digit are left out: every sentence has some.
    """
    return Counter(
        each
        for each in re.findall(r"\w+", text.casefold())
        if len(each) > _SHORT_WORD or any(sign.isdigit() for sign in each)
    )


def weight_of(words: Counter[str]) -> int:
    """Return how many characters *words* have together."""
    return sum(len(word) * number for word, number in words.items())
