"""Verb forms that tell a clause: own lists of English verbs and the rules that inflect them."""

from workbench.nlp.inflections import d_form, forms_of, s_form
from workbench.nlp.words import word_set

# Past forms that are nothing but a finite past (the participle differs).
PAST_ONLY = word_set(
    "went took gave saw began spoke wrote came became knew grew rose fell drove broke chose ran"
    " sang drew flew ate forgot threw wore swore tore hid rode stole shook sank swam drank rang"
    " sprang shrank froze woke bore arose overtook undertook withdrew overthrew overcame foresaw"
    " mistook forbade lay sprang stank blew"
)
# Irregular forms that may be past or participle; their context decides.
PAST_OR_PARTICIPLE = word_set(
    "said made held met told left found won lost sent paid put set cut hit led kept brought bought"
    " caught taught thought sought fought built spent lent meant felt dealt heard read sold stood"
    " understood struck stuck hung shot sat slept swept swung bound bred fed fled laid hurt let"
    " shut split spread cost bet burst cast quit rid shed thrust upset broadcast forecast burnt"
    " learnt spelt dreamt overheard misled withheld upheld had did got"
)
PARTICIPLES_ONLY = word_set(
    "gone taken given seen begun spoken written known grown risen fallen driven broken chosen sung"
    " drawn flown eaten forgotten thrown worn sworn torn hidden ridden stolen shaken sunk drunk"
    " frozen woken borne born overtaken undertaken withdrawn overthrown foreseen mistaken forbidden"
    " shown proven done been"
)
# -ed words that are not verbs, or hardly ever finite ones.
NOT_PAST = word_set(
    "hundred red bed need indeed speed seed breed feed deed weed shed sacred wicked naked united"
    " alleged supposed so-called crowded talented beloved exceed proceed succeed agreed-upon"
    " greed creed bleed embed wed led fed kindred hatred rugged ragged advanced unprecedented"
    " limited aforementioned"
)

# Verbs whose -s and base forms are seldom nouns.
_CLEAR_STEMS = (
    "say tell make take give get go come become remain include provide contain require allow"
    " believe think know seem appear happen mean want suggest indicate continue follow keep begin"
    " bring write speak send pay meet lose win build spend understand lead learn agree refuse"
    " accept expect consider describe explain argue insist admit deny warn announce confirm add"
    " reveal declare maintain acknowledge concede emphasize emphasise stress recall predict"
    " comprise consist belong exist depend differ vary occur cause affect involve produce create"
    " reduce increase receive obtain achieve serve enable prevent prohibit forbid permit oblige"
    " ban own hold feel stand sit live die kill fight teach bear wear arrive leave return"
    " enter join attend arrest accuse allege blame criticise criticize condemn denounce praise"
    " oppose reject support demonstrate prove imply assume decide choose intend hope seek try"
    " attempt fail manage hesitate threaten promise pledge vow agree offer propose recommend"
    " urge ask answer reply respond refer relate apply supply deliver carry draw drive fly"
    " grow rise fall feature represent constitute define identify represent elect appoint"
    " resign retire earn cost weigh measure exceed outnumber employ hire publish broadcast sell"
    " buy export import invest raise lower improve worsen enlarge expand extend strengthen weaken"
    " deteriorate boost harm hurt damage destroy injure wound save rescue protect defend"
    " possess lack deserve enjoy suffer face"
    " adopt approve pass reject ratify enforce impose lift suspend"
    " link connect divide separate combine merge"
    " view regard treat recognise recognize"
    " attract encourage inspire prompt trigger spark"
    " show call see find put let hear read"
)
# Verbs whose -s form is as often a noun: only their -ed and -ing forms count.
_OTHER_STEMS = (
    "claim report state plan visit attack result vote seat work help need use move turn start end"
    " stop open close play run walk talk look aim fear doubt question request demand order control"
    " form name place cover test study research record release launch land march protest strike"
    " trade tax fund finance cut hit crash drop gain slip lift fire fuel host head lie rule"
    " charge trial sentence murder rape rob burn bomb shell target sign mark note comment remark"
    " promise offer judge limit watch wait work sail post tweet blog film photograph chart map"
    " back block break campaign cancel cast change check clash clear climb collapse collect"
    " comply compare complain complete concern conclude conduct conflict contact contest"
    " contribute cooperate correct count crack dance date debate decline decrease defeat delay"
    " deploy design detain determine develop direct disappear discover discuss display dispute"
    " distribute dominate donate double downgrade edit educate eliminate embrace emerge enact"
    " engage enlist ensure escape establish estimate evacuate examine exchange exclude execute"
    " exhibit experience explode explore express fill fix focus force found gather grant guess"
    " halve hide honour honor hunt illustrate injure inform influence install issue jail jump"
    " lecture list locate love lure mention milk narrow negotiate observe occupy organise"
    " organize originate overturn participate patrol perform persuade plead point possess pour"
    " prepare present preserve press probe process program rate rank promote publicise publicize"
    " punish pursue push qualify question race reach react receive recognise recover recruit regret"
    " reiterate release rely remove rename renew repair repeat replace reply resist resolve"
    " respond restore restrict retain retaliate reunite review rise rotate rumour sack score"
    " search secure seize sentence settle shake share shift shock shoot shout shrink slam slow"
    " smuggle solve spill sponsor spot stage stay steal step stress struggle submit succeed sue"
    " surge surprise surrender surround survive swear switch tie top touch tour track train"
    " transfer transform translate transport travel trigger triple unveil update upgrade urge"
    " vanish verify veto volunteer wander warn wash withdraw witness worry wound wreck yield"
)

CLEAR_BASES = frozenset(_CLEAR_STEMS.split())
CLEAR_S_FORMS = frozenset(s_form(stem) for stem in CLEAR_BASES) | word_set("has does is goes")
OTHER_S_FORMS = frozenset(s_form(stem) for stem in _OTHER_STEMS.split()) - CLEAR_S_FORMS
BASES = CLEAR_BASES | frozenset(_OTHER_STEMS.split()) | word_set("be have do")

PRESENT_FORMS = CLEAR_S_FORMS | OTHER_S_FORMS | BASES

# Verbs of saying: stem, then the forms that differ from the regular ones.
_SAY_STEMS = word_set(
    "add admit allege announce argue assert claim comment complain concede conclude confirm"
    " confess contend declare deny disclose emphasize emphasise estimate explain indicate inform"
    " insist maintain mention note observe pledge predict promise propose quip recall reiterate"
    " remark repeat reply report respond reveal state stress suggest testify urge vow warn boast"
    " acknowledge advise affirm answer ask caution clarify counter criticise criticize denounce"
    " condemn praise post tweet theorize theorise believe expect speculate hint joke"
    " lament protest remind request demand accuse blame describe characterize characterise dub"
    " call recommend outline assure quote cite"
)
_SAY_IRREGULAR = word_set(
    "say says said tell tells told write writes wrote writing saying telling think thinks thought"
    " feel feels felt swear swears swore find finds found show shows showed hold holds"
)

PAST_FORMS = frozenset(d_form(stem) for stem in BASES) | PAST_OR_PARTICIPLE | PAST_ONLY

SAY_FORMS = _SAY_IRREGULAR | forms_of(*_SAY_STEMS)
# These report a fact rather than what somebody said, when a thing is their subject.
FINDING_FORMS = word_set(
    "show shows showed find finds found indicate indicates indicated suggest suggests"
)
# After all but these the clause that follows is what was said, even without "that".
REPORTING_FORMS = SAY_FORMS - word_set(
    "call calls called calling dub dubs dubbed describe describes described accuse accuses accused"
    " accusing blame blames blamed praise praises praised criticise criticises criticised criticize"
    " criticizes criticized condemn condemns condemned denounce denounces denounced hold holds"
    " post posts quote quotes quoted cite cites cited"
)
HEARER_VERBS = word_set(
    "tell tells told telling inform informs informed informing remind reminds reminded assure"
    " assures assured warn warns warned advise advises advised ask asks asked urge urges urged"
)


# The shortest word whose ending tells: "aided", "using".
_WORD_MIN = 5


def is_past_like(word: str) -> bool:
    """Return whether *word* (lower case) looks like a past tense or past participle."""
    if word in PAST_FORMS:
        return True
    return len(word) >= _WORD_MIN and word.endswith("ed") and word not in NOT_PAST


def is_ing(word: str) -> bool:
    """Return whether *word* looks like an -ing form of a verb."""
    return len(word) >= _WORD_MIN and word.endswith("ing") and word not in _NOT_ING


_NOT_ING = word_set(
    "during nothing something anything everything morning evening meeting building king spring"
    " string thing wing ring according including following regarding concerning beijing feeling"
    " housing training ceiling wedding clothing pudding sibling darling sterling herring offspring"
    " inning bearing wording notwithstanding hearing finding findings ruling"
)
