"""How words, sentences and syllables are counted (rubric section 0), and the word lists (section 7)."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property, lru_cache
from pathlib import Path

import Stemmer

LISTS = Path(__file__).resolve().parent.parent / "wordlists"
OTHER = {"you", "your", "yours", "yourself", "you're", "you've", "you'd", "you'll"}
SELF = {"i", "i'm", "i've", "i'd", "i'll", "me", "my", "mine", "myself"}
NUMBERS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100}
STOP = frozenset(
    "a about after again all also am an and any are as at be because been before being but by can could did do does doing "  # noqa: SIM905
    "down during each else even few for from get got had has have having he her here hers him his how i if in into is it "
    "its itself just know let like made make many may me might more most much must my myself no nor not now of off on once "
    "one only or other our out over own same say she should so some still such than that the their them then there these "
    "they thing things this those though through time to too two under until up us use used very want was way we week well "
    "were what when where which while who whom whose why will with would yes yet you your yours good great new next last "
    "said told mentioned wrote asked spoke talked think thought day days today please thank thanks hello hi dear best "
    "come came go going went take took give gave see saw look looking work works working really something someone".split()
)
_SENTENCE = re.compile(r"(?<=[.?!])[\"'\u201d\u2019)]*\s+|\n+")
_ABBREVIATION = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Mx|Prof|St|No|vs|etc|e\.g|i\.e|approx|[A-Z])\.$")
_STEMMER = Stemmer.Stemmer("english")


class Lists:
    """The word lists; a file of the same name under OVERRIDES/words replaces a built-in one."""

    def __init__(self, overrides: Path | None) -> None:
        self.overrides = overrides

    def phrases(self, name: str) -> tuple[str, ...]:
        """The phrases of one list, folded."""
        mine = self.overrides / "words" / f"{name}.txt" if self.overrides else None
        return _phrases(mine if mine and mine.is_file() else LISTS / f"{name}.txt")

    def found(self, name: str, text: str) -> list[str]:
        """The phrases of a list that stand in TEXT as whole words."""
        clean = fold(text)
        return [p for p in self.phrases(name) if re.search(rf"(?<!\w){re.escape(p)}(?!\w)", clean)]

    @cached_property
    def events(self) -> tuple[str, ...]:
        """Events of a life that nobody may invent."""
        return self.phrases("events")


@lru_cache
def _phrases(path: Path) -> tuple[str, ...]:
    lines = path.read_text(encoding="utf-8").split("\n")
    return tuple(fold(line) for line in lines if line.strip() and not line.startswith("#"))


def fold(text: str) -> str:
    """TEXT as quotes are compared: NFC, straight quotes, one space, casefold."""
    text = unicodedata.normalize("NFC", text)
    for curly, straight in (
        ("\u2018", "'"),
        ("\u2019", "'"),
        ("\u201c", '"'),
        ("\u201d", '"'),
        ("\u2013", "-"),
        ("\u2014", "-"),
    ):
        text = text.replace(curly, straight)
    return " ".join(text.split()).casefold()


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
        closing = re.match(r"[\"'\u201d\u2019)]*", match[0])
        found.append(head + (closing[0] if closing else ""))
        start = match.end()
    found.append(text[start:])
    return [sentence.strip() for sentence in found if sentence.strip()]


def stems(text: str) -> set[str]:
    """The stemmed content words of TEXT (three letters or more, numbers as digits)."""
    raw = re.findall(r"[^\W_]+(?:'[^\W_]+)?", fold(text))
    kept = [str(NUMBERS[w]) if w in NUMBERS else w.removesuffix("'s") for w in raw]
    return set(_STEMMER.stemWords([w for w in kept if (len(w) > 2 or w.isdigit()) and w not in STOP]))


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
