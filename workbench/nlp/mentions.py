"""Who is mentioned in a passage: names with their titles, offices and acronyms, and pronouns."""

from dataclasses import dataclass

from workbench.nlp import words
from workbench.nlp.passages import Passage
from workbench.nlp.tags import Tag

HE = frozenset({"he", "his", "him", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
HE_SHE = HE | SHE
IT_THEY = words.word_set("it its they their them we our i my who which that")
# An opening mark stands for whoever is still speaking.
OPENING = frozenset({'"', "“", "„", "«", "``", "''"})
PERSON_WORDS = range(2, 5)
_RUN_MAX = 12
# So many words after a name may hold an apposition that tells an office: ", the mayor of".
_APPOSITION_REACH = 6
_OFFICE_MAX = 6
_HE_WORDS = words.word_set(
    "mr mr. sir lord king prince emperor sultan father brother son husband spokesman chairman"
    " congressman councilman businessman actor salesman fireman policeman clergyman widower duke"
    " nephew uncle grandfather grandson baron monk"
)
_SHE_WORDS = words.word_set(
    "mrs mrs. ms ms. miss lady dame queen princess mother sister daughter wife spokeswoman"
    " chairwoman congresswoman councilwoman businesswoman actress policewoman widow duchess niece"
    " aunt grandmother granddaughter baroness nun"
)
_OFFICES = words.TITLES | words.ROLE_NOUNS
_PLACE_WORDS = words.word_set("north south east west new united saint san los las republic city")
_SMALL = words.word_set("of the and for in on")
_PERSON_LABELS = frozenset({"PERSON", "PER"})
_OTHER_LABELS = frozenset({"ORG", "LOC", "GPE", "FAC", "NORP", "EVENT", "PRODUCT"})


@dataclass(frozen=True)
class Mention:
    """A name or pronoun at a place: `start_char` counts from the start of the Doc.

    `person` tells persons from bodies and places; `speaks` that something is said there by whom
    the words name; `short` is an acronym that the article gives for the name; `gender` is "he",
    "she" or empty; `offices` are the words in lower case by which the article ties an office to
    the name; `definite` says that "the" or a possessive stands before the words.
    """

    words: str
    start_char: int
    person: bool = False
    speaks: bool = False
    short: str = ""
    gender: str = ""
    offices: tuple[str, ...] = ()
    definite: bool = False

    @property
    def is_pronoun(self) -> bool:
        """Return whether the words alone name nobody."""
        return self.words.lower() in HE_SHE | IT_THEY | OPENING


def mentions_of(passage: Passage) -> list[Mention]:
    """Return the names and the pronouns he and she of a passage, in order.

    Single words are among the names: they may be surnames.
    """
    labels = _entity_labels(passage)
    out = []
    i = 0
    while i < passage.end:
        if passage.tag(i) != Tag.NAME:
            if passage.lower(i) in HE_SHE:
                out.append(pronoun(passage, i))
            i += 1
            continue
        end = i + 1
        while passage.tag(end) == Tag.NAME and end < passage.end and end - i < _RUN_MAX:
            end += 1
        mention = _mention(passage, i, end, labels)
        if mention is not None:
            out.append(mention)
        i = end
    return out


def pronoun(passage: Passage, at: int, *, speaks: bool = False) -> Mention:
    """Return the mention of a pronoun."""
    return Mention(
        passage.token(at),
        passage.char(at),
        person=passage.lower(at) in HE_SHE,
        speaks=speaks,
        gender=gender_of([passage.lower(at)]),
    )


def gender_of(lowers: list[str]) -> str:
    """Return "he" or "she" where a title, office or pronoun among the words tells, else nothing."""
    for word in lowers:
        if word in _HE_WORDS or word in HE:
            return "he"
        if word in _SHE_WORDS or word in SHE:
            return "she"
    return ""


def _entity_labels(passage: Passage) -> dict[int, str]:
    """Return the label of the entity that holds each word, where a recognizer has read the Doc."""
    doc = passage.doc
    if not doc.has_annotation("ENT_IOB"):
        return {}
    return {
        word: label
        for word, token in enumerate(passage.index)
        if (label := doc[token].ent_type_) in _PERSON_LABELS | _OTHER_LABELS
    }


def _mention(
    passage: Passage, start: int, end: int, labels: dict[int, str]
) -> Mention | None:
    first = start
    for i in range(start, end):
        if passage.lower(i) in words.TITLES or (
            passage.lower(i) in words.ROLE_NOUNS and i + 1 < end
        ):
            first = i + 1
    if first == end:
        return None
    before = _office_before(passage, first)
    lowers = passage.words_in(first, end)
    person = _is_person(lowers, titled=bool(before), label=labels.get(end - 1, ""))
    after = _office_after(passage, end) if person else []
    return Mention(
        passage.text(first, end),
        passage.char(first),
        person=person,
        short=_acronym(passage, first, end),
        gender=gender_of(before + after) if person else "",
        offices=tuple(word for word in before + after if word in _OFFICES) if person else (),
    )


def _office_before(passage: Passage, first: int) -> list[str]:
    """Return the title or office before a name: "US president", "Mr"."""
    at = first
    while at > 0 and first - at < _OFFICE_MAX and passage.lower(at - 1) in _OFFICES:
        at -= 1
    return passage.words_in(at, first)


def _office_after(passage: Passage, end: int) -> list[str]:
    """Return the offices in an apposition after a name: ", the mayor and owner of …"."""
    if passage.tag(end) != Tag.COMMA:
        return []
    out: list[str] = []
    for i in range(end + 1, min(end + 1 + _APPOSITION_REACH, passage.end)):
        if passage.tag(i) in (Tag.COMMA, Tag.FINITE, Tag.PAST, Tag.PREPOSITION, Tag.STOP):
            break
        if passage.lower(i) in _OFFICES | _HE_WORDS | _SHE_WORDS:
            out.append(passage.lower(i))
    return out


def _is_person(lowers: list[str], *, titled: bool, label: str) -> bool:
    if label in _OTHER_LABELS or any(word in words.BODY_WORDS for word in lowers):
        return False
    if titled or label in _PERSON_LABELS:
        return len(lowers) < PERSON_WORDS.stop
    return len(lowers) in PERSON_WORDS and lowers[0] in words.GIVEN_NAMES


def looks_like_person(lowers: list[str]) -> bool:
    """Return whether a speaker's name of several words is more likely a person's than a body's."""
    return len(lowers) in PERSON_WORDS and not any(
        word in words.BODY_WORDS | _PLACE_WORDS | _SMALL for word in lowers
    )


def initials(name: str) -> str:
    """Return the first letters of a name's words but the small ones, in capitals."""
    return "".join(word[0] for word in name.split() if word.lower() not in _SMALL).upper()


def _acronym(passage: Passage, start: int, end: int) -> str:
    """Return the acronym that follows a name in brackets: "World Trade Body (WTB)"."""
    if passage.token(end) not in ("(", "[") or passage.token(end + 2) not in (")", "]"):
        return ""
    short = passage.token(end + 1)
    letters = "".join(passage.token(i)[0] for i in range(start, end))
    return short if short.isupper() and letters.upper().startswith(short[:2]) else ""
