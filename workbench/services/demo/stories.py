"""What became of the claims on the demo desk: their evidence, verdicts and endings, all invented.

Together they show every status that a claim can have.
"""

from workbench.domain.claims import ClaimantType, ClaimKind
from workbench.domain.verdicts import Stance
from workbench.services.demo.story import Ruling, Story
from workbench.services.demo.texts import GROWERS, MISSION, SUMMIT
from workbench.services.evidence import EvidenceDraft

PERSON, ORGANIZATION = ClaimantType.PERSON, ClaimantType.ORGANIZATION
SUPPORTS, REFUTES, CONTEXT = Stance.SUPPORTS, Stance.REFUTES, Stance.CONTEXT

STORIES = (
    Story(
        SUMMIT,
        "The leaders of Sorvane and Dalmere have met for the first time in 11 years",
        days=0,
        hour=10,
        kind=ClaimKind.RANKING,
        wording="The leaders of Sorvane and Dalmere met for the first time in 11 years",
        claimant="The Ilsen Courier",
        claimant_type=ORGANIZATION,
        evidence=(
            EvidenceDraft(
                title="Meetings of heads of government, a chronology",
                publisher="Foreign Ministry of Hestmark",
                url="https://foreign.hestmark.example.org/chronology",
                stance=SUPPORTS,
                passage="The last meeting at this level took place at Castle Reuth, eleven years"
                " before the present talks.",
                locator="entry 41",
            ),
            EvidenceDraft(
                title="Guest list of the memorial service for the bishop of Reuth",
                publisher="Reuth Cathedral Archive",
                url="https://archive.reuth.example.org/memorial",
                stance=CONTEXT,
                passage="Present were, among others, the heads of government of both neighbouring"
                " states.",
                note="Four years ago. They were in one church; no talks are recorded.",
            ),
        ),
        rulings=(
            Ruling(
                "Mostly true",
                "No talks between the two leaders are recorded in the eleven years before. Both"
                " attended a memorial service four years ago, where they are not known to have"
                " spoken.",
            ),
        ),
        published=True,
    ),
    Story(
        SUMMIT,
        "Sorvane had spent 2.3 billion crowns on new fortifications last year, more than twice as"
        " much as Dalmere",
        days=0,
        hour=11,
        kind=ClaimKind.QUANTITY,
        claimant="Tomas Edelhart",
        claimant_type=PERSON,
        pieces=(
            "Sorvane had spent 2.3 billion crowns on new fortifications last year",
            "more than twice as much as Dalmere",
        ),
    ),
    Story(
        SUMMIT,
        "Sorvane had spent 2.3 billion crowns on new fortifications last year",
        days=0,
        hour=12,
        kind=ClaimKind.QUANTITY,
        wording="Sorvane spent 2.3 billion crowns on new fortifications last year",
        claimant="Tomas Edelhart",
        claimant_type=PERSON,
        evidence=(
            EvidenceDraft(
                title="State budget, provisional accounts, chapter 14",
                publisher="Treasury of Sorvane",
                url="https://treasury.sorvane.example.org/accounts/14",
                stance=REFUTES,
                passage="Border works, new construction: 0.9 billion crowns. Pay and upkeep of the"
                " border troops: 1.4 billion crowns.",
                locator="table 3",
            ),
            EvidenceDraft(
                title="Answer to our question about the 2.3 billion",
                publisher="Office of the Prime Minister of Dalmere",
                stance=CONTEXT,
                note="By telephone: the figure is “the whole border chapter” of Sorvane’s budget.",
            ),
        ),
        rulings=(
            Ruling(
                "Mostly false",
                "The 2.3 billion crowns are all that Sorvane spent on its border. Its provisional"
                " accounts show 0.9 billion for new construction; the rest is pay and upkeep.",
            ),
        ),
        published=True,
        correction=(
            EvidenceDraft(
                title="State budget, final accounts, chapter 14",
                publisher="Treasury of Sorvane",
                url="https://treasury.sorvane.example.org/accounts/14-final",
                stance=REFUTES,
                passage="Border works, new construction: 1.1 billion crowns.",
                locator="table 3",
            ),
            Ruling(
                "Mostly false",
                "The 2.3 billion crowns are all that Sorvane spent on its border. Its final"
                " accounts show 1.1 billion for new construction; the rest is pay and upkeep.",
            ),
            (
                "The first version gave 0.9 billion crowns for new construction, from the"
                " provisional accounts. The final accounts, out since, give 1.1 billion. The"
                " rating stays."
            ),
        ),
    ),
    Story(
        SUMMIT,
        "more than twice as much as Dalmere",
        days=0,
        hour=13,
        kind=ClaimKind.COMPARISON,
        wording="Sorvane spent more than twice as much as Dalmere on new fortifications",
        claimant="Tomas Edelhart",
        claimant_type=PERSON,
    ),
    Story(
        SUMMIT,
        "neither army may station artillery within 15 kilometres of the valley",
        days=0,
        hour=14,
        kind=ClaimKind.RULE,
        wording="The armistice bars artillery within 15 kilometres of the valley",
        claimant="The Ilsen Courier",
        claimant_type=ORGANIZATION,
        evidence=(
            EvidenceDraft(
                title="Armistice of the passes, consolidated text",
                publisher="Border Mission",
                url="https://mission.example.org/armistice",
                stance=SUPPORTS,
                passage="No artillery of either Party shall be stationed within fifteen kilometres"
                " of the line.",
                locator="Article 9 (2)",
            ),
        ),
        rulings=(Ruling("True", "Article 9 of the armistice says exactly this."),),
        published=True,
    ),
    Story(
        SUMMIT,
        "Sorvane is the only one of the six valley states that has not ratified the Ilsen Water"
        " Treaty",
        days=1,
        hour=9,
        kind=ClaimKind.RANKING,
        wording="Sorvane alone of six valley states has not ratified the Ilsen Water Treaty",
        claimant="The Ilsen Courier",
        claimant_type=ORGANIZATION,
        evidence=(
            EvidenceDraft(
                title="Ilsen Water Treaty, list of parties",
                publisher="Treaty Office of Hestmark",
                url="https://treaties.hestmark.example.org/water",
                stance=REFUTES,
                passage="Instruments deposited: four.",
                note="Two of six have not deposited: Sorvane and Grauland.",
            ),
        ),
        rulings=(
            Ruling("False", "Four of the six have ratified; Grauland has not done so either."),
        ),
        published=True,
        withdrawal="The list counts instruments deposited. Grauland’s parliament has ratified the"
        " treaty but not yet deposited its instrument, so our verdict does not hold.",
    ),
    Story(
        SUMMIT,
        "Every earlier round collapsed within a week",
        days=1,
        hour=10,
        kind=ClaimKind.EVENT,
        wording="Every earlier round of talks collapsed within a week",
        claimant="Lucan Brandmoor",
        claimant_type=PERSON,
        evidence=(
            EvidenceDraft(
                title="Five rounds of talks, dates and outcomes",
                publisher="Ilsen Institute for Border Studies",
                url="https://institute.example.org/rounds",
                stance=REFUTES,
                passage="Round 2 lasted nineteen days and ended with an exchange of prisoners. The"
                " other four were broken off within six days.",
            ),
        ),
        rulings=(
            Ruling(
                "Mostly true",
                "Four of the five earlier rounds were broken off within six days.",
                returned="The claim says every. One round in five lasted nineteen days and had a"
                " result; that is more than a detail. Please think again about the rating.",
            ),
            Ruling(
                "Half true",
                "Four of the five earlier rounds were broken off within six days. The second"
                " lasted nineteen days and ended with an exchange of prisoners.",
            ),
        ),
        published=True,
    ),
    Story(
        SUMMIT,
        "14,000 families had been separated by the closed border",
        days=1,
        hour=13,
        kind=ClaimKind.QUANTITY,
        wording="The closed border has separated 14,000 families",
        claimant="Irena Valcourt",
        claimant_type=PERSON,
        evidence=(
            EvidenceDraft(
                title="Requests for family visits, yearly count",
                publisher="Red Lantern Relief",
                url="https://lantern.example.org/visits",
                stance=CONTEXT,
                passage="We have 14,060 requests on file.",
                note="Requests, not families: one family may have filed several.",
            ),
        ),
        rulings=(
            Ruling(
                "True",
                "The relief organization has about 14,000 requests for visits on file.",
                returned="Requests are not families. Ask the organization how many families they"
                " stand for before we rate this.",
            ),
        ),
    ),
    Story(
        SUMMIT,
        "The Border Mission counted 32 breaches in the first half of the year, down from 57 in the"
        " same period a year earlier",
        days=2,
        hour=9,
        kind=ClaimKind.QUANTITY,
        wording="The Border Mission counted 32 breaches in half a year, down from 57",
        claimant="The Ilsen Courier",
        claimant_type=ORGANIZATION,
        evidence=(
            EvidenceDraft(
                title="Report for the first half of the year",
                publisher="Border Mission",
                url="https://mission.example.org/reports/half-year",
                stance=SUPPORTS,
                passage="Breaches recorded: 32 (same period of last year: 57).",
                locator="page 2",
            ),
        ),
        rulings=(Ruling("True", "Both numbers stand in the mission’s own report."),),
    ),
    Story(
        SUMMIT,
        "the most by any mediator in the conflict",
        days=4,
        hour=15,
        kind=ClaimKind.RANKING,
        wording="Brandmoor has hosted more rounds of talks than any other mediator",
        claimant="The Ilsen Courier",
        claimant_type=ORGANIZATION,
        evidence=(
            EvidenceDraft(
                title="Five rounds of talks, dates and outcomes",
                publisher="Ilsen Institute for Border Studies",
                url="https://institute.example.org/rounds",
                stance=CONTEXT,
                passage="Rounds 1 and 2 were chaired by Archduke Casimir, all others by Brandmoor.",
            ),
        ),
        rulings=(
            Ruling(
                "Mostly true",
                "He chaired four of the six rounds, not all six; the only other mediator chaired"
                " two.",
            ),
        ),
        last_unsigned=True,
    ),
    Story(
        SUMMIT,
        "trade between the two countries fell from 900 million crowns to 310 million",
        days=3,
        hour=10,
        kind=ClaimKind.QUANTITY,
        wording="Trade between Sorvane and Dalmere fell from 900 to 310 million crowns",
        claimant="Ilsen Institute for Border Studies",
        claimant_type=ORGANIZATION,
        evidence=(
            EvidenceDraft(
                title="Foreign trade by partner",
                publisher="Statistics Dalmere",
                url="https://statistics.dalmere.example.org/trade",
                stance=SUPPORTS,
                passage="Sorvane: 896 million crowns before the closure, 311 million last year.",
            ),
        ),
    ),
    Story(
        SUMMIT,
        "The closed crossings have cost his country a fifth of its fruit exports",
        days=3,
        hour=11,
        kind=ClaimKind.CAUSATION,
        wording="Closed crossings have cost Dalmere a fifth of its fruit exports",
        claimant="Tomas Edelhart",
        claimant_type=PERSON,
    ),
    Story(
        SUMMIT,
        "the prime minister had promised a vote before any crossing opened",
        days=3,
        hour=12,
        kind=ClaimKind.QUOTE,
        wording="Edelhart promised parliament a vote before any crossing opened",
        claimant="Orla Vint",
        claimant_type=PERSON,
    ),
    Story(
        SUMMIT,
        "The next round of talks is planned for next month",
        days=0,
        hour=9,
        kind=ClaimKind.EVENT,
        dismissal="A plan, not a fact yet: nothing to check before next month.",
    ),
    Story(
        SUMMIT,
        "Not everybody was convinced",
        days=0,
        hour=9,
        kind=ClaimKind.EVENT,
        dismissal="Too vague to check.",
    ),
    Story(
        MISSION,
        "the lowest number since the mission began its work nine years ago",
        days=3,
        hour=14,
        kind=ClaimKind.RANKING,
        wording="The number of breaches is the lowest in the mission’s nine years",
        claimant="Border Mission",
        claimant_type=ORGANIZATION,
        evidence=(
            EvidenceDraft(
                title="Reports of the Border Mission, all years",
                publisher="Border Mission",
                url="https://mission.example.org/reports",
                stance=SUPPORTS,
                passage="First half of the year, breaches: 88, 91, 70, 64, 49, 61, 58, 57, 32.",
            ),
        ),
        rulings=(
            Ruling("True", "In all nine reports, no first half of a year has fewer breaches."),
        ),
        published=True,
    ),
)

# (article, words, article, words): the first claim says what the second says already.
MERGED = (
    GROWERS,
    "Dalmere has lost a fifth of its fruit exports because of the closed crossings",
    SUMMIT,
    "The closed crossings have cost his country a fifth of its fruit exports",
)
# What somebody holds when the demo opens.
HELD = (SUMMIT, "the prime minister had promised a vote before any crossing opened")
