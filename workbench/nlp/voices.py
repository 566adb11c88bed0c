"""Who speaks in the paragraphs of an interview, a speech, or a list of what somebody said."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from workbench.nlp.given_names import gender_by_name
from workbench.nlp.mentions import Mention
from workbench.nlp.turns import Turn, is_answer

# An interview has at least so many questions, a conversation so many labelled turns.
_QUESTIONS_MIN = 2
_LABELS_MIN = 3
# At least this share of the answers, or of a speech's paragraphs, speak of "I" or "we".
_ANSWERS_OWN_MIN = 0.3
# Of an article with so many questions less is asked.
_SURE_QUESTIONS = 4
_OWN_LEAST = 0.1
# A common given name counts for so many mentions.
_GIVEN = 2
_SPEECH_OWN_MIN = 0.5
_SPEECH_MIN = 3
# Whose speech it is stands among so many first paragraphs.
_SIGNED_WITHIN = 5


@dataclass
class Voices:
    """The paragraphs of an article in order, from which it is told who speaks in each.

    Add all, then ask. Where nobody is known to speak the article does so itself.
    """

    _turns: list[Turn] = field(default_factory=list)
    _named: Counter[str] = field(default_factory=Counter)
    _told: list[Mention | None] | None = None

    def add(self, turn: Turn) -> None:
        """Add the next paragraph."""
        self._turns.append(turn)
        self._told = None

    def count(self, name: str) -> None:
        """Count a mention of somebody: of several who may be interviewed it is the most named."""
        self._named[_last(name)] += 1

    def at(self, start_char: int) -> Mention | None:
        """Return who speaks in the paragraph of a character; None for the article itself."""
        if self._told is None:
            self._told = self._tell()
        place = bisect_right(self._turns, start_char, key=lambda turn: turn.start_char) - 1
        return self._told[place] if place >= 0 else None

    def _tell(self) -> list[Mention | None]:
        turns = self._turns
        labelled = [turn for turn in turns if turn.words and not turn.introduces]
        if len(labelled) >= _LABELS_MIN and len({t.words for t in labelled}) < len(labelled):
            told = self._conversation()
        elif _is_interview(turns):
            told = self._interview()
        else:
            told = self._speech()
        return [block or voice for block, voice in zip(_blocks(turns), told, strict=True)]

    def _conversation(self) -> list[Mention | None]:
        guest = self._guest(self._turns)
        out: list[Mention | None] = []
        voice: Mention | None = None
        for turn in self._turns:
            if turn.asks or turn.heading:
                voice = None
            elif turn.words and not turn.introduces:
                voice = guest if is_answer(turn) else _named(turn, turn.words)
            out.append(voice)
        return out

    def _interview(self) -> list[Mention | None]:
        first = next(at for at, turn in enumerate(self._turns) if turn.asks)
        guest = self._guest(self._turns[:first])
        return [
            guest if at > first and not turn.asks and not turn.heading else None
            for at, turn in enumerate(self._turns)
        ]

    def _speech(self) -> list[Mention | None]:
        running = [turn for turn in self._turns if not turn.heading]
        nobody: list[Mention | None] = [None] * len(self._turns)
        if len(running) < _SPEECH_MIN or _share_own(running) < _SPEECH_OWN_MIN:
            return nobody
        signed = next((turn for turn in self._turns[:_SIGNED_WITHIN] if turn.signs), None)
        if signed is None:
            return nobody
        speaker = _named(signed, signed.signs[0])
        return [None if turn.heading else speaker for turn in self._turns]

    def _guest(self, turns: Sequence[Turn]) -> Mention | None:
        """Return who is interviewed: of those named so the one whom the article names most."""
        names = [(turn, name) for turn in turns for name in turn.guests]
        if not names:
            return None
        turn, name = max(names, key=lambda each: self._prominence(each[1]))
        return _named(turn, name)

    def _prominence(self, name: str) -> int:
        given = _GIVEN if gender_by_name(name) else 0
        return self._named[_last(name)] + given


def _named(turn: Turn, name: str) -> Mention:
    return Mention(name, turn.start_char, person=True, speaks=True)


def _last(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].casefold()


def _is_interview(turns: list[Turn]) -> bool:
    asked = [
        at
        for at, turn in enumerate(turns[:-1])
        if turn.asks and not turns[at + 1].asks and not turns[at + 1].heading
    ]
    if len(asked) < _QUESTIONS_MIN:
        return False
    answers = [turn for turn in turns[asked[0] :] if not turn.asks and not turn.heading]
    return _share_own(answers) >= (_ANSWERS_OWN_MIN if len(asked) < _SURE_QUESTIONS else _OWN_LEAST)


def _share_own(turns: list[Turn]) -> float:
    return sum(turn.own for turn in turns) / len(turns)


def _blocks(turns: list[Turn]) -> list[Mention | None]:
    """Return who says the list, or else the one paragraph, behind "The ministry denied this:"."""
    out: list[Mention | None] = []
    voice: Mention | None = None
    before: Turn | None = None
    for turn in turns:
        if before is not None and before.introduces and (before.lists or not turn.item):
            voice = Mention(before.words, before.start_char, definite=before.definite)
        elif not turn.item:
            voice = None
        out.append(voice)
        before = turn
    return out
