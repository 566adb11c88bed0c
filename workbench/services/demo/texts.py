"""The articles of the demo desk: invented countries, people and papers, written for it."""

from dataclasses import dataclass
from datetime import date

from workbench.domain.articles import ArticleDraft

SUMMIT, GROWERS, MISSION = "summit", "growers", "mission"


@dataclass(frozen=True)
class DemoArticle:
    """An article of the demo; `{day}` in its text stands for the weekday it came out on."""

    key: str
    title: str
    outlet: str
    author: str
    url: str
    text: str

    def draft(self, published_on: date) -> ArticleDraft:
        """Return the article as it came out on *published_on*."""
        return ArticleDraft(
            title=self.title,
            text=self.text.format(day=_WEEKDAYS[published_on.weekday()]),
            outlet=self.outlet,
            author=self.author,
            published_on=published_on,
            source_url=self.url,
        )


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_SUMMIT = """\
The leaders of Sorvane and Dalmere have met for the first time in 11 years, opening talks on the \
border valley that both countries claim.

President Irena Valcourt of Sorvane and Dalmere’s Prime Minister Tomas Edelhart spoke for nearly \
four hours in the old customs house of Port Ilsen, in neutral Hestmark. It was the longest meeting \
between the two governments since the war of the passes ended.

“This was a good day for the valley,” Valcourt told reporters. “We agreed to reopen three of the \
seven crossings before winter.” She said 14,000 families had been separated by the closed border.

Edelhart called the talks useful. But he said Sorvane had spent 2.3 billion crowns on new \
fortifications last year, more than twice as much as Dalmere. The closed crossings have cost his \
country a fifth of its fruit exports, he added.

According to the Ilsen Institute for Border Studies, trade between the two countries fell from \
900 million crowns to 310 million after the crossings were closed, which led to the shutdown of \
46 packing houses in the valley. Its director, Wilma Askerud, said that no other closed border on \
the continent was as costly.

Under the armistice, neither army may station artillery within 15 kilometres of the valley. The \
Border Mission counted 32 breaches in the first half of the year, down from 57 in the same period \
a year earlier.

Foreign Minister Lucan Brandmoor of Hestmark, who chaired the talks, has hosted six rounds of such \
negotiations, the most by any mediator in the conflict. “Every earlier round collapsed within a \
week,” he said.

Not everybody was convinced. Orla Vint, who leads the opposition in Dalmere’s parliament, said the \
prime minister had promised a vote before any crossing opened. A spokesperson for Edelhart said no \
such promise had been made.

Sorvane is the only one of the six valley states that has not ratified the Ilsen Water Treaty. \
Valcourt said ratification would follow once the crossings were open, though her party holds only \
61 of the 140 seats in the assembly.

The next round of talks is planned for next month.
"""

_GROWERS = """\
Fruit growers in Dalmere have lost 180 million crowns in the three years since the crossings to \
Sorvane were closed, their association said on {day}.

Exports of cherries fell by 40 percent, the steepest drop in the association’s records. Dalmere \
has lost a fifth of its fruit exports because of the closed crossings, Prime Minister Tomas \
Edelhart said at the talks in Port Ilsen.

The association’s chair, Hedda Solmark, said the government had paid growers only 12 million \
crowns in aid. The trade ministry says it paid 21 million crowns in the same period.

Seven in ten packing houses in the valley are for sale, and their youngest owner is 58.
"""

_MISSION = """\
The Border Mission published its report for the first half of the year on {day}. Observers \
recorded 32 breaches of the armistice, the lowest number since the mission began its work nine \
years ago.

The mission has 210 observers from 18 countries. More than half of the breaches happened at \
night, and most were caused by patrols that had lost their way, the report says.

The head of the mission, General Aurel Dunmore, said that no observer had been hurt this year. \
He asked both governments to mark the line again, because a third of the boundary posts had \
disappeared since the floods.
"""

ARTICLES = (
    DemoArticle(
        SUMMIT,
        "Sorvane and Dalmere hold first talks in 11 years",
        "The Ilsen Courier",
        "Katrin Holmwood",
        "https://courier.example.org/world/sorvane-dalmere-talks",
        _SUMMIT,
    ),
    DemoArticle(
        GROWERS,
        "Growers count the cost of closed crossings",
        "The Valley Messenger",
        "Petra Lohn",
        "https://messenger.example.org/growers-count-the-cost",
        _GROWERS,
    ),
    DemoArticle(
        MISSION,
        "Fewest breaches since the mission began",
        "Border Mission (press release)",
        "",
        "https://mission.example.org/press/half-year",
        _MISSION,
    ),
)
