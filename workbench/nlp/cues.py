"""The words that tie a source to a content: what somebody does who says, thinks or wants it."""

from workbench.nlp import verbs
from workbench.nlp.inflections import forms_of
from workbench.nlp.words import word_set

# With these a clause that follows is what somebody said: it becomes a claim of theirs.
SPEECH = verbs.REPORTING_FORMS | forms_of(
    "agree allege apologise apologize argue assert attest blog caution certify chant concede"
    " concur continue counter cry detail document echo elaborate exclaim hint interject joke list"
    " mutter opine point proclaim profess pronounce publish read reason record relay rule rumor"
    " rumour shout stipulate stress surmise theorize underline underscore"
) - word_set(
    "list lists record records read reads readed ruling rule rules think thinks thought feel feels"
    " felt hold holds held"
)
# With these an infinitive is what somebody said they would do: "vowed to resign".
PROMISES = forms_of("promise vow pledge threaten propose claim") | word_set("swear swore sworn")
# With these an object or "for", "of", "about" names what was said: "accused X of Y".
ABOUT = forms_of(
    "abandon accredit accuse acknowledge address admit adopt advise advocate affirm air allege"
    " allow allude amend analyse analyze announce answer apologise apologize appeal applaud appoint"
    " approve argue articulate ask assail assert assess assure attack attest author authorise"
    " authorize back ban bar bash beg belittle bemoan berate beseech bewail blackball blame blast"
    " block boast boo boycott brag brand brief broach broadcast broker calculate call cancel"
    " canvass cap cast caution celebrate cement certify chalk challenge champion chant characterise"
    " characterize cheer chide chronicle cite claim clarify classify command commemorate commend"
    " comment compare complain compliment compose conceal concede condemn confirm congratulate"
    " contend contest contradict contrast convey convict convince correct cosponsor counsel counter"
    " court crack credit criticise criticize curb debate declare decree decriminalize decry"
    " dedicate defame defend define deflect delay demand demonise demonize demonstrate denigrate"
    " denounce deny depict deplore depose deride describe designate detail devote direct disavow"
    " disclose discuss dismantle dismiss disown disparage dispute disregard divulge document dodge"
    " downplay draft dub echo embellish emphasise emphasize enact encourage endorse enshrine entail"
    " equate estimate eulogize evade evaluate exaggerate examine exempt exhort explain explore"
    " expose express fault favor favour fear flatter float forbid forecast frame fret gloat glorify"
    " gloss grade grant greet grill gripe grouse guarantee hail halt hammer heckle highlight hint"
    " honor honour hype idealize identify illustrate implore imply impose impugn indicate indict"
    " inform insinuate insist instruct insult interview intimate introduce inveigh investigate"
    " invite invoke issue jeer joke knock label lambast lambaste lament lampoon lash laud leak"
    " lecture legalise legalize lift liken limit lionize list lobby loosen maintain malign mandate"
    " memorialize mention minimise minimize mischaracterize misrepresent misstate mock moot mourn"
    " mutter name narrate needle negotiate nominate note notify object offend offer opine oppose"
    " order outlaw outline overrule oversell overstate overturn paint pan paraphrase pardon parrot"
    " pass pay peddle peg pen permit persuade petition picket pillory pitch plead pledge point poll"
    " pontificate portray pose postpone pound praise preach predict present press pressure preview"
    " proclaim prohibit project promise promote propose protest push question quip quiz quote rail"
    " raise rally rank rant rate ratify reassure rebuke rebut recant recap recite recommend recount"
    " refer reference reflect refute regulate reinstate reiterate reject rejoin relate release rely"
    " remark remind renounce reopen repeal repeat rephrase reply report represent repudiate require"
    " reserve respond restate restrict retell retort retract retweet reveal review revise reword"
    " ridicule rip romanticize rue rule salute sanction scapegoat scold scorn scrap scream"
    " scrutinize sentence shame share shout shun sidestep sign signal sing skewer slam slander"
    " smear snub sound speak specify sponsor spread spurn stipulate stress study subpoena sue"
    " suggest summarise summarize support survey suspend swear talk tap target taunt tease"
    " telegraph testify thank threaten tighten toast tout trash treat trumpet tweak tweet"
    " understate unveil update uphold urge vent veto vilify voice vouch vow warn weigh welcome"
    " whisper wisecrack withdraw withhold woo yell"
) | word_set(
    "count counts counted justify justifies justified"
    " spoke spoken speaking speaks speak told tell tells telling drew drawn draws drawing sang"
    " sung forbade forbidden wrote written writes writing write slung put puts"
    " laid lays saw"
)
# What somebody thinks, knows, feels or wants: a content, but no claim that they made.
MIND = forms_of(
    "abhor accept acknowledge admire agonize agree aim angle announce anticipate appreciate ask"
    " associate assume attempt back balk begrudge believe bet bristle brood care cherish choose"
    " commit compete comprehend concentrate conclude concur consider conspire contemplate covet"
    " crave debate decide decline deduce deem deliberate demand desire despise detect determine"
    " detest disagree discover dislike distrust doubt dread dwell elect embrace empathize endeavor"
    " endeavour enjoy entertain envisage envision envy equate esteem expect eye fancy fathom favor"
    " favour fear feel figure focus foresee forget fret gather grasp grieve guess hate hear"
    " hesitate hope identify idolize ignore imagine infer intend judge know labor lament learn like"
    " loathe long look love marvel matter mean mind misjudge mistake mistrust misunderstand mourn"
    " mull need notice object observe obsess offer oppose opt overestimate overhear overlook panic"
    " perceive picture pity plan plead pledge plot ponder predict prefer prepare presume prize"
    " profess push realise realize recall reckon recognise recognize reconsider reflect refuse"
    " regard regret reject relate relish remember resent resist resolve respect rethink revere"
    " revisit rush savor savour scheme scramble see seek sense side spot strive struggle support"
    " suspect sympathise sympathize think tolerate treasure trust underestimate understand value"
    " vie view volunteer vow want watch weigh welcome wish witness wonder worry yearn"
) - word_set("mean means matter matters minds eyes looks views values guesses needs") | word_set(
    "knew known thought felt saw seen understood sought meant chose chosen forgot forgotten foresaw"
    " foreseen found find finds finding learnt heard hear hears hearing"
)
# Of these only what is counted.
COUNTING = word_set("count counts counted")
# Of these the whole clause is what somebody said, though nothing is quoted: "X blamed Y",
# "X put the number at nine".
VOICED = forms_of(
    "accuse acknowledge admit allege assert assure blame boast call caution characterise"
    " characterize claim complain concede condemn confirm contend contest criticise criticize"
    " decry defend denounce deny deplore deride describe disavow disclose dismiss dispute"
    " downplay dub emphasise emphasize estimate insist justify lament object point"
    " praise promise regret charge reject renounce report repudiate stress threaten tout"
    " urge vow warn welcome"
) | word_set("put puts spoke speaks spoken count counts counted")
# What these show, a clause about it is theirs: "the survey shows a fall".
STUDIES = word_set(
    "analysis audit census inquiry investigation log minutes poll polls report reports research"
    " review reviews study studies survey surveys accounts filing filings document documents"
)
# Of these only before such a word: "spoke of", "pointed to", "put it at".
VOICED_BEFORE = {
    **dict.fromkeys(forms_of("charge"), "that"),
    **dict.fromkeys(("put", "puts"), "at"),
    **dict.fromkeys(("spoke", "speaks", "spoken"), "of"),
    **dict.fromkeys(("point", "points", "pointed", "pointing"), "to"),
}

# What artifacts do: polls, laws, reports.
SHOWS = forms_of("show indicate suggest reveal reflect illustrate demonstrate project estimate")
SHOWS |= word_set("shown find finds found")

# Nouns that carry a content: "the claim that …", "X's plan to …", "criticism of … by X".
NOUNS = word_set(
    "accord accusation accusations acknowledgment admission adulation advice agreement allegation"
    " allegations allegiance anger animosity announcement antagonism antipathy appeal appeals"
    " appetite argument arguments assertion assertions assessment assumption assurance assurances"
    " attack attacks attitude backing belief beliefs bet bid bids blessing boast boasts call calls"
    " case caution charge charges claim claims comment commentary comments commitment commitments"
    " complaint complaints concern concerns conclusion condemnation confession confidence confusion"
    " consensus contempt contention conviction cries criticism criticisms critique cry curiosity"
    " decision demand demands denial denials desire determination devotion disagreement"
    " disagreements disappointment disapproval disclosure disdain dismay displeasure"
    " dissatisfaction dissent distaste distrust doubt doubts eagerness edict effort efforts embrace"
    " endorsement enthusiasm estimate estimates expectation expectations explanation faith"
    " fascination fear fears finding findings forecast frustration guess hatred hesitation hope"
    " hopes hostility idea impression inclination indication insistence instruction instructions"
    " insult insults intent intention intentions interest ire joke jokes judgement judgment"
    " knowledge love loyalty message mockery nod note notion objection objections observation"
    " obsession offer offers opinion opinions opposition order orders outrage passion perception"
    " plan plans plea pleas pledge pledges position praise prayer prediction predictions preference"
    " promise promises pronouncement proposal proposals protest protests push question questions"
    " reaction rebuke rebuttal recollection recommendation recommendations refusal regret rejection"
    " reluctance remark remarks reminder report reports request requests resistance resolve respect"
    " response revelation rhetoric ridicule ruling rumor rumors satisfaction scorn sense sentiment"
    " skepticism speculation stance statement statements suggestion suggestions support suspicion"
    " suspicions sympathy talk testimony theory thought thoughts threat threats tribute trust"
    " uncertainty understanding unease unwillingness urge urging verdict view views vision vow"
    " warning warnings willingness wish wishes word words worries worry"
)
# Of these the content is a clause that was said.
SPEECH_NOUNS = word_set(
    "accusation accusations admission allegation allegations announcement argument arguments"
    " assertion assertions assurance claim claims comment comments complaint conclusion confession"
    " declaration denial disclosure estimate explanation finding findings insistence observation"
    " remark remarks report reports revelation rumor rumors rumour rumours statement statements"
    " suggestion testimony warning warnings"
)
# "is worried that", "are afraid of": adjectives of a state of mind.
ADJECTIVES = word_set(
    "afraid angry clear anxious ashamed aware bearish bullish certain concerned confident conscious"
    " convinced critical curious delighted desperate determined disappointed dismissive doubtful"
    " dubious eager enthusiastic excited fearful fond furious glad grateful happy hesitant hopeful"
    " horrified hostile inclined intent interested keen leery mindful nervous open opposed"
    " optimistic outraged passionate pessimistic pleased proud ready receptive reluctant resigned"
    " sad satisfied scared sceptical skeptical serious shocked sorry supportive sure surprised"
    " suspicious sympathetic thankful thrilled troubled unaware uncertain uncomfortable unhappy"
    " unsure unwilling upset uneasy vague wary willing worried bent frustrated coy"
)
# Who says nothing: a statement of theirs has no claimant.
NOBODY = word_set("nobody none nothing neither there it")
EXPLETIVE = word_set("it there")
# Texts: "a letter urging them" is what its sender urges.
ARTIFACTS = word_set(
    "ad ads advertisement article articles column comments email emails essay interview letter"
    " letters memo message messages news note op-ed paper petition post posts remarks series speech"
    " speeches statement statements testimony tweet tweets video videos"
)
# Verbs with "that" that attribute nothing.
NO_CUES = word_set(
    "mean means meant meaning ensure ensures ensured ensuring seem seems seemed seeming appear"
    " appears appeared appearing happen happens happened is are was were be been being 's prove"
    " proves proved proving"
)
# "X said that …, adding that …": the speaker goes on.
ASIDES = frozenset(each for each in SPEECH | ABOUT if each.endswith("ing"))
# Of these an object and "of" or "for" name what somebody is said to have done.
CHARGES = forms_of("accuse blame charge fault")
# Who does so without saying what claims nothing: "asked for help", "wrote novels".
CLAIMS_NOTHING = forms_of(
    "answer ask comment demand post recommend remark reply request respond tweet"
) | word_set("write writes wrote written writing think thinks thought feel feels felt")
