"""The words by which a first is announced, and those that tell of an event that has been."""

import re

from workbench.nlp.times.countries import COUNTRIES
from workbench.nlp.times.vocabulary import any_of

FIRST = re.compile(
    r"\bfor the first time\b|\b(?:first(?:-ever)?|maiden|debut)\s(?:\w+[\s-]){0,2}?"
    r"(?=trip|visit|tour|journey|meeting|talks|summit|concert|show|gig|speech|address|interview"
    r"|match|game|launch|flight|appearance)"
    r"|\b(?:trip|visit|tour|journey|meeting|concert|speech|interview|match|flight"
    r"|appearance),?\s(?:the|his|her|their|its)\sfirst\b"
)
AHEAD = re.compile(
    r"\b(?:will|scheduled|due|expected|plans?|planned|planning|set (?:to|for)|(?:is|are|was"
    r"|were) to|going to"
    r"|slated|intends?|hopes? to|to make|coming|next"
    r"|later this|upcoming|would)\b"
)
# Each kind by the words that announce it, and those that tell of it.
KINDS = {
    "journey": (
        re.compile(
            r"\b(?:abroad|overseas|foreign|international"
            r"|(?:outside|leave) (?:the|his|her|their|its) (?:own )?(?:country|nation|homeland))\b"
        ),
        re.compile(
            r"\b(?:visit(?:ed|ing)?|trip|tour(?:ed|ing)?|travel(?:l?ed|l?ing)|flew|flown"
            r"|arriv(?:ed|ing)|landed|went|returned from|journey)\b"
        ),
    ),
    "meeting": (
        re.compile(r"\b(?:meet|meeting|talks|summit|face-to-face|sit down)\b"),
        re.compile(r"\b(?:met|meeting|held talks|talks with|sat down|shook hands|summit)\b"),
    ),
    "concert": (
        re.compile(r"\b(?:concert|gig|show|perform|sing|play)\b"),
        re.compile(r"\b(?:concert|gig|show|performed|sang|played)\b"),
    ),
    "speech": (
        re.compile(r"\b(?:speech|address|speak|interview)\b"),
        re.compile(r"\b(?:speech|address(?:ed)?|spoke|interview(?:ed)?)\b"),
    ),
    "match": (
        re.compile(r"\b(?:match|game|play|race)\b"),
        re.compile(r"\b(?:match|game|played|raced)\b"),
    ),
    "appearance": (
        re.compile(r"\b(?:appear|appearance)\b"),
        re.compile(r"\b(?:appeared|appearance)\b"),
    ),
    "flight": (
        re.compile(r"\b(?:launch|flight|fly)\b"),
        re.compile(r"\b(?:launch(?:ed)?|flight|flew|lifted off)\b"),
    ),
}
# Words behind "first …" that make it a narrower first than the kind alone.
NARROWED = re.compile(
    r"\b(?:as|at|under|against|of the|of its|with fans|season|half|leg|home|away|solo|without"
    r"|in charge)\b"
)
DONE = re.compile(
    r"\b(?:got underway|began|begun|started|took place|was held|has (?:met|visited|travell?ed"
    r"|played|performed|given|returned|arrived|been)"
    r"|met|visited|travell?ed|flew|arrived|landed|went|returned|gave|held|made|played|performed"
    r"|sang|spoke|addressed|launched"
    r"|attended|toured|had|was|were|raced|lifted off|sat down|wrapped up|appeared|ended|concluded"
    r"|finished|shook hands)\b"
)
NOT_DONE = re.compile(
    r"\b(?:not|never|\w+n['’]t|if|whether|will|would|plans?|planned"
    r"|scheduled|due to|denied|wants?|first)\b"
)
CALLED_OFF = re.compile(r"\b(?:cancel\w+|postpon\w+|called off|scrapped|put off)\b")
_ANY_COUNTRY = any_of(tuple(sorted(COUNTRIES)))
# Where a journey goes, or a meeting is: "arrived in Kenya", not "spoke of Kenya".
GOAL = re.compile(
    r"\b(?P<way>in|to|from|into|for|via|across|around|[Vv]isit(?:s|ed|ing)?|[Tt]our(?:s|ed|ing)?)"
    rf"\s(?:the\s)?(?:[a-z]+\s)?(?P<country>{_ANY_COUNTRY})\b"
)
VISITS = re.compile(r"\b(?:visit|trip|travel|tour|journey)\b")
# "first state visit", "first concert abroad" are narrower firsts than a journey abroad.
IS_SORT = re.compile(r"\b(?:state|official|royal|solo|working|private|joint|full|formal)\b")
OTHER_DEED = re.compile(
    r"(?:concert|show|gig|speech|address|interview|match|game|launch|meeting|talks|summit|flight)"
)
