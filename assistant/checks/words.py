"""How words, sentences and syllables are counted, and the word lists.

The lists of phrases (`wordlists/*.txt`) are a matter of taste and may be replaced by the user; those in
`wordlists/english` are grammar.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import Stemmer

from assistant.patterns import LISTS, any_case, as_written, listed

OTHER = {"you", "your", "yours", "yourself", "you're", "you've", "you'd", "you'll"}
SELF = {"i", "i'm", "i've", "i'd", "i'll", "me", "my", "mine", "myself"}
_TO_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS = (
    {word: value for value, word in enumerate(_TO_TWENTY.split())}
    | {word: 10 * value for value, word in enumerate(_TENS.split(), start=2)}
    | {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 1_000_000}
)
NT = r"(?:do|does|did|is|are|was|were|ca|wo|would|could|should|has|have|had)nt"
"""A denial written without its apostrophe, for patterns: "couldnt"."""
_SENTENCE = as_written(r"(?<=[.?!\u2026])[\"'\u201d\u2019)]*\s+|\n+")
_ABBREVIATION = as_written(r"(?<!\w)(?:Dr|Mr|Mrs|Ms|Mx|Prof|St|No|vs|etc|e\.g|i\.e|approx|Inc|Ltd|[A-Z])\.$")
_STRAIGHT = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-"})
_STEMMER = Stemmer.Stemmer("english")

_EVERYBODYS_HOLIDAY = any_case(r"\b(?:bank|public|school|national|federal|statutory|legal) holidays?\b")
"""A day in the calendar of all, which is no event of anybody's life."""


class Lists:
    """The word lists; a file of the same name under OVERRIDES/words replaces a built-in one."""

    def __init__(self, overrides: Path | None = None) -> None:
        self.overrides = overrides

    def phrases(self, name: str) -> tuple[str, ...]:
        """The phrases of one list, folded."""
        mine = self.overrides / "words" / f"{name}.txt" if self.overrides else None
        return _phrases(mine if mine and mine.is_file() else LISTS / f"{name}.txt")

    def found(self, name: str, text: str) -> list[str]:
        """The phrases of a list that stand in TEXT as whole words."""
        clean = fold(text)
        return [p for p in self.phrases(name) if re.search(rf"(?<!\w){re.escape(p)}(?!\w)", clean)]

    def events(self, text: str) -> list[str]:
        """The events of a life that TEXT speaks of, in any of their endings."""
        clean = _EVERYBODYS_HOLIDAY.sub(" ", fold(text))
        present = set(_STEMMER.stemWords(re.findall(r"[^\W_]+(?:-[^\W_]+)*", clean)))
        return [event for event in self.phrases("events") if _speaks_of(event, clean, present)]


def _speaks_of(event: str, clean: str, present: set[str]) -> bool:
    if " " in event:
        return re.search(rf"(?<!\w){re.escape(event)}(?!\w)", clean) is not None
    return _STEMMER.stemWord(event) in present


@lru_cache
def english(name: str) -> frozenset[str]:
    """The words of one list of grammar."""
    return frozenset(listed(f"english/{name}"))


@lru_cache
def english_stems(name: str) -> frozenset[str]:
    """Their stems and those of their plain forms, stop words included."""
    forms = _plain_forms()
    return frozenset(_STEMMER.stemWords(sorted({plain for w in english(name) for plain in (w, forms.get(w, w))})))


@lru_cache
def _groups() -> dict[str, frozenset[int]]:
    """The numbers of the groups of `alike.txt` in which a stem stands."""
    found: dict[str, set[int]] = {}
    for number, line in enumerate(_phrases(LISTS / "english/alike.txt")):
        for stem in _STEMMER.stemWords(line.split()):
            found.setdefault(stem, set()).add(number)
    return {stem: frozenset(numbers) for stem, numbers in found.items()}


def meant_by(content: Iterable[str], shown: Iterable[str]) -> frozenset[str]:
    """The stems of CONTENT that are among those SHOWN, or for which one of them is another word."""
    groups, proofs = _groups(), frozenset(shown)
    numbers = frozenset[int]().union(*(groups[stem] for stem in proofs if stem in groups))
    return frozenset(stem for stem in content if stem in proofs or groups.get(stem, frozenset[int]()) & numbers)


@lru_cache
def _plain_forms() -> dict[str, str]:
    """`teach` by `taught`."""
    return dict(pair.split(":") for pair in english("irregular"))


@lru_cache
def _phrases(path: Path) -> tuple[str, ...]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return tuple(fold(line) for line in lines if line.strip() and not line.startswith("#"))


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """TEXT as quotes are compared: NFC, straight quotes, one space, casefold."""
    whole = text.encode("utf-8", "replace").decode()  # half a surrogate pair, as a broken reply may hold
    return " ".join(unicodedata.normalize("NFC", whole).translate(_STRAIGHT).split()).casefold()


def bare(text: str) -> str:
    """TEXT folded, the marks at its edges taken off."""
    return fold(text).strip(" .,;:!?\"'()[]-\u2026")


def words(text: str) -> list[str]:
    """The words of TEXT as the rubric counts them."""
    return re.findall(r"[A-Za-z0-9'-]+", text.replace("\u2019", "'"))


def sentences(text: str) -> list[str]:
    """The sentences of TEXT, exactly as they stand there; "Dr. Pell" and "9.30" do not end one."""
    found: list[str] = []
    start = 0
    for match in _SENTENCE.finditer(text):
        head = text[start : match.start()]
        if "\n" not in match[0] and _ABBREVIATION.search(head):
            continue
        closing = match[0][: len(match[0]) - len(match[0].lstrip("\"'\u201d\u2019)"))]
        found.append(head + closing)
        start = match.end()
    found.append(text[start:])
    return [sentence.strip() for sentence in found if sentence.strip()]


_NUMBER_WORDS = any_case(rf"\b(?:{'|'.join(NUMBERS)})\b(?:(?:[ -]|,? and )(?:{'|'.join(NUMBERS)})\b)+")


def with_digits(text: str) -> str:
    """TEXT with numbers of several words in digits: "nine hundred" is 900, "thirty-one" 31, "nineteen hundred" 1900.

    What is no number ("one two", "two or three") stays as it is.
    """
    return _NUMBER_WORDS.sub(lambda match: _in_digits(match[0]), text)


def _in_digits(phrase: str) -> str:
    total = current = 0
    last = 10**9
    for word in re.findall(r"[a-z]+", phrase.lower()):
        value = NUMBERS.get(word)
        if value is None:  # "and"
            continue
        if value in (100, 1000, 1_000_000):
            if current == 0:
                return phrase
            current *= value
            if value > 100:
                total, current = total + current, 0
            last = 10**9 if value > 100 else value
        elif current and not (last == 100 or (20 <= last < 100 and last % 10 == 0 and value < 10)):
            return phrase
        else:
            current, last = current + value, value
    return str(total + current)


@lru_cache(maxsize=4096)
def stems(text: str) -> frozenset[str]:
    """The stemmed content words of TEXT (three letters or more), numbers as digits."""
    raw = re.findall(r"[^\W_]+(?:'[^\W_]+)?", re.sub(r"(?<=\d),(?=\d{3})", "", with_digits(fold(text))))
    plain = [str(NUMBERS[w]) if NUMBERS.get(w, 0) > 1 else w.removesuffix("n't").split("'")[0] for w in raw]
    stop, forms = english("stop"), _plain_forms()
    kept = [forms.get(w, w) for w in plain if (len(w) > 2 and w not in stop) or w.isdigit()]
    return frozenset(_STEMMER.stemWords(kept))


def grade(text: str) -> int:
    """Flesch-Kincaid grade, to the nearest whole (rubric section 0: plus or minus one)."""
    said, counted = sentences(text), words(text)
    if not said or not counted:
        return 0
    return round(0.39 * len(counted) / len(said) + 11.8 * sum(map(syllables, counted)) / len(counted) - 15.59)


def syllables(word: str) -> int:
    """Groups of vowels, a silent e at the end taken off, at least one."""
    low = re.sub(r"[^a-z]", "", word.lower())
    count = len(re.findall(r"[aeiouy]+", low))
    if low.endswith("e") and not low.endswith(("le", "ee", "ye")) and count > 1:
        count -= 1
    return max(1, count)
