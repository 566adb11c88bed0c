"""Who is mentioned in a passage: names with their titles, offices and acronyms, and pronouns."""

from dataclasses import dataclass

from workbench.nlp import words
from workbench.nlp.passages import Passage
from workbench.nlp.tags import VERBAL, Tag

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
_KINDS = words.BODY_WORDS | words.word_set(
    "company firm charity airline newspaper broadcaster manufacturer carmaker retailer startup"
    " supplier publisher magazine website platform regulator watchdog union airport clinic carrier"
)
_TIED = _OFFICES | _HE_WORDS | _SHE_WORDS | _KINDS
_PHRASE_ENDS = VERBAL | {Tag.COMMA, Tag.PREPOSITION, Tag.STOP, Tag.RELATIVE}
_BEFORE_SUBJECT = frozenset(
    {Tag.DETERMINER, Tag.ADJECTIVE, Tag.NAME, Tag.QUOTE, Tag.ADVERB, Tag.COORDINATOR, Tag.NOUN}
)
# An office may stand so many words before the name in apposition to it.
_APART_REACH = 12
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
    the name; `definite` says that "the" or a possessive stands before the words, `subject` that
    the sentence is about whom they name.
    """

    words: str
    start_char: int
    person: bool = False
    speaks: bool = False
    short: str = ""
    gender: str = ""
    offices: tuple[str, ...] = ()
    definite: bool = False
    subject: bool = False

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
        end = _run_end(passage, i)
        mention = _mention(passage, i, end, labels)
        if mention is not None:
            out.append(mention)
        i = end
    return out


def _run_end(passage: Passage, start: int) -> int:
    """Return where a name ends that starts here: "Ministry of Harbours" is one name."""
    end = start + 1
    while passage.tag(end) == Tag.NAME and end - start < _RUN_MAX:
        end += 1
    if passage.lower(end) not in ("of", "for") or passage.tag(end + 1) != Tag.NAME:
        return end
    if not any(word in words.BODY_WORDS for word in passage.words_in(start, end)):
        return end
    end += 1
    while passage.tag(end) == Tag.NAME and end - start < _RUN_MAX:
        end += 1
    return end


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


def _mention(passage: Passage, start: int, end: int, labels: dict[int, str]) -> Mention | None:
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
    tied = before + _office_after(passage, end) + _office_apart(passage, first - len(before))
    kinds = _OFFICES if person else _KINDS
    return Mention(
        passage.text(first, end),
        passage.char(first),
        person=person,
        short=_acronym(passage, first, end),
        gender=gender_of(tied) if person else "",
        offices=tuple(word for word in tied if word in kinds),
        subject=_is_subject(passage, start, end),
    )


def _is_subject(passage: Passage, start: int, end: int) -> bool:
    """Return whether a name is its sentence's subject: by the parser, else as the first noun."""
    doc = passage.doc
    if doc.has_annotation("DEP"):
        return any("subj" in doc[passage.index[i]].dep_ for i in range(start, end))
    low = passage.sentence_of(start)[0]
    return all(passage.tag(i) in _BEFORE_SUBJECT for i in range(max(low, start - 4), start))


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
    return _offices_from(passage, end + 1)


def _office_apart(passage: Passage, first: int) -> list[str]:
    """Return the office that a name stands in apposition to: "The mayor of Eastport, Ann Lee"."""
    if passage.tag(first - 1) != Tag.COMMA:
        return []
    for i in range(first - 2, max(-1, first - _APART_REACH), -1):
        if passage.tag(i) in (Tag.DETERMINER, Tag.POSSESSIVE):
            return _offices_from(passage, i + 1)
        if passage.tag(i) in VERBAL or passage.tag(i) in (Tag.COMMA, Tag.STOP, Tag.QUOTE):
            break
    return []


def _offices_from(passage: Passage, start: int) -> list[str]:
    """Return the words for offices and kinds of bodies up to the end of a noun phrase."""
    out: list[str] = []
    for i in range(start, min(start + _APPOSITION_REACH, passage.end)):
        if passage.tag(i) in _PHRASE_ENDS:
            break
        if passage.lower(i) in _TIED:
            out.append(passage.lower(i))
    return out


def _is_person(lowers: list[str], *, titled: bool, label: str) -> bool:
    if any(word in words.BODY_WORDS for word in lowers):
        return False
    if titled or (label in _PERSON_LABELS and looks_like_person(lowers)):
        return len(lowers) < PERSON_WORDS.stop
    if label in _OTHER_LABELS:
        return False
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
