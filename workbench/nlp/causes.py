"""Words that say one thing brought about another: verbs of causing, "because of", passives."""

from collections.abc import Callable

from workbench.nlp import kind_words, words
from workbench.nlp.inflections import forms_of
from workbench.nlp.labels import Relation, relation_of
from workbench.nlp.passages import Passage
from workbench.nlp.phrases import Sign, phrase_at
from workbench.nlp.subject_of import subject_of
from workbench.nlp.tags import Tag

# "The storm created a lake" tells a cause; "the sculptor created a lion" what somebody made.
_CHANGES = forms_of(
    # to bring about
    "create generate produce yield induce elicit evoke arouse revive ignite fuel spur spawn foster"
    " engender entail necessitate precipitate instigate unleash usher pave"
    # to make more, better, quicker
    " increase raise boost strengthen improve enhance enrich expand extend widen broaden deepen"
    " lengthen prolong accelerate hasten facilitate promote encourage stimulate attract"
    " inspire motivate benefit relieve ease heal protect sustain stabilise stabilize"
    # to make less, worse, slower
    " lower reduce lessen diminish limit curb curtail restrict constrain shorten shrink weaken"
    " undermine erode hinder hamper impede obstruct thwart block bar deter discourage delay slow"
    " disrupt interrupt halt stop derail damage destroy harm ruin spoil wreck devastate ravage"
    " cripple paralyse paralyze plague threaten endanger jeopardise jeopardize penalise penalize"
    " distort impair compromise complicate aggravate worsen exacerbate intensify compound inflame"
    " deprive burden overwhelm tarnish"
    # to work on minds
    " alarm shock anger enrage outrage upset worry frighten scare surprise astonish confuse"
    " embarrass disappoint alienate divide provoke persuade convince tempt enable"
    # to give another form or course
    " influence shape mould mold alter transform reshape determine dictate shift push drive loosen"
    " cool warm heat dry soften harden swell flood clog crush displace uproot remove open bring"
    " leave keep spread help make allow wipe lead force"
) | words.word_set("drove driven brought left kept made led stopped barred")
# These need what they make of it: "kept the road dry", "brought it into conflict".
_MAKES = forms_of("make leave keep push drive force bring open help raise allow lead") | (
    words.word_set("made left kept drove driven brought led")
)
_OBJECTS = words.word_set("it them him her us me you people")
_THINGS = words.word_set("it this that which these those")
_PERSONS = (
    words.ROLE_NOUNS
    | words.BODY_WORDS
    | words.TITLES
    | words.OFFICIAL_WORDS
    | words.word_set(
        "people person child children boy girl family families crowd others everybody everyone"
        " nobody somebody someone anyone youth staff crew mob parent pupil friend guest relative"
        " neighbour neighbor firm country countries media union guerrilla victim suspect defendant"
        " schoolchildren colleague thief thieves pilot nurse patient client agent boss expert"
        " witness guard rival foe ally allies enemy assailant group gang militia coalition"
        " alliance rebel militant insurgent regime charity charities airline studio shop store"
        " hotel migrant immigrant tenant thug critic academic fan couple"
    )
)
# Nouns in -er and -or that name no person.
_THINGS_ENDING = words.word_set(
    "factor motor reactor sector tractor sensor water weather winter summer power paper number"
    " order matter river letter chapter border corner computer container filter fever cancer tower"
    " timber thunder danger hunger anger disaster laser shelter ladder sewer transfer offer answer"
    " trigger barrier layer canister meter register cluster flower fiber cover counter helicopter"
    " crater glacier error tumor floor door color colour odour vapour humour corridor mirror"
    " labour harbour harbor center newspaper encounter murder surrender slaughter"
)
# How something was sent or settled: "sold by post" names no cause.
_MEANS = words.word_set(
    "mail email e-mail post phone telephone car train bus road rail sea air plane boat foot hand"
    " name chance mistake night day midnight noon half way lot"
)
# What a thing can do to something: "delayed by snow"; "approved by a fund" is somebody's deed.
_SUFFERED = (
    _CHANGES
    | (words.HARM_WORDS - words.word_set("fired dismissed banned sentenced"))
    | kind_words.CAUSE_WORDS
    | forms_of("cancel carry move sweep stop interrupt crush strike blow wash throw wear eat")
    | forms_of("close form shape slow stall hold warm cool dry pollute infect surprise change end")
    | words.word_set(
        "drawn shaken shook swept struck torn blown thrown worn eaten broken split cut"
    )
    | words.word_set("shut frozen undone taken built overshadowed outweighed spared explained")
)
# Causal as verbs; as nouns or adjectives only with what CAUSE_NEEDS asks for.
_NOUN_OR_VERB = words.word_set(
    "cause causes spark sparks trigger triggers prompt prompts blame affect affects"
)
_FORWARD = 8
_SO_REACH = 16
_DEGREES = frozenset({Tag.ADJECTIVE, Tag.ADVERB})
_PARTICIPLES = frozenset({Tag.PARTICIPLE, Tag.PAST})
_PHRASE = frozenset(
    {Tag.DETERMINER, Tag.POSSESSIVE, Tag.ADJECTIVE, Tag.NUMBER, Tag.ADVERB, Tag.ING, Tag.PARTICIPLE}
)
_BEFORE_NOUN = _PHRASE | {Tag.NOUN}
_NOUNS = frozenset({Tag.NOUN, Tag.NAME})
_OPENS_OBJECT = (_PHRASE - {Tag.ADVERB}) | _NOUNS | {Tag.PRONOUN}
_VERBS = frozenset({Tag.FINITE, Tag.PARTICIPLE, Tag.PAST, Tag.ING, Tag.BASE})
_INTO = words.word_set("into up down out off away together apart")


def cause_at(passage: Passage, i: int, end: int) -> int:
    """Return how many words from *i* on say that one thing brought about another; 0 for none."""
    lower = passage.lower(i)
    if lower in kind_words.CAUSE_WORDS:
        needed = kind_words.CAUSE_NEEDS.get(lower)
        verbal = passage.tag(i) in _VERBS
        if verbal if lower in _NOUN_OR_VERB else needed is None:
            return 1
        if passage.lower(i + 1) == needed and i + 1 < end:
            return 2
    own = _BY_WORD.get(lower)
    length = own(passage, i, end) if own is not None else 0
    if not length and lower in _CHANGES:
        length = int(_changes_something(passage, i, end))
    return length or phrase_at(passage, i, end, kind_words.CAUSE_PHRASES)


def _so_that(passage: Passage, i: int, end: int) -> int:
    """Return the length of "so hard that"."""
    if passage.tag(i + 1) not in _DEGREES:
        return 0
    for j in range(i + 2, min(end, i + _SO_REACH)):
        tag = passage.tag(j)
        if tag == Tag.THAT and passage.lower(j) == "that":
            return j + 1 - i
        if tag in (Tag.STOP, Tag.STRONG, Tag.COMMA):
            return 0
    return 0


def _by_thing(passage: Passage, i: int, end: int) -> int:
    """Return the length of "by the storm" after a participle: what a thing did, nobody's deed."""
    before = i - 2 if passage.tag(i - 1) == Tag.ADVERB else i - 1
    if passage.tag(before) not in _PARTICIPLES or passage.lower(before) not in _SUFFERED:
        return 0
    for j in range(i + 1, min(end, i + _FORWARD)):
        tag = passage.tag(j)
        if tag == Tag.NOUN and passage.tag(j + 1) not in _NOUNS:
            return int(is_thing(passage.lower(j)) and passage.lower(j) not in _MEANS)
        if tag == Tag.NUMBER or tag not in _BEFORE_NOUN:
            return 0
    return 0


def _means(passage: Passage, i: int, _: int) -> int:
    """Return 1 where one thing means that another happens: "the cut means more homes are cold"."""
    token = passage.doc[passage.index[i]]
    clause = any(relation_of(child.dep_) == Relation.REPORTED for child in token.children)
    return int(clause and passage.tag(i) in _VERBS and _of_thing(passage, i))


_BY_WORD: dict[str, Callable[[Passage, int, int], int]] = {
    "so": _so_that,
    "by": _by_thing,
    "means": _means,
    "mean": _means,
    "meant": _means,
}


CAUSE = Sign(
    cause_at,
    kind_words.CAUSE_WORDS | _CHANGES | frozenset(_BY_WORD) | frozenset(kind_words.CAUSE_PHRASES),
)


def is_thing(lower: str) -> bool:
    """Return whether a common noun names no person or body, by lists and endings ("builder")."""
    noun = lower.removesuffix("s")
    if lower in _PERSONS or noun in _PERSONS:
        return False
    if noun.endswith(("er", "or")):
        return noun in _THINGS_ENDING
    return not noun.endswith(("ist", "ian", "man", "men"))


def _changes_something(passage: Passage, i: int, end: int) -> bool:
    """Return whether a thing, not a person, does to something what the verb at *i* says."""
    if passage.tag(i) not in _VERBS or i + 1 >= end:
        return False
    if passage.tag(i - 1) == Tag.TO or passage.lower(i - 1) == "-":
        return False  # "mood-altering" tells what a thing is like
    if passage.lower(i) in _MAKES:
        return _makes_it_so(passage, i, end) and _of_thing(passage, i)
    return _has_object(passage, i) and _of_thing(passage, i)


def _has_object(passage: Passage, i: int) -> bool:
    after = passage.tag(i + 2 if passage.lower(i + 1) in _INTO else i + 1)
    return after in _OPENS_OBJECT


def _of_thing(passage: Passage, i: int) -> bool:
    """Return whether the subject of the verb at *i* names a thing; a bare "Eases pain" does."""
    subject = subject_of(passage, i)
    if subject is None:
        return i == passage.sentence_of(i)[0]
    lower, tag = passage.lower(subject), passage.tag(subject)
    return lower in _THINGS or (tag in (Tag.NOUN, Tag.ING) and is_thing(lower))


def _makes_it_so(passage: Passage, i: int, end: int) -> bool:
    """Return whether an object and what becomes of it follow: "it less likely", "them leave"."""
    if passage.lower(i + 1) in _OBJECTS:
        return True
    named = False
    for j in range(i + 1, min(end, i + _FORWARD)):
        tag = passage.tag(j)
        if named and tag not in _NOUNS:
            return tag in (Tag.ADJECTIVE, Tag.PARTICIPLE, Tag.TO, Tag.ADVERB) or (
                passage.lower(j) in _INTO
            )
        named = named or tag in _NOUNS
    return False
