"""The words that tie a source to a content: what somebody does who says, thinks or wants it."""

from workbench.nlp import verbs
from workbench.nlp.inflections import forms_of
from workbench.nlp.words import word_set

# With these a clause that follows is what somebody said: it becomes a claim of theirs.
SPEECH = verbs.REPORTING_FORMS | forms_of(
    "agree argue point chant continue echo hint joke mutter shout reason counter elaborate opine assert"
    " pronounce proclaim concur stipulate underline underscore concede theorize surmise rule"
    " document record detail list publish blog relay read cry exclaim interject stress caution"
    " certify attest allege profess rumor rumour apologize apologise"
) - word_set(
    "list lists record records read reads readed ruling rule rules think thinks thought feel feels"
    " felt hold holds held"
)
# With these an infinitive is what somebody said they would do: "vowed to resign".
PROMISES = forms_of("promise vow pledge threaten propose claim") | word_set("swear swore sworn")
# With these an object or "for", "of", "about" names what was said: "accused X of Y".
ABOUT = forms_of(
    "accuse blame praise criticise criticize condemn denounce attack blast slam mock ridicule"
    " question dismiss reject deny confirm discuss mention cite describe characterize characterise"
    " label brand dub demand urge endorse defend oppose back support favor favour propose promise"
    " highlight stress emphasize emphasise tout promote address explain outline detail advocate"
    " champion challenge deride disparage belittle berate rebuke chide scold decry bemoan lament"
    " deplore dispute rebut refute contradict disavow disown repudiate renounce refer allude"
    " recommend suggest quote paraphrase retweet tweet reference note acknowledge concede admit"
    " report reveal disclose document chronicle announce declare proclaim warn invoke raise"
    " call ask offer present pitch unveil introduce release issue voice express articulate convey"
    " share vent air pose moot float broach cheer applaud salute hail laud commend congratulate"
    " thank honor honour celebrate welcome toast boast brag gloat complain grouse gripe rail rant"
    " lash rip pan knock needle taunt tease insult lambast lambaste lampoon skewer pillory vilify"
    " malign smear slander defame impugn insinuate imply intimate signal indicate telegraph hint"
    " argue debate contest object protest inveigh testify speak talk comment remark opine weigh"
    " lecture preach pontificate sound joke quip wisecrack crack apologize apologise respond reply"
    " answer retort counter rejoin portray depict paint cast frame equate compare liken contrast"
    " identify name nominate appoint authorize authorise approve veto ban prohibit forbid bar"
    " order command direct instruct require mandate decree rule enact adopt impose lift overturn"
    " affirm uphold ratify pass sanction permit allow grant invite implore beseech beg plead"
    " exhort encourage press push lobby petition appeal pressure persuade convince reassure assure"
    " advise counsel caution remind inform notify brief update estimate project forecast predict"
    " calculate rate rank grade assess evaluate analyze analyse examine explore review survey study"
    " investigate claim allege assert contend maintain insist reiterate repeat echo parrot"
    " pledge vow threaten guarantee chant shout scream yell whisper mutter recite sing list summarize"
    " summarise recap recount narrate relate retell illustrate demonstrate reflect represent"
    " contradict mischaracterize misstate misrepresent exaggerate overstate understate embellish"
    " downplay minimize minimise gloss point expose clarify rely chalk fault credit trash scrutinize pound hammer assail bash denigrate peg fear treat cement block"
) | word_set(
    "spoke spoken speaking speaks speak told tell tells telling drew drawn draws drawing sang"
    " sung forbade forbidden wrote written writes writing write slung put puts"
    " laid lays saw"
)
# What somebody thinks, knows, feels or wants: a content, but no claim that they made.
MIND = forms_of(
    "believe think know feel fear worry hope expect doubt see understand realize realise remember"
    " recall wonder consider suspect assume presume predict anticipate foresee want wish like love"
    " hate prefer need intend plan aim seek decide desire dislike detest loathe resent regret"
    " appreciate admire respect trust distrust mistrust value enjoy fancy favor favour support"
    " oppose back reject accept embrace tolerate contemplate ponder weigh debate imagine envision"
    " envisage picture perceive view regard judge deem reckon figure guess bet conclude infer"
    " deduce learn discover notice observe recognize recognise acknowledge ignore overlook forget"
    " resist balk bristle mind care matter mourn grieve marvel agonize fret agree disagree concur"
    " strive attempt struggle hesitate vow resolve determine choose elect opt refuse decline look"
    " mull eye push angle mean crave long yearn offer volunteer commit profess ask demand plead announce"
) - word_set("mean means matter matters minds eyes looks views values guesses needs") | word_set(
    "knew known thought felt saw seen understood sought meant chose chosen forgot forgotten foresaw"
    " foreseen found find finds finding learnt heard hear hears hearing"
)
# What artifacts do: polls, laws, reports.
SHOWS = forms_of("show indicate suggest reveal reflect illustrate demonstrate project estimate")
SHOWS |= word_set("shown find finds found")

# Nouns that carry a content: "the claim that …", "X's plan to …", "criticism of … by X".
NOUNS = word_set(
    "bet case adulation ire push effort efforts insult accusation accusations acknowledgment admission advice agreement allegation allegations"
    " allegiance announcement argument arguments assertion assertions assessment assumption"
    " assurance assurances attack attacks attitude belief beliefs call calls caution charge charges"
    " claim claims comment comments commitment commitments complaint complaints concern concerns"
    " conclusion condemnation confession confidence conviction criticism criticisms critique"
    " decision demand demands denial denials desire determination disclosure doubt doubts"
    " endorsement enthusiasm estimate estimates expectation expectations explanation fear fears"
    " finding findings forecast hope hopes idea impression insistence insults intent intention"
    " intentions interest judgment knowledge message notion objection objections observation"
    " opinion opinions opposition order orders outrage plan plans pledge pledges position praise"
    " prediction predictions preference promise promises proposal proposals question questions"
    " reaction refusal rejection reluctance remark remarks reminder report reports request requests"
    " resistance respect response revelation rhetoric rumor rumors sense skepticism stance"
    " statement statements suggestion suggestions support suspicion suspicions talk testimony"
    " theory thought thoughts threat threats understanding urging view views vision vow warning"
    " warnings willingness wish wishes word words worries worry"
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
