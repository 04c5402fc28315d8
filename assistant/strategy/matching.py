"""Who could help whom: each need against each offer, by meaning and by words, precision before quantity.

A pair is proposed when each side is the other's best match and stands out from the next best. The bars below were set
on four made-up sets of about 60 needs and offers each; bench/README.md has what they reach.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant import names
from assistant.english import verbs
from assistant.models import Contact, Note
from assistant.patterns import any_case
from assistant.sentences import sentences
from assistant.strategy import limits
from assistant.strategy.needs import Stated, needs, offers, stems
from assistant.strategy.ties import Tie, public

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Matrix = npt.NDArray[np.float32]

Embed = Callable[[Sequence[str]], "Matrix | None"]

STANDS_OUT = 10.0
"""Closeness plus its lead over the second best of both sides, from which a pair is proposed."""
COSINE, SPREAD = 0.08, 0.098
WORD_COSINE, WORD_SPREAD = 0.31, 0.056
"""Mean and standard deviation between lines that have nothing to do with each other: of the whole lines, and of their
words, each with its nearest in the other line (1,800 pairs of made-up needs and offers)."""
FLOOR, NEAR, ANY = 0.3, 0.5, -1.0
"""Cosine below which nothing is proposed; from NEAR on one shared word is taken as the same thing."""
NOISE = 4.0
"""Closeness that unrelated lines reach; the second best of a side is never taken as less."""
REST = 0.3
"""Two lines that share one word must be this alike without it: a translator of contracts is no compiler translator."""
UNLIKE = 0.16
"""Below it what two lines say besides their shared words is about something else: bridges in a mouth, bridges of stone."""
FEW = 100
"""Pairs of a need and an offer up to which a home holds few lines."""
UNMARKED = 0.5
"""What each side loses that only stands in a plain sentence."""
MOST_GIVERS = 2
"""People proposed for one need."""
NEAREST = 5
"""Offers of a need, and needs of an offer, whose words are compared one by one."""
WORDS_ALONE = 0.5
"""Without vectors: the share of the need's words that the offer must hold."""
STAGE = "introduction with "
"""How the line begins that keeps where an introduction stands."""
MOST_PLAIN = 600
"""Plain sentences compared, the newest first; marked lines are all compared."""

_FRAME = any_case(
    r"^(?:(?:some|any)(?:one|body) (?:else )?(?:who(?:'s| has| have| can| could| knows| is)?|that|to talk to about|to|with)"
    r"|(?:a |an |the )?(?:person|people|contact|colleague|firm|place|partner) (?:who(?: has| have| can| could| knows)?|that|to|with)"
    r"|(?:some |any )?(?:advice|ideas|tips|input|help|support|guidance|experience) (?:on|about|with|for|in|from)"
    r"|a (?:good )?way (?:to|of)|ways to|how to|how)\s+"
)
_CONFLICT = any_case(
    r"\b(?:compet(?:e|es|ing|itors?|ition)|rivals?|rivalry|lawsuits?|sued|suing|sues|in court|litigation|disput\w+"
    r"|fell out|falling[- ]out|feud\w*|bad blood|not on speaking terms"
    r"|in anger|angry (?:with|at)|shouting match|walked out|nothing to do with|anything to do with"
    r"|turned down in court|legal action|took (?:him|her|them) to court|never (?:work|speak|talk)\w* (?:with|to) \w+"
    r"|will not (?:work|speak|talk)|won't (?:work|speak|talk)|can't stand|cannot stand|hates|poached|accus\w+"
    r"|conflict"
    r"|threw (?:him|her|them) out|fired (?:him|her|them)|slammed the door|(?:do not|don't) (?:introduce|connect|put)"
    r"|keep (?:them|him|her) apart|avoid\w*|stole|enem(?:y|ies))\b"
)
_TO_MEET = any_case(r"\b(?:meet|(?:I|we|you|any(?:body|one)) know|introduc(?:e|tion)|intro|connect|put .* in touch)\b")
"""That somebody named is still to be met: "would like to meet Ada Lind"."""


_ASIDE = re.compile(
    r"\s*(?:;|: (?=[\"\u201c](?:happy|glad) to (?:talk|chat|help|meet|speak)\b)|\s[\u2013\u2014-]\s|\(|, (?=(?:she|he|they|it|hers|his|theirs|this|that|(?:the|her|his"
    r"|their) \w+(?: \w+)?) (?:is|are|was|has|have|must|needs?|will|wants?|starts?|opens?|\w+ed)\b)"
    r"|,? (?:due )?(?:by|before|until) (?:\d|the \d|(?:the )?(?:end|middle|new|next)\b|[A-Z][a-z]+day\b|"
    + limits.MONTH
    + r")\b).*",
    re.DOTALL | re.IGNORECASE,
)


def head(text: str) -> str:
    """TEXT up to what is said besides, about dates and circumstances: "a crane; hers is booked until May"."""
    short = _ASIDE.sub("", text)
    return short if len(stems(short)) > 1 else text


@dataclass(frozen=True)
class Pair:
    """A need and an offer that may meet. SHARED are the words both hold; SCORE only orders the list."""

    need: Stated
    offer: Stated
    score: float
    shared: tuple[str, ...] = ()


def pairs(ties: list[Tie], embed: Embed, *, only: str | None = None) -> list[Pair]:
    """The pairs worth an introduction, best first; ONLY those with the contact of this id."""
    welcome = [tie for tie in ties if not (limits.of(tie, tie.today) or limits.introductions(tie, tie.today))]
    wanted, given = _newest(i for t in welcome for i in needs(t)), _newest(i for t in welcome for i in offers(t))
    by_id = {tie.contact.id: tie for tie in ties}
    if not wanted or not given:
        return []
    scores = _scores(wanted, given, embed)
    found: dict[frozenset[str], Pair] = {}
    for row, column, score in scores:
        need, offer = wanted[row], given[column]
        people = {need.contact.id, offer.contact.id}
        if (only is not None and only not in people) or people_apart(by_id[need.contact.id], by_id[offer.contact.id]):
            continue
        pair = Pair(need, offer, score, tuple(sorted(stems(head(need.text)) & stems(head(offer.text)))))
        if pair.score > found.get(frozenset(people), pair).score or frozenset(people) not in found:
            found[frozenset(people)] = pair
    return sorted(found.values(), key=lambda p: (-p.score, p.need.contact.id, p.offer.contact.id))


def best_between(one: Tie, other: Tie, embed: Embed) -> Pair | None:
    """What ONE could do for OTHER, else the other way round: what is alike, else what both sides marked."""
    for least in (FLOOR, None):
        for giver, needer in ((one, other), (other, one)):
            pair = between(giver, needer, embed, least=least)
            if pair is not None:
                return pair
    return None


def between(
    giver: Tie,
    needer: Tie,
    embed: Embed,
    *,
    need: Stated | None = None,
    offer: Stated | None = None,
    least: float | None,
) -> Pair | None:
    """The best of what GIVER has for NEEDER, NEED or OFFER as the user says it; LEAST alike, or marked when None."""
    wanted, given = [need] if need else needs(needer), [offer] if offer else offers(giver)
    if not wanted or not given:
        return None
    cosines = _cosines(wanted, given, embed)
    places = [
        (r, c) for r, item in enumerate(wanted) for c, other in enumerate(given)
        if (item.marked and other.marked if least is None else float(cosines[r, c]) >= least)
    ]  # fmt: skip
    if not places:
        return None
    row, column = max(places, key=lambda at: (float(cosines[at]), -at[0], -at[1]))
    shared = tuple(sorted(stems(head(wanted[row].text)) & stems(head(given[column].text))))
    return Pair(wanted[row], given[column], float(cosines[row, column]), shared)


def people_apart(one: Tie, other: Tie) -> str | None:
    """Why these two must not or need not be brought together: the same house, met already, rivals, a quarrel."""
    a, b = one.contact, other.contact
    if a.id == b.id:
        return "the same person"
    if a.org and b.org and a.org.casefold() == b.org.casefold():
        return f"both work for {a.org}"
    if {note.id for note in one.notes} & {note.id for note in other.notes}:
        return "they stand in one note together: they know each other"
    for tie, stranger in ((one, b), (other, a)):
        if _in_words(tie.contact.met or "", stranger):
            return f"the card of {tie.contact.name} names {stranger.name}: they know each other"
        for note in tie.notes:
            text = note.text  # private lines count here: they keep people apart, and nothing of them is shown
            if _CONFLICT.search(text) and _names(text, stranger):
                return f"a note on {tie.contact.name} speaks of a conflict with {stranger.name}"
            if _knows(note, stranger):
                return f"a note on {tie.contact.name} names {stranger.name}: they may know each other"
    return None


def _knows(note: Note, person: Contact) -> bool:
    """Whether a sentence of NOTE names PERSON; one that wishes for the meeting does not count, unless it is private."""
    said = [part for line in note.text.split("\n") for part in sentences(line) if _in_words(part, person)]
    return any(not _TO_MEET.search(part) or part not in public(note) for part in said if not part.startswith(STAGE))


def _in_words(text: str, person: Contact) -> bool:
    """Whether TEXT names PERSON; a month, and a verb at the beginning ("Will call"), name nobody."""
    return any(
        " " in found[0]
        or not (
            verbs.is_calendar(found[0])
            or (found.start() == 0 and found[0].casefold() in verbs.BASES | verbs.AUXILIARIES)
        )
        for found in names.mention(person).finditer(text)
    )


def _names(text: str, person: Contact) -> bool:
    """Whether a sentence of TEXT with a word of conflict, or its neighbour, names PERSON or their organisation."""
    house = re.split(r"[,(]", person.org or "")[0].strip()  # "Entrada Clara, Barcelona"
    if len(house) > 2 and re.search(rf"(?<!\w){re.escape(house)}(?!\w)", text, re.IGNORECASE):
        return True
    words = [word for word in re.findall(r"[^\W\d_]{4,}", house) if word[:1].isupper()]
    said = set(re.findall(r"[^\W\d_]{4,}", text.casefold()))
    if len(words) > 1 and all(word.casefold() in said for word in words):  # "the Salt Merchants museum"
        return True
    surname = person.name.split()[-1]
    if len(surname) > 3 and re.search(rf"(?<!\w){re.escape(surname)}(?!\w)", text):
        return True
    return bool(names.mention(person).search(text))


def _newest(items: Iterable[Stated]) -> list[Stated]:
    """All marked items and the newest plain ones."""
    rows = list(items)
    plain = sorted((i for i in rows if not i.marked), key=lambda i: i.note.order, reverse=True)[:MOST_PLAIN]
    return [*(i for i in rows if i.marked), *plain]


def _scores(wanted: list[Stated], given: list[Stated], embed: Embed) -> list[tuple[int, int, float]]:
    """(need, offer, score) of the pairs in which each is the other's best and stands out, and a second giver of that need."""
    import numpy as np  # 0.1 s; only what ranks pays

    cosines = _cosines(wanted, given, embed)
    needers = np.array([item.contact.id for item in wanted])
    givers = np.array([item.contact.id for item in given])
    close = _closeness(wanted, given, cosines, embed)
    close[needers[:, None] == givers[None, :]] = -np.inf
    tops, few = close.max(axis=0), len(wanted) * len(given) <= FEW
    found = []
    for r in range(len(wanted)):
        others = np.ones(len(given), dtype=bool)
        chosen: list[tuple[int, float]] = []
        while others.any() and len(chosen) < MOST_GIVERS:
            c = int(np.where(others, close[r], -np.inf).argmax())
            others &= givers != givers[c]
            if cosines[r, c] < FLOOR or close[r, c] < tops[c] or not np.isfinite(close[r, c]):
                break
            second = max(NOISE, float(close[r, others].max(initial=NOISE)))
            other = max(NOISE, float(close[needers != needers[r], c].max(initial=NOISE)))
            score = 2 * float(close[r, c]) - (second + other) / 2
            if score < STANDS_OUT or not _alike_without_shared(
                wanted[r], given[c], float(cosines[r, c]), embed, few=few
            ):
                break
            chosen.append((c, score))
        scores = [score for _, score in chosen]  # an explicit offer goes before what only tells of them
        chosen.sort(key=lambda row: not given[row[0]].marked)
        found += [(r, c, score) for (c, _), score in zip(chosen, sorted(scores, reverse=True), strict=True)]
    return found


def _cosines(wanted: list[Stated], given: list[Stated], embed: Embed) -> Matrix:
    """How alike each need and each offer are: cosines, else the share of the need's words where the offer holds half."""
    import numpy as np

    texts = [_plain(item.text) for item in wanted] + [head(item.text) for item in given]
    vectors = embed(texts)
    if vectors is None:
        return np.array([[_overlap(need.text, offer.text) for offer in given] for need in wanted], dtype=np.float32)
    return vectors[: len(wanted)] @ vectors[len(wanted) :].T


def _closeness(wanted: list[Stated], given: list[Stated], cosines: Matrix, embed: Embed) -> Matrix:
    """Twice the cosine of the lines and once that of their words, in standard deviations above unrelated lines.

    Words are compared for the nearest pairs only; all others count as average in them.
    """
    import numpy as np

    unmarked = np.array([[not item.marked] for item in wanted]) + np.array([[not item.marked for item in given]], int)
    close: Matrix = 2 * (cosines - COSINE) / SPREAD - UNMARKED * unmarked
    rows, columns = cosines.shape
    near = {(r, int(c)) for r in range(rows) for c in np.argsort(-cosines[r], kind="stable")[:NEAREST]}
    near |= {(int(r), c) for c in range(columns) for r in np.argsort(-cosines[:, c], kind="stable")[:NEAREST]}
    near = {(r, c) for r, c in near if cosines[r, c] >= FLOOR / 2}
    words = {id(item): _words(_plain(item.text)) for item in wanted} | {
        id(item): _words(head(item.text)) for item in given
    }
    every = sorted({word for r, c in near for item in (wanted[r], given[c]) for word in words[id(item)]})
    vectors = embed(every) if every else None
    if vectors is None:
        return close
    place = {word: number for number, word in enumerate(every)}
    alike = vectors @ vectors.T
    for r, c in near:
        mine, theirs = ([place[word] for word in words[id(item)]] for item in (wanted[r], given[c]))
        if mine and theirs:
            block = alike[np.ix_(mine, theirs)]
            both = (float(block.max(axis=1).mean()) + float(block.max(axis=0).mean())) / 2
            close[r, c] += (both - WORD_COSINE) / WORD_SPREAD
    return close


def _words(text: str) -> list[str]:
    """The content words of TEXT, each once."""
    return list(dict.fromkeys(word for word in re.findall(r"[^\W\d_][\w'-]{2,}", text.casefold()) if stems(word)))


def _alike_without_shared(need: Stated, offer: Stated, cosine: float, embed: Embed, *, few: bool = False) -> bool:
    """Whether two lines that share words are still alike when these are taken out.

    A single shared word says little: the lines must be near (COSINE) or the rest alike. The rest must never be quite
    unlike, but where two words are shared and there are FEW lines, in which chance has little room.
    """
    shared = stems(head(need.text)) & stems(head(offer.text))
    if not shared:
        return True
    rest = [
        " ".join(w for w in re.findall(r"[\w'-]+", text) if not stems(w) & shared)
        for text in (_plain(need.text), head(offer.text))
    ]
    left = min(len(stems(text)) for text in rest)
    if left < 2:
        return True
    vectors = embed(rest)
    if vectors is None:
        return True
    alike = float(vectors[0] @ vectors[1])
    if len(shared) == 1 and cosine < NEAR and alike < REST:
        return False
    return left < 3 or (few and len(shared) > 1) or alike >= UNLIKE


def _overlap(need: str, offer: str) -> float:
    words = stems(head(need))
    share = len(words & stems(offer)) / len(words) if words else 0.0
    return share if share >= WORDS_ALONE else 0.0


def _plain(text: str) -> str:
    """TEXT without "someone who has", "advice on" and what is said besides: what is needed, not that it is."""
    bare = _FRAME.sub("", head(text.strip()))
    return bare if len(bare.split()) >= 2 else text
