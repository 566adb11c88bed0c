"""Who is mentioned in a passage: names with their titles, offices and acronyms, and pronouns."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.nlp import nouns, words
from workbench.nlp.given_names import gender_by_name
from workbench.nlp.passages import Passage, Range
from workbench.nlp.tags import VERBAL, Tag

if TYPE_CHECKING:
    from spacy.tokens import Token

HE = frozenset({"he", "his", "him", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
HE_SHE = HE | SHE
IT_THEY = words.word_set("it its they their them we our i my who which that")
# An opening mark stands for whoever is still speaking.
OPENING = frozenset({'"', "“", "„", "«", "``", "''"})
# The words that name nobody by themselves.
PRONOUNS = HE_SHE | IT_THEY | OPENING
PERSON_WORDS = range(2, 5)
_RUN_MAX = 12
# So many words after a name may hold an apposition that tells an office: ", the mayor of".
_APPOSITION_REACH = 6
_OFFICE_MAX = 6
_OFFICES = words.TITLES | words.ROLE_NOUNS
_TIED = _OFFICES | nouns.HE_WORDS | nouns.SHE_WORDS | nouns.KINDS | nouns.PERSON_NOUNS
_PHRASE_ENDS = VERBAL | {Tag.COMMA, Tag.STOP, Tag.RELATIVE}
_IS = words.word_set("is was became becomes remains")
_BEFORE_SUBJECT = frozenset(
    {Tag.DETERMINER, Tag.ADJECTIVE, Tag.NAME, Tag.QUOTE, Tag.ADVERB, Tag.COORDINATOR, Tag.NOUN}
)
# An office may stand so many words before the name in apposition to it.
_APART_REACH = 12
_MISREAD = frozenset({Tag.NOUN, Tag.ADJECTIVE, Tag.ADVERB, Tag.ING})
_SURNAME_MIN = 4
_IN_KIND = frozenset({Tag.NOUN, Tag.ADJECTIVE})
# An age has fewer digits.
_AGE_DIGITS = 4
_PLACE_WORDS = words.word_set("north south east west new united saint san los las republic city")
_SMALL = words.word_set("of the and for in on")
_NOT_IN_PERSON = words.BODY_WORDS | _PLACE_WORDS | _SMALL
_COMMON = nouns.KINDS | nouns.DOCUMENTS
_MAIN_LABELS = frozenset({"ROOT", "conj", "parataxis", "cop", "xcomp"})
_PERSON_LABELS = frozenset({"PERSON", "PER"})
_OTHER_LABELS = frozenset({"ORG", "LOC", "GPE", "FAC", "NORP", "EVENT", "PRODUCT"})
_LABELS = _PERSON_LABELS | _OTHER_LABELS


@dataclass(frozen=True)
class Mention:
    """A name or pronoun at a place: `start_char` counts from the start of the article.

    `person` tells persons from bodies and places; `speaks` that something is said there by whom
    the words name; `short` is an acronym that the article gives for the name; `gender` is "he",
    "she" or empty; `offices` are the words in lower case by which the article ties an office to
    the name, `about` all words beside it that tell what it is; `definite` says that "the" or a
    possessive stands before the words, `subject` that the sentence is about whom they name, `body`
    that they surely name no person; `author` is who made the document that the words name.
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
    body: bool = False
    about: tuple[str, ...] = ()
    author: "Mention | None" = None

    @property
    def is_pronoun(self) -> bool:
        """Return whether the words alone name nobody."""
        return self.words.lower() in PRONOUNS


def mentions_of(passage: Passage) -> list[Mention]:
    """Return the names and the pronouns he and she of a passage, in order.

    Single words are among the names: they may be surnames.
    """
    out = []
    end = 0
    for i in passage.places(_may_name):
        if i < end:
            continue  # it stands in a name
        if passage.tag(i) == Tag.NAME:
            end = _run_end(passage, i)
            mention = _mention(passage, _titled_start(passage, i), end)
        else:
            mention = _other_mention(passage, i)
        out += [mention] if mention is not None else []
    return out


def _may_name(passage: Passage) -> list[int]:
    """Return the words that may name somebody or something: no others are looked at."""
    return [
        i
        for i, (tag, lower) in enumerate(zip(passage.tags, passage.lowers, strict=True))
        if tag == Tag.NAME
        or (tag == Tag.NOUN and (lower in _COMMON or is_plural(lower)))
        or lower in HE_SHE
        or passage.tokens[i][0].isupper()
    ]


def _other_mention(passage: Passage, at: int) -> Mention | None:
    """Return the mention of a pronoun, or of a body that a sentence is about: "the company"."""
    if passage.lower(at) in HE_SHE:
        return pronoun(passage, at)
    if passage.token(at)[:1].isupper():
        return _misread_name(passage, at)
    return _common_noun(passage, at) if passage.tag(at) == Tag.NOUN else None


def _common_noun(passage: Passage, at: int) -> Mention | None:
    """Return the mention of a body or document that a sentence is about."""
    if passage.lower(at) not in _COMMON:
        return _group(passage, at)
    start = _kind_start(passage, at)
    document = passage.lower(at) in nouns.DOCUMENTS
    definite = passage.lower(start - 1) == "the"
    if not (definite or document) or not _is_subject(passage, at, at + 1):
        return None
    start = at if document else start
    return Mention(
        passage.text(start, at + 1), passage.char(start), definite=True, subject=True, body=True
    )


def _kind_start(passage: Passage, at: int) -> int:
    """Return where the adjectives and nouns begin that stand before a noun."""
    start = at
    while start > 0 and passage.tag(start - 1) in _IN_KIND:
        start -= 1
    return start


def _group(passage: Passage, at: int) -> Mention | None:
    """Return the mention of several whom a sentence is about, whom "they" may mean."""
    if not is_plural(passage.lower(at)) or not _is_subject(passage, at, at + 1):
        return None
    start = _kind_start(passage, at)
    return Mention(passage.text(start, at + 1), passage.char(start), subject=True, body=True)


def is_plural(word: str) -> bool:
    """Return whether a word is a common noun, in lower case, with a plural's ending."""
    return word.islower() and word.endswith("s") and not word.endswith("ss")


def _misread_name(passage: Passage, at: int) -> Mention | None:
    """Return the mention of a capitalized word of another class, which may be a known surname."""
    if passage.tag(at) not in _MISREAD or len(passage.token(at)) < _SURNAME_MIN:
        return None
    if passage.lower(at) in words.ADVERBS or passage.lower(at).endswith("ly"):
        return None
    low = passage.sentence_of(at)[0]
    subject = at == low or _is_subject(passage, at, at + 1)
    return Mention(passage.token(at), passage.char(at), subject=subject)


def _run_end(passage: Passage, start: int) -> int:
    """Return where a name ends that starts here: "Ministry of Harbours" is one name."""
    end = start + 1
    while _goes_on(passage, end) and end - start < _RUN_MAX:
        end += 1
    if passage.lower(end) not in ("of", "for") or passage.tag(end + 1) != Tag.NAME:
        return end
    if not any(word in words.BODY_WORDS for word in passage.words_in(start, end)):
        return end
    end += 1
    while passage.tag(end) == Tag.NAME and end - start < _RUN_MAX:
        end += 1
    return end


def _goes_on(passage: Passage, at: int) -> bool:
    """Return whether a name goes on with a word, which may have been taken for another class."""
    if passage.tag(at) == Tag.NAME:
        return True
    return passage.tag(at) in _MISREAD and passage.token(at)[0].isupper()


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
        if word in nouns.HE_WORDS or word in HE:
            return "he"
        if word in nouns.SHE_WORDS or word in SHE:
            return "she"
    return ""


def _entity_label(passage: Passage, at: int) -> str:
    """Return the label of the entity that holds a word, where a recognizer found one."""
    label = passage.doc[passage.index[at]].ent_type_
    return label if label in _LABELS else ""


def _titled_start(passage: Passage, start: int) -> int:
    """Return where a name begins whose first word was taken for another: "Dr Maud Ferrier"."""
    titled = passage.lower(start - 2) in words.TITLES and passage.token(start - 2)[:1].isupper()
    return start - 1 if titled and passage.token(start - 1)[:1].isupper() else start


def _mention(passage: Passage, start: int, end: int) -> Mention | None:
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
    label = _entity_label(passage, end - 1)
    person = has_person_aside(passage, first, end) or _is_person(
        lowers, titled=bool(before), label=label
    )
    beside = [_after(passage, end), _apart(passage, first - len(before))]
    tied = before + [word for phrase in beside for word in _offices_in(passage, phrase)]
    kinds = _OFFICES | nouns.PERSON_NOUNS if person else nouns.KINDS
    about = passage.words_in(max(start, first - _OFFICE_MAX), first) + _modifiers(passage, start)
    about += [word for low, high in beside for word in passage.words_in(low, high)]
    return Mention(
        passage.text(first, end),
        passage.char(first),
        person=person,
        short=_acronym(passage, first, end),
        gender=gender_of(tied) if person else "",
        offices=tuple(word for word in tied if word in kinds),
        subject=_is_subject(passage, start, end),
        body=not person and (label in _OTHER_LABELS or _names_body(lowers)),
        about=tuple(about) if tied else (),
    )


def _names_body(lowers: list[str]) -> bool:
    return lowers[-1] in nouns.FIRM_HEADS or any(word in words.BODY_WORDS for word in lowers)


def has_person_aside(passage: Passage, start: int, end: int) -> bool:
    """Return whether an age or "who" follows a name: "Ann Lee, 34, …", "Ann Lee, who …"."""
    if passage.tag(end) != Tag.COMMA:
        return False
    following = passage.token(end + 1)
    if passage.lower(end + 1) == "who":
        governed = passage.tag(start - 1) == Tag.PREPOSITION  # "from Eastport, who"
        return not governed or bool(gender_by_name(passage.text(start, end)))
    closed = passage.tag(end + 2) in (Tag.COMMA, Tag.STOP)
    return closed and following.isdecimal() and len(following) < _AGE_DIGITS and int(following) > 0


def _is_subject(passage: Passage, start: int, end: int) -> bool:
    """Return whether a name is its sentence's subject: by the parser, else as the first noun."""
    if passage.doc.has_annotation("DEP"):
        return any(_is_main_subject(passage.doc[passage.index[i]]) for i in range(start, end))
    low = passage.sentence_of(start)[0]
    return all(passage.tag(i) in _BEFORE_SUBJECT for i in range(max(low, start - 4), start))


def _is_main_subject(token: "Token") -> bool:
    """Return whether a word, or what it stands in apposition to, is a main clause's subject."""
    if token.dep_ == "appos":
        token = token.head
    if token.dep_ == "ROOT":
        return True
    verb = token.head
    fronted = verb.dep_ == "ccomp" and verb.head.i > verb.i  # "Boats sank, it announced"
    return "subj" in token.dep_ and (fronted or verb.dep_ in _MAIN_LABELS)


def _office_before(passage: Passage, first: int) -> list[str]:
    """Return the title or office before a name: "US president", "Mr"."""
    at = first
    while at > 0 and first - at < _OFFICE_MAX and passage.lower(at - 1) in _OFFICES:
        at -= 1
    return passage.words_in(at, first)


def _modifiers(passage: Passage, end: int) -> list[str]:
    """Return the office and what describes it before a name: "acting harbour master"."""
    start = end
    while start > 0 and end - start < _OFFICE_MAX and passage.tag(start - 1) in _IN_KIND:
        start -= 1
    return passage.words_in(start, end)


def _after(passage: Passage, end: int) -> Range:
    """Return the apposition or predicate after a name: ", the mayor and owner of …", "is a …"."""
    if passage.lower(end) in _IS and passage.tag(end + 1) == Tag.DETERMINER:
        return _phrase(passage, end + 2)
    start, stop = _phrase(passage, end + 1)
    # An aside holds no verb: "In a note to Lee, the mayor said" says nothing of Lee.
    aside = passage.tag(end) == Tag.COMMA and passage.tag(stop) not in VERBAL
    return (start, stop) if aside else (end, end)


def _apart(passage: Passage, first: int) -> Range:
    """Return what a name stands in apposition to: "The mayor of Eastport, Ann Lee"."""
    if passage.tag(first - 1) != Tag.COMMA:
        return first, first
    for i in range(first - 2, max(-1, first - _APART_REACH), -1):
        if passage.tag(i) in (Tag.DETERMINER, Tag.POSSESSIVE):
            return (first, first) if passage.lower(i) == "another" else _phrase(passage, i + 1)
        if passage.tag(i) in VERBAL or passage.tag(i) in (Tag.COMMA, Tag.STOP, Tag.QUOTE):
            break
    return first, first


def _phrase(passage: Passage, start: int) -> Range:
    """Return the words from *start* on up to a verb or mark."""
    end = start
    while end - start < _APART_REACH and passage.tag(end) not in _PHRASE_ENDS:
        end += 1
    return start, end


def _offices_in(passage: Passage, phrase: Range) -> list[str]:
    """Return the words for offices and kinds of bodies up to the end of a noun phrase."""
    out: list[str] = []
    for i in range(phrase[0], min(phrase[1], phrase[0] + _APPOSITION_REACH)):
        if passage.tag(i) == Tag.PREPOSITION:
            break
        if passage.lower(i) in _TIED:
            out.append(passage.lower(i))
    return out


def _is_person(lowers: list[str], *, titled: bool, label: str) -> bool:
    if _names_body(lowers):
        return False
    if titled or (label in _PERSON_LABELS and looks_like_person(lowers)):
        return len(lowers) < PERSON_WORDS.stop
    if label in _OTHER_LABELS:
        return False
    return len(lowers) in PERSON_WORDS and lowers[0] in words.GIVEN_NAMES


def looks_like_person(lowers: list[str]) -> bool:
    """Return whether a speaker's name of several words is more likely a person's than a body's."""
    if lowers and lowers[-1] in nouns.FIRM_HEADS:
        return False
    return len(lowers) in PERSON_WORDS and not any(word in _NOT_IN_PERSON for word in lowers)


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
