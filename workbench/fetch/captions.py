"""Subtitles as data: the cues of a SubRip (.srt) or WebVTT (.vtt) file, each line with who says it.

Sources: the WebVTT recommendation of the W3C; SubRip has no standard, read is what players read.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.domain.errors import UnreadableFileError

# WebVTT may leave out hours; SubRip has a comma before the thousandths, or a full stop.
_TIME = r"(?:(\d{1,4}):)?([0-5]\d):([0-5]\d)[.,](\d{3})"
_TIMING = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?:\s.*)?", re.ASCII)
_TIMING_START = re.compile(r"\s*[\d:.,]+\s*-->", re.ASCII)
_HEADER = re.compile(r"WEBVTT(?:[ \t]+[-–—:]?[ \t]*(.*))?")
_COMMENT = re.compile(r"(?:NOTE|STYLE|REGION)(?:[ \t:].*)?")
_SUBRIP = re.compile(rf"\s*\d{{1,9}}[ \t]*\n\s*{_TIME}\s*-->", re.ASCII)
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^<>]{0,200})>")
_MARKUP = re.compile(r"<[^<>]{0,200}>|\{\\[^{}]{0,200}\}")
_DASH = re.compile(r"(?:>>+|[-–—])\s*(?=\S)")
# "JANE ROE:", "Jane Roe:", "Dr. Jane Roe (Norrland):"; no sentence, and no time of day.
_LABEL = re.compile(r"((?!\d)(?=\w)(?:[^:.!?,;\[\]\n]|\b[^\W\d_a-z][^\W\d_]{0,3}\.){1,60}?)\s*:\s+")
_NAME_WORDS = 6
_SOUND = re.compile(r"(?:[\[(*♪♫][^\])*♪♫]*[\])*♪♫]\s*)+|[♪♫][^♪♫]*")
# A file in which so many cues begin with the last line of the one before shows lines that roll up.
_ROLLS_MIN = 3
_ROLLS_SHARE = 1 / 3


@dataclass(frozen=True)
class Said:
    """A line of a cue: its words, by whom, and when in milliseconds.

    `speaker` is "" where the file does not say who speaks, and then `turns` says whether it says
    that it is somebody else than before.
    """

    words: str
    start_ms: int
    end_ms: int
    speaker: str = ""
    turns: bool = False


@dataclass(frozen=True)
class _Cue:
    start_ms: int
    end_ms: int
    lines: tuple[str, ...]


def is_webvtt(text: str) -> bool:
    """Return whether *text* begins as a WebVTT file does."""
    return _HEADER.fullmatch(text.lstrip("\ufeff").partition("\n")[0].rstrip()) is not None


def is_subrip(text: str) -> bool:
    """Return whether *text* begins as a SubRip file does."""
    return _SUBRIP.match(text.lstrip("\ufeff\n\r\t ")) is not None


def webvtt_title(text: str) -> str:
    """Return what stands behind WEBVTT on the first line, often the recording's title."""
    found = _HEADER.fullmatch(text.lstrip("\ufeff").partition("\n")[0].rstrip())
    return (found[1] or "").strip() if found else ""


def read_captions(text: str, *, webvtt: bool) -> list[Said]:
    """Return what is said in a subtitle file, whose line ends are LF, in its order.

    Time codes stay, sounds in brackets ("[applause]") go. Raises UnreadableFileError with the
    number of the line that cannot be read.
    """
    lines = text.lstrip("\ufeff").split("\n")
    if webvtt and not is_webvtt(lines[0]):
        raise _broken(1, "a WebVTT file begins with the word WEBVTT")
    cues = list(_cues(lines, 1 if webvtt else 0, webvtt=webvtt))
    if not cues:
        raise UnreadableFileError(
            "There is no subtitle in this file: no line has the form"
            " “00:00:01,000 --> 00:00:04,000”. Choose another one.",
            field="file",
        )
    plain = list(_unrolled(cues))
    counts = Counter(_label_of(line) for cue in plain for line in cue.lines)
    # One word before a colon is a name in capitals or when it comes again: "Remember: it sank."
    names = {name for name, count in counts.items() if count > 1 or name.isupper() or " " in name}
    return [said for cue in plain for said in _said(cue, names)]


def _broken(number: int, why: str) -> UnreadableFileError:
    return UnreadableFileError(
        f"Line {number:,}: {why}. Mend the line and add it again.", field="file"
    )


def _cues(lines: Sequence[str], at: int, *, webvtt: bool) -> Iterator[_Cue]:
    """Yield the cues from line *at* on; blocks are set apart by empty lines."""
    if webvtt:  # whatever follows the header up to an empty line tells of the file
        while at < len(lines) and lines[at].strip() and "-->" not in lines[at]:
            at += 1
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].strip():
            end += 1
        block = lines[at:end]
        if block and not (webvtt and _COMMENT.fullmatch(block[0].rstrip())):
            yield from _cues_of(block, at)
        at = end + 1


def _cues_of(block: Sequence[str], first: int) -> Iterator[_Cue]:
    """Yield the cues of one block: one, or several where empty lines between them are missing."""
    starts = [i for i, line in enumerate(block) if _is_timing(line)]
    if not starts or starts[0] > 1:
        line = block[1] if len(block) > 1 and block[0].strip().isdigit() else block[0]
        number = first + 1 + (line is not block[0])
        shown = line.strip()[:60]
        raise _broken(number, f"expected is a time code, found is “{shown}”")
    for i, start in enumerate(starts):
        end = starts[i + 1] if i + 1 < len(starts) else len(block)
        if i + 1 < len(starts) and block[end - 1].strip().isdigit():
            end -= 1
        yield _cue(block, start, end, first)


def _is_timing(line: str) -> bool:
    return "-->" in line and _TIMING_START.match(line) is not None


def _cue(block: Sequence[str], start: int, end: int, first: int) -> _Cue:
    number = first + start + 1
    found = _TIMING.fullmatch(block[start])
    if found is None:
        shown = block[start].strip()[:60]
        raise _broken(number, f"the time code “{shown}” cannot be read")
    begin, finish = _milliseconds(found.groups()[:4]), _milliseconds(found.groups()[4:])
    if finish < begin:
        raise _broken(number, "the time code ends before it begins")
    return _Cue(begin, finish, tuple(block[start + 1 : end]))


def _milliseconds(parts: Sequence[str | None]) -> int:
    hours, minutes, seconds, thousandths = (int(each or 0) for each in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths


def _unrolled(cues: Sequence[_Cue]) -> Iterator[_Cue]:
    """Yield the cues without the lines that roll up: each shows again what the last one ended in.

    In a file where few do, somebody said the same twice.
    """
    bare = [_Cue(c.start_ms, c.end_ms, tuple(_bare(each) for each in c.lines)) for c in cues]
    shown = [[line for line in cue.lines if _without_voice(line)] for cue in bare]
    repeats = [
        at
        for at in range(1, len(shown))
        if shown[at] and shown[at - 1] and shown[at][0] == shown[at - 1][-1]
    ]
    rolls = len(repeats) >= max(_ROLLS_MIN, _ROLLS_SHARE * len(cues))
    again = set(repeats) if rolls else set()
    for at, cue in enumerate(bare):
        kept = shown[at][1:] if at in again else shown[at]
        yield _Cue(cue.start_ms, cue.end_ms, tuple(kept))


def _bare(line: str) -> str:
    """Return *line* without its markup; who speaks stays in it as `<v Name>`."""
    kept = _MARKUP.sub(lambda found: found[0] if _VOICE.fullmatch(found[0]) else "", line)
    return " ".join(kept.split())


def _without_voice(line: str) -> str:
    return _VOICE.sub("", line).strip()


def _label_of(line: str) -> str:
    return split_label(_DASH.sub("", line, count=1))[0]


def _said(cue: _Cue, names: set[str]) -> Iterator[Said]:
    """Yield what each voice says in one cue; *names* are labels that name a speaker."""
    for line in cue.lines:
        pieces = _VOICE.split(line)
        for name, words in zip(["", *pieces[1::2]], pieces[0::2], strict=True):
            said = html.unescape(words).strip()
            if not said or _SOUND.fullmatch(said):
                continue
            dash = _DASH.match(said)
            said = said[dash.end() :] if dash else said
            speaker, rest = (html.unescape(name).strip(), said) if name else split_label(said)
            if speaker and not name and speaker not in names:
                speaker, rest = "", said
            if rest:
                yield Said(rest, cue.start_ms, cue.end_ms, speaker, turns=bool(dash or speaker))


def split_label(words: str) -> tuple[str, str]:
    """Return who "Jane Roe: It sank." is said by, and what is said; ("", words) without a label."""
    found = _LABEL.match(words)
    if found is None or not is_name(found[1]):
        return "", words
    return found[1].strip(), words[found.end() :].strip()


def is_name(words: str) -> bool:
    """Return whether *words* could name a speaker: few, the first and last with a capital."""
    parts = re.sub(r"\([^()]*\)", " ", words).split()
    if not parts or len(parts) > _NAME_WORDS:
        return False
    return all(each[0].isupper() or each[0].isdigit() for each in (parts[0], parts[-1]))
