"""The word lists that the rules read: closed classes, numbers, rankings, hedges, titles."""


def word_set(words: str) -> frozenset[str]:
    """Return the words of a string, split at spaces."""
    return frozenset(words.split())


DETERMINERS = word_set(
    "a an the this these those some any no each every either neither all both another such"
    " several many few most much"
)
ARTICLES = word_set("a an the")
POSSESSIVES = word_set("my your his her its our their")
SUBJECT_PRONOUNS = word_set(
    "i you he she it we they who there this that these those everyone nobody"
)
OTHER_PRONOUNS = word_set(
    "me him us them myself yourself himself herself itself ourselves themselves one ones what"
    " something anything nothing someone anyone everybody anybody somebody everything none"
)
PREPOSITIONS = word_set(
    "of in on at by for from with about against between among into onto through during under over"
    " above below within without across behind beyond near toward towards upon via per despite"
    " around along amid off out up down inside outside throughout alongside regarding concerning"
    " except besides beside versus"
)
COORDINATORS = word_set("and but or nor yet so")
# These open a clause of their own when a finite verb follows; else they are prepositions.
SUBORDINATORS = word_set(
    "because although though while whereas when whenever where wherever if unless until till once"
    " since after before as than whether lest provided"
)
TEMPORAL = word_set("since after before until till when once while as")
CONDITIONAL = word_set("if unless whether lest provided")
RELATIVES = word_set("who which whose whom")
BE_FINITE = word_set("is are was were am 're 'm isn't aren't wasn't weren't")
AUXILIARIES = BE_FINITE | word_set("has have had do does did 've")
MODALS = word_set("will would can could may might shall should must 'll wo ca cannot ought")
FUTURE_MODALS = word_set("will shall 'll wo would")
OUGHT_MODALS = word_set("should must ought")
NON_FINITE_AUX = word_set("be been being having")

# Words before a noun that no ending gives away.
ADJECTIVES = word_set(
    "new old other own former local public main several national international foreign general"
    " high low large small big long short young early late major minor recent current official"
    " political economic military social chinese russian american british french german central"
    " western eastern northern southern senior special total different similar open full free"
    " human private common strong next previous additional able available likely numerous"
    " various certain whole entire red white black blue green good bad great best worst first"
    " last only sole second third further many few more most less least own same such"
)
ADVERBS = word_set("also now then just still already however often soon again later almost")

NUMBER_WORDS = word_set(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred"
    " thousand million billion trillion hundreds thousands millions billions dozen dozens half"
    " third quarter twice double triple zero"
)
MULTIPLES = word_set(
    "hundred thousand million billion trillion hundreds thousands millions billions"
)
UNITS = word_set(
    "percent percentage % per cent km kilometres kilometers miles metres meters tonnes tons kg"
    " kilograms litres liters barrels acres hectares degrees hours minutes seconds days weeks"
    " months years decades centuries dollars euros pounds yen cents people persons votes points"
    " jobs deaths cases seats shells rounds copies visitors households"
)
MONEY = word_set("$ € £ ¥ us$ nz$ a$ c$ nz usd eur gbp dollars euros pounds yen")

RANKING_WORDS = word_set(
    "first last only sole youngest oldest largest biggest smallest highest lowest longest shortest"
    " fastest slowest best worst greatest strongest weakest richest poorest earliest latest nearest"
    " deadliest busiest hottest coldest wettest driest costliest heaviest lightest holiest tallest"
    " deepest newest closest safest toughest hardest cheapest record unprecedented record-breaking"
    " hitherto unique unrivalled foremost unparalleled unmatched unequalled unequaled unsurpassed"
    " undefeated unbeaten peerless all-time pre-eminent preeminent topmost"
)
# What ends in -est without being a superlative.
NOT_SUPERLATIVE = word_set(
    "interest protest request forest west test rest guest arrest contest harvest quest nest chest"
    " honest modest invest suggest manifest digest tempest conquest priest behest inquest midwest"
    " northwest southwest vest pest zest crest attest detest infest ingest unrest budapest everest"
    " bequest gest earnest divest molest latest est jest lest"
)
ORDINALS = word_set("second third fourth fifth sixth seventh eighth ninth tenth")
# Words that are said of a thing and so stand between an article and a ranked noun.
WEAK_RANKED_NOUNS = word_set("time place step thing day minute hour name lady half instance")

HEDGES = word_set(
    "may might could perhaps possibly probably likely apparently reportedly allegedly seemingly"
    " presumably suggests suggest seems seem appears appear believed thought rumoured"
)
OPINION_WORDS = word_set(
    "think thinks feel feels hope hopes hopefully wish wishes odd strange humiliating wonderful"
    " terrible awful amazing beautiful great good bad excellent disgusting shameful brilliant"
    " disappointing disappointed proud sad sadly glad happy unfortunately fortunately surprising"
    " surprisingly interesting obviously ridiculous outrageous fantastic inspiring tragic"
    " important exciting delighted striking impressive hilarious cool unfair fair ugly boring"
    " love hate pleased sorry worry absurd foolhardy"
)
FUTURE_WORDS = word_set(
    "expected anticipated poised bound likely going intends intend"
    " plans plan hopes aims aim wants hoping planning"
)
THANKS = word_set("thanks thank thanked welcome congratulations congratulated grateful condolences")
VAGUE_SUBJECTS = word_set("it this that these those there they he she we i you one")
ALLEGATION_WORDS = word_set(
    "accused accuses accusing alleged alleges allegations allegation allegedly charged convicted"
    " guilty fraud corruption corrupt illegal illegally unlawful lied lying false fake denied"
    " denies"
    " rejected sued lawsuit sanctions crime crimes criminal hacked leaked stole stolen theft bribe"
    " bribes cheated falsified forged misled leak breach breached breaches scandal suspected"
)
HARM_WORDS = word_set(
    "killed kill kills killing dead died dies deaths death injured injuries injury wounded wounding"
    " attack attacked attacks bomb bombing bombed shot shooting murder murdered raped rape arrested"
    " arrests jailed imprisoned prison sentenced torture tortured abuse abused violence victims"
    " casualties collapse collapsed crash crashed kidnapped explosion exploded genocide war terror"
    " terrorist detained banned fired dismissed sacked destroyed damaged damage drowned missing"
    " suicide poisoned poisoning fire flood flooded contaminated infected disease sick evacuated"
    " deported expelled bankrupt stabbed beaten hit lost"
)
OFFICIAL_WORDS = word_set(
    "government minister ministry president parliament court police army military congress senate"
    " department commission council authority authorities election elections vote voters nations"
    " union federal officials official navy troops treaty budget economy tax"
)

MONTHS = word_set(
    "january february march april may june july august september october november december"
    " jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep."
    " sept. oct. nov. dec."
)
DAYS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tonight tomorrow"
)

# What these show is the article's own claim, not somebody's.
FINDINGS = word_set(
    "reports report estimates estimate poll polls survey surveys study studies results result"
    " statement figures data findings images photos evidence records"
)

TITLES = word_set(
    "mr mrs ms miss dr prof sir lord lady dame mr. mrs. ms. dr. prof. president vice prime"
    " minister general gen gen. major maj. colonel col. captain capt. lieutenant lt. sergeant"
    " sgt. admiral commander chancellor king queen prince princess pope bishop archbishop"
    " rev. reverend father senator sen. rep. representative congressman congresswoman governor"
    " gov. mayor secretary judge justice professor emeritus ambassador sheriff chief director"
    " chairman chairwoman chair deputy councillor inspector emperor sultan imam rabbi sheikh"
    " foreign defence defense interior finance treasurer speaker attorney ceo"
)
ROLE_NOUNS = word_set(
    "spokesman spokeswoman spokesperson director president minister chairman chairwoman chair"
    " founder co-founder ceo editor leader head chief secretary professor author analyst analysts"
    " member manager officer official coach captain owner journalist reporter researcher"
    " scientist lawyer attorney senator governor mayor ambassador commissioner coordinator"
    " commander candidate father mother brother sister son daughter wife husband student resident"
    " economist historian critic blogger writer poet actor actress singer activist major general"
    " broadcaster agency company newspaper"
)
BODY_WORDS = word_set(
    "department ministry agency authority council committee commission university college party"
    " government bank corporation corp company inc ltd group association organization"
    " organisation union court senate congress parliament house police navy army news times post"
    " herald guardian gazette journal telegraph television network institute centre center club"
    " team federation league society church foundation office bureau board administration force"
    " forces nations states kingdom reuters bbc cnn nasa nato network radio press tribune museum"
    " school hospital"
)
GIVEN_NAMES = word_set(
    "james john robert michael william david richard joseph thomas charles christopher daniel"
    " matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george edward"
    " ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin"
    " scott brandon benjamin samuel gregory frank alexander raymond patrick jack dennis jerry"
    " mary patricia jennifer linda elizabeth barbara susan jessica sarah karen nancy lisa betty"
    " margaret sandra ashley kimberly emily donna michelle carol amanda dorothy melissa deborah"
    " stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma"
    " nicole helen samantha katherine christine rachel maria heather diane ruth julie olivia"
    " joyce virginia victoria kelly lauren christina joan evelyn judith megan andrea hannah"
    " vladimir barack joe hillary theresa angela boris jose juan carlos luis ahmed mohamed"
    " muhammad ali omar ibrahim hassan fatima ivan sergey dmitri olga wei li ming kim lee jean"
    " pierre marie hans peter martin simon adam alan ian neil graham tony bill jim tom tim bob"
    " ben sam jeff greg steve mike dave chris nick alex kate jane alice claire lucy"
)
NEVER_FINAL_ABBREVIATIONS = word_set(
    "mr. mrs. ms. dr. prof. gen. sen. rep. gov. sgt. lt. col. capt. maj. rev. st. no. nos. vs."
    " fig. jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. mt. ft. hon. e.g. i.e."
    " cf. approx. dept. est. messrs. pres. supt. adm. cmdr. brig. vol. pp. ed. eds."
)
OTHER_ABBREVIATIONS = word_set(
    "u.s. u.k. u.n. e.u. u.s.a. a.m. p.m. inc. corp. ltd. co. jr. sr. etc. d.c. ph.d. b.c. a.d."
    " bros. ave. blvd. rd. al."
)
QUOTE_MARKS = word_set("\" “ ” „ « » `` ''")
TERMINATORS = word_set(". ! ? … ...")
STRONG_MARKS = word_set("; : — – -- --- ( ) [ ] • |")
