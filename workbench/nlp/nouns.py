"""Nouns for persons, bodies and documents that are spoken of without a name."""

from workbench.nlp import words

# Offices that are bodies', not persons'.
_BODIES = words.word_set("broadcaster agency company newspaper")
_PEOPLE = words.word_set(
    "adviser advisor aide applicant architect artist attendant auditor baker banker barrister boy"
    " builder buyer campaigner caretaker carpenter cashier child citizen claimant clerk client"
    " colleague complainant contractor cook councillor cousin curator customer cyclist dealer"
    " defendant dentist designer detective developer diplomat diver doctor driver electrician"
    " employee engineer envoy executive expert farmer fisherman forecaster friend gardener"
    " geologist girl grower guard guide insider inspector investigator investor juror keeper"
    " lawmaker lecturer lifeguard magistrate man mechanic merchant miner motorist musician"
    " negotiator neighbor neighbour nurse observer operator organiser organizer passenger passer-"
    " by patient pensioner person pharmacist physician pilot planner player politician porter"
    " postmaster priest principal prisoner producer programmer prosecutor psychologist pupil"
    " ranger regulator relative reporter representative rescuer ringer sailor seller servant"
    " shopkeeper soldier solicitor source specialist spokesperson statistician surgeon surveyor"
    " survivor suspect teacher technician tenant trader treasurer trustee victim villager visitor"
    " volunteer warden warder whistleblower witness woman worker"
)
_TITLED = words.word_set("king queen prince princess pope bishop archbishop deputy emperor sheriff")
HE_WORDS = words.word_set(
    "mr mr. sir lord king prince emperor sultan father brother son husband spokesman chairman"
    " congressman councilman businessman actor salesman fireman policeman clergyman widower duke"
    " nephew uncle grandfather grandson baron monk man boy gentleman"
)
SHE_WORDS = words.word_set(
    "mrs mrs. ms ms. miss lady dame queen princess mother sister daughter wife spokeswoman"
    " chairwoman congresswoman councilwoman businesswoman actress policewoman widow duchess niece"
    " aunt grandmother granddaughter baroness nun woman girl"
)
KINDS = words.BODY_WORDS | words.word_set(
    "company firm charity airline newspaper broadcaster manufacturer carmaker retailer startup"
    " supplier publisher magazine website platform regulator watchdog union airport clinic carrier"
)
# With these the names of companies end.
FIRM_HEADS = words.word_set(
    "ltd limited plc inc inc. corp corp. corporation co co. company llc gmbh ag group holdings"
    " systems foods mills lines motors airlines airways industries energy electric electronics"
    " steel technologies technology software pharmaceuticals laboratories labs brothers sons"
    " daughters partners bank insurance media entertainment studios stores supermarkets breweries"
    " logistics shipping railways rail telecom communications networks services solutions"
    " engineering construction properties capital ventures"
)
# "The company" is, where no name is called one, the body that the article is about.
FIRM_WORDS = words.word_set(
    "company firm airline manufacturer carmaker retailer startup supplier publisher group board"
    " organisation organization corporation business maker chain charity"
)
DOCUMENTS = words.word_set(
    "analysis announcement article audit blog book briefing brochure bulletin column complaint"
    " diary document dossier email essay filing investigation leaflet letter log memo memoir"
    " memorandum message note notice paper petition poll post release report review statement"
    " study submission summary survey testimony timeline tweet"
)
PERSON_NOUNS = (words.ROLE_NOUNS - _BODIES) | _PEOPLE | _TITLED
_PERSON_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "person", "ee")
# What may be said to say something and ends so too.
_THINGS = (
    DOCUMENTS
    | KINDS
    | words.word_set(
        "committee computer tracker order chapter centre paper folder flyer banner poster"
        " register number tribunal broadcaster"
    )
)
_ENDS_HEAD = words.word_set("of for at from in with on to and who whose near")


def is_person_noun(words_of: str) -> bool:
    """Return whether a noun phrase names one person by what they are: "pilot at the port"."""
    head = ""
    for word in words_of.split():
        if word in _ENDS_HEAD:
            break
        head = word
    return head in PERSON_NOUNS or (head.endswith(_PERSON_ENDINGS) and head not in _THINGS)


def ends_as_name(words_of: str) -> bool:
    """Return whether words end as a person's name does: "Ann van Lee", not "His mother"."""
    return not words_of.rsplit(maxsplit=1)[-1][0].islower()
