"""Whether what a text states about the contact is proven by the words quoted for it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from assistant.checks import orders, turned
from assistant.checks.frames import framed
from assistant.checks.ground import Ground, days_said
from assistant.checks.statements import clauses, content_of, past, statements, tells_of_a_thing, unclaimed
from assistant.checks.words import bare, english_stems, fold, meant_by, sentences, stems
from assistant.exchanges import TALKS
from assistant.patterns import any_case
from assistant.results import Claim

SHARE = 0.4
"""Share of the content words of a statement that must stand in the words that prove it (tuned on the tests' drafts)."""
STRANGE = 3
"""A claim of so many content words must share one with its quotation."""
SHORT = 2
"""A clause of so few content words ("as you wished") passes beside a proof when none of them is strange."""
NO_NOTE, OTHER_NOTE, OPPOSITE = (
    "no note is given for it",
    "the note given for it says something else",
    "the note given for it does not say so",
)
ORDERED = "an order in a note is no proof"
UNPROVEN = (NO_NOTE, OTHER_NOTE, OPPOSITE)
"""Why a statement is not proven, in words for the user."""
_HANDS_OVER = any_case(r"\bI (?:still )?(?:owed?|promised) you\b|\b(?:here (?:is|are)|comes?|attached|enclosed)\b")
"""What is handed over with the message: "with this comes the photograph I owe you"."""


def unproven(sentence: str, claims: Iterable[Claim], ground: Ground, *, fallback: Claim | None = None) -> str | None:
    """Why SENTENCE states something about the contact that nothing proves, or None.

    FALLBACK stands in for a claim where the result names a note for a whole item (agendas).
    """
    given = list(claims)
    mine = [claim for claim in given if about(claim, sentence)] + ([fallback] if fallback else [])
    valid = [claim for claim in mine if ground.holds(claim)]
    if orders.obeyed(sentence, valid, ground):
        return ORDERED
    for told in framed(sentence):
        if why := unproven(told, given, ground, fallback=fallback):
            return why
    shown = frozenset[str]().union(*(stems(ground.proof(claim)) for claim in given if ground.holds(claim)))
    if not mine and unclaimed(sentence, ground, shown):
        return NO_NOTE
    if valid and tells_of_a_thing(sentence, ground):
        known = stems("\n".join(ground.around(claim) for claim in valid)) | stems(ground.evidence.goal)
        if _other_deed(sentence, content_of(sentence), known):
            return OTHER_NOTE
    own = [claim for claim in valid if claim is not fallback]  # a whole note may tell of others besides
    if valid and _turned(sentence, own or valid, ground):
        return OPPOSITE
    for clause in statements(sentence, ground):
        if why := _why_not(clause, mine, valid, ground):
            return why
    return OTHER_NOTE if any(_is_foreign(claim, ground) for claim in valid) else None


_MY_MOVE = any_case(r"\W*(?:so |and |then )?(?:let me|I(?:'ll| can| could| will| would))\b")
"""What the user offers to do, which no note on them has to bear out: "I can print the tide table"."""


_TELLS = any_case(r"[.!?]['\")]*$|\b(?:you|your|I|we)\b")
"""What more than names a thing, as a subject or a gift does."""


def _turned(sentence: str, valid: list[Claim], ground: Ground) -> bool:
    """Whether a part of SENTENCE that asks nothing says the contrary of its quotations, or more than they hold as sure."""
    said = "\n".join(ground.around(claim) for claim in valid)
    noted = min((source.date for claim in valid if (source := ground.evidence.source(claim.note))), default=None)
    today, known = ground.evidence.today, stems(said)
    stated, dated = set(statements(sentence, ground)), bool(days_said(sentence))
    if _MY_MOVE.match(sentence) or not _TELLS.search(sentence):
        return False
    for clause, question in clauses(sentence.replace("\u2019", "'")):
        shares = bool(meant_by(content_of(clause), known))
        if question or _MY_MOVE.match(clause) or not (shares or clause in stated):
            continue
        told = turned.of_you(clause)
        if turned.denied(told, said):
            return True
        if noted is None or not shares:
            continue
        if turned.swapped(clause, said) or turned.recounted(clause, said):
            return True
        if turned.anothers(clause, said, ground.evidence.other_people):
            return True
        if (not dated and turned.early(told, said, noted, today)) or turned.outlived(clause, said, sentence):
            return True
        if told and surer(told, said, sentence):
            return True
    return False


def _is_foreign(claim: Claim, ground: Ground) -> bool:
    """Whether CLAIM and the words quoted for it have nothing in common, whoever the sentence speaks of."""
    content = content_of(claim.text) - english_stems("everyday") - english_stems("addressed")
    shown = stems(ground.proof(claim)) | stems(ground.evidence.goal)
    return len(content) >= STRANGE and not content & shown


def about(claim: Claim, sentence: str) -> bool:
    """Whether CLAIM was made for SENTENCE: one holds the other, or they share most of their words.

    A claim over several sentences was made for each of them.
    """
    one, other = bare(claim.text), bare(sentence)
    if not one:
        return False
    if one in other or other in one:
        return True
    parts = [bare(part) for part in sentences(claim.text)]
    if len(parts) > 1 and any(len(part.split()) > 2 and part in other for part in parts):
        return True
    mine = stems(claim.text)
    return bool(mine) and len(mine & stems(sentence)) / len(mine) >= 0.6


def _why_not(clause: str, mine: list[Claim], valid: list[Claim], ground: Ground) -> str | None:
    if not mine:
        return NO_NOTE
    if not valid:
        return f"the quoted words do not stand in {mine[0].note!r}"
    shown = [ground.proof(claim) for claim in valid]
    years = {str(source.date.year) for claim in valid if (source := ground.evidence.source(claim.note))}
    content = content_of(clause) - years
    own = stems(ground.evidence.goal)  # what the user typed today needs no note
    proven = meant_by(content, own.union(*(stems(text) for text in shown)))
    hands_over = _HANDS_OVER.search(clause) is not None and _owes(content, ground)
    short = len(content) <= SHORT and content <= ground.stems | english_stems("everyday")
    enough = len(proven) >= max(1, math.ceil(SHARE * len(content)))
    if content and not (enough or short or hands_over or _names_the_talk(clause, valid, ground)):
        return OTHER_NOTE
    strange = content - meant_by(content, ground.stems) - english_stems("everyday")
    if len(content) == SHORT and strange and not hands_over:
        return OTHER_NOTE  # "thank you for lending me the book", where only the book is on file
    if not content and _TOLD.search(clause):
        return None  # "on 17 November you asked, "..."": the quotation is held against the note by itself
    if not content and not ground.has_talk and not (stems(clause) & years.union(*(stems(text) for text in shown))):
        return OTHER_NOTE
    known = stems("\n".join(ground.around(claim) for claim in valid)) | own
    if not hands_over and _other_deed(clause, content, known):
        return OTHER_NOTE
    return None


_TOLD = any_case(r"\byou (?:asked|wrote|said|told me)\W*$")
"""Before a quotation."""
_DEED = any_case(
    r"\byou(?:'ve|'re|'d)?(?: (?:have|had|has|are|were|been|be|did|do|not|never|always|also|still|already|just|once|even|so|[a-z]+ly))*"
    r"(?: (?:want|need|hope|plan|wish|ask|promise|offer|agree|try|like)(?:d|ed|s)?(?: me)?(?: to| and))? (?P<verb>[a-z'-]+)"
)
_SHOWN_OR_SAID = stems(
    "show describe wish promise offer mention explain tell suggest recommend warn admit name call write put answer share "
    "report note reply add remark teach think find hope mean plan know try aim"
)
"""What somebody did by saying what is quoted."""
MOSTLY = 0.75
"""Share of a statement from which on another verb in it is taken for another word of the same."""


def _other_deed(clause: str, content: frozenset[str], known: frozenset[str]) -> bool:
    """Whether the clause has the contact do, or something happen, what the quoted sentences do not speak of."""
    free = _SHOWN_OR_SAID | english_stems("talking") | english_stems("handing")
    for match in _DEED.finditer(clause):
        verb = stems(match["verb"]) - free
        if verb and meant_by(verb, known) < verb and not match["verb"].endswith("'s"):
            return True
    shown = meant_by(content, known)
    happened = frozenset[str]().union(*(stems(word) for word in re.findall(r"[a-z]+", clause.lower()) if past(word)))
    strange = (happened & content) - free - shown
    return bool(strange) and len(shown) < MOSTLY * len(content)


_HEDGE = any_case(
    r"\b(?:maybe|perhaps|might|(?-i:may)|could|can(?=.*\bask)|possibly|probably|not sure|unsure|unclear|undecided|think(?:s|ing)? (?:of|about)|thought (?:of|about)|if (?:she|he|they)|"
    r"has to ask|have to ask|wonder\w*|consider\w*|hop(?:e|es|ed|ing)|not yet|open question|depend\w*|whatever)\b"
)
_WISH = any_case(
    r"\b(?:wants?|wanted|needs?|needed|wish\w*|hop(?:e|es|ed|ing)|look(?:s|ed|ing)? (?:out )?for|search\w*|seek\w*|hunt\w*|"
    r"miss(?:es|ed|ing)?|lack\w*|would|could use|ask(?:s|ed|ing)?|after|interest\w*|keen|eager|lik(?:e|ed)|plan\w*|try|tried|trying|"
    r"question|help|on (?:your|the) list|worr\w+|problem|trouble|condition|warning|curious|short of|still)\b"
)
_PLEDGE = any_case(
    r"\b(?:promis\w*|offer\w*|said|agreed|would|will|could|can|kind\w*|owe\w*|forward|going to|wait\w*|still|mean\w*|plan\w*|"
    r"word|ready|sending|lending|intend\w*|when|once|until|hop\w+|volunteer\w*|let me|reminder|remind\w*)\b"
)
_DESIRE = any_case(
    r"\b(?:would (?:like|love|rather|prefer)|(?:hopes?|wants?|wishes|plans?|means|intends|longs) to|dreams? of)\b"
)
_OPEN = any_case(
    r"\b(?:ideas?|thought|thinking|plan\w*|hop\w+|want\w*|wish\w*|ask\w*|if|option|question|whether|look\w* (?:at|into)|curious|toy\w*|sounds?|seems?|sensible|hurry|rush)\b"
)
_NEED_LINE, _OWED_LINE = any_case(r"^[-* ]*(?:needs?|wants?)\??:"), any_case(r"^[-* ]*\[ \] they owe:")


def surer(clause: str, said: str, sentence: str) -> bool:
    """Whether a CLAUSE of SENTENCE tells as a fact what the lines SAID only hold as a maybe, a wish or an open promise."""
    lines = [line for line in said.split("\n") if line.strip()]
    parts = [part for line in lines for part in re.split(r"[,;]\s", line) if stems(part) & stems(clause)] or lines
    if bare(clause) in fold(said):
        return False
    marked, soft = ((_NEED_LINE, _WISH), (_OWED_LINE, _PLEDGE)), ((_HEDGE, _OPEN), (_DESIRE, _WISH))
    for where, pairs, told in ((parts, soft, clause), (lines, marked, sentence)):
        for softer, allowed in pairs:
            if where and all(softer.search(line) for line in where):
                return not any(pattern.search(told) for pattern in (allowed, _HEDGE, _OPEN))
    known = stems(said)
    plain = fold(said).replace("all", "all every")
    return any(m["word"] not in plain and stems(m["of"] or "") <= known for m in _WHOLLY.finditer(clause.lower()))


_WHOLLY = any_case(
    r"\b(?P<word>always|twice|largest|only|because"
    r"|(?:(?<!not )every(?! (?:day|week|month|year|morning|evening|night|hour|time)\b)(?! \w+ (?:has to|must|should|needs|counts))|(?<!and a )half(?! an? ))(?=(?: of)?(?: the| your)? (?P<of>\w+)))\b"
)
"""Words that say more than a record may; "every" and "half" of what it speaks of."""


def _owes(content: frozenset[str], ground: Ground) -> bool:
    """Whether the user owes something on file, and CONTENT names nothing else but that and how it comes."""
    owed = [promise.text for promise in ground.evidence.promises if promise.owner == "me"]
    idle = english_stems("everyday") | english_stems("handing") | english_stems("addressed")
    return bool(owed) and content <= stems("\n".join(owed)) | idle


def _names_the_talk(clause: str, valid: list[Claim], ground: Ground) -> bool:
    """Whether the clause only speaks of the talk itself and the note given for it is that talk."""
    kinds = {source.kind for claim in valid if (source := ground.evidence.source(claim.note))}
    return bool(kinds.intersection(TALKS)) and content_of(clause) <= stems(
        " ".join([*kinds, "thank kind see meet talk"])
    )
