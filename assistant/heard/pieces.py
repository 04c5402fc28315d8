"""Where the statements of a line of notes begin and end."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.heard import cues
from assistant.heard.errands import REPORTED
from assistant.patterns import any_case, as_written

_PIECE = as_written(r"\s*(?:;|\n|\s[-\u2013\u2014]{1,2}\s|\s*->\s*|\u2192)\s*")
_BULLET = as_written(r"^\s*(?:[-=]>|\u2192|[-*+\u2022>]|\d+[.)]|\[ ?\])\s*(?:\[ \]\s*)?")
AGREED = any_case(
    r"^\W*(?:(?:agreed|deal|decided|plan|we agreed|so)\s*:|(?:we )?agreed (?:that )?(?=(?:I|he|she|they)\b))\s*"
)
"""Before who does what: "agreed: I write the abstract, he does the figures", "we agreed he drafts it"."""
THEY_ASK = any_case(
    r"\b(?P<who>[\w.'-]+) (?:also |then |again )?(?:asked|asks|wondered|wonders|wanted to know|wants to know) (?:me |us )?"
    r"(?P<question>(?:how|what|when|where|who|why|which|whether|if|about)\b[^;]*?)"
    r"(?=\s*(?:$|[.?!;]|,?\s(?:and |but )?(?:I|still|never)\s(?:I |still |have |had )*(?:never|not|haven't|didn't)\b|,?\s(?:and |but )?(?:haven't|didn't)\b))"
)
_NOT_DONE = as_written(
    r"(?:,|,?\s+(?:and|but))\s+(?:(?:I|he|she|they)\s+)?(?:(?:still|just|so far|sadly|have|has|had)\s+)*"
    r"(?:haven't|hasn't|hadn't|have not|has not|had not|didn't|did not|couldn't|could not|forgot|never (?:did|sent|got|gave|wrote"
    r"|made|went|told|found|brought|\w+ed)|not (?:yet|done|sent))\b"
)
"""Where a remark on what came of it begins behind a promise: "and haven't done it", "but never sent it"."""
WITH_IT = as_written(r"(?:I|he|she|they) (?:then |also |just )?[a-z]+ (?:it|them|that|those)\b")
_SEMICOLON = as_written(r"\s*;\s*")
_NEXT_SUBJECT = as_written(
    r"[,.]?\s+(?:and|but|so|while|&)\s+(?=(?:I|i|he|she|they|[A-Z]\w*)(?:'ll|\s+(?:will|said|promised|agreed"
    r"|owes?|might|may|could|should|is going|to send)\b))|,\s+(?=(?:[Ii]|he|she|they)(?:'ll|\s+(?:will|said"
    r"|promised|agreed|owes?|might|could|should))\b|(?:he|she|they|[Ii])(?:'s|'m|'re| is| am| are)\s+(?:\w+ing|to)\b)"
    r"|,\s+(?=(?:then |and )?[a-z]{3,}s (?:it|me|us|them)\b)|,\s+(?:and )?then\s+(?=(?:I|he|she|they)\s+[a-z])"
    r"|,\s+(?=(?:e-?mail|send|forward|post|shipp|bring|text|drop+)ing (?:it|them|that)\b)"
    r"|,\s+(?:(?:sure|yes|ok|okay|fine),?\s+)?(?=(?:will|'ll|said)\s+\w)|(?<!\b[A-Z])\.\s+(?=[a-z])"
)
_CONDITION = any_case(r"\b(?:if|once|when|unless|as soon as|asked|says?|said|told)\b")
"""What makes the clause behind it part of the statement."""
_NEXT_VERB = as_written(r"[,.]\s+(?=(?:[Ii]|he|she|they)\s+(?:then |also |just )?(?P<verb>[a-z]+))")
_AND_WITH_IT = as_written(rf",?\s+(?:and|&)\s+(?={WITH_IT.pattern})")
_YES_THEN = as_written(r"\bsaid (?:yes|ok|okay|sure|fine)(?P<cut>,\s+)(?=(?:I|he|she|they)\s)")
_AND_SUBJECT = as_written(r",?\s+(?:and|while|but)\s+(?=(?:I|he|she|they)\s)")
_AND_TOLD = as_written(
    r",?\s+and\s+(?=(?:(?:I|he|she|they)'d\s|(?:said|promised|told \w+) (?:that )?(?:[Ii]|he|she|they)(?:'d|'ll| would| will)\s"
    r"|promised (?:him|her|them|me|us)\s))"
)

_AND_TO = as_written(r",?\s+and\s+(?=to [a-z]+ )")
_PROMISED_A_THING = any_case(r"\bpromised (?!to\b|that\b|(?:\w+ )?(?:I|he|she|they|to|that)\b)")
"""What stands before a thing, behind which an errand may follow: "promised a map and to ask Ana"."""


def pieces(plain: str, begin: int, *, whole: bool = False) -> list[tuple[int, int]]:
    """Where the statements of a note line stand after BEGIN: cut at dashes, semicolons, arrows and before a new subject.

    A WHOLE line has one owner: only a semicolon or a new subject ends a statement of it.
    """
    bounds: list[tuple[int, int]] = []
    start = begin or (m.end() if (m := _BULLET.match(plain)) else 0)
    for cut, after in sorted(set(_cuts(plain, whole))):
        if cut >= start and plain.count('"', 0, cut) % 2 == 0:
            bounds.append((start, cut))
            start = after
    bounds.append((start, len(plain)))
    bounds = [part for a, b in bounds for part in _without_state(plain, a, b)]
    return [(a, b) for a, b in bounds if plain[a:b].strip()]


def _cuts(plain: str, whole: bool) -> Iterator[tuple[int, int]]:
    """The joints of a line, as (end of a statement, start of the next)."""
    free = not _CONDITION.search(plain)
    for joint, is_one in (
        (_SEMICOLON if whole else _PIECE, True),
        (_NEXT_SUBJECT, True),
        (_AND_WITH_IT, free),
        (_AND_SUBJECT, AGREED.match(plain)),
        (_AND_TOLD, REPORTED.search(plain)),
        (_AND_TO, _PROMISED_A_THING.search(plain)),
    ):
        if is_one:
            yield from (match.span() for match in joint.finditer(plain))
    yield from (match.span("cut") for match in _YES_THEN.finditer(plain))
    for match in _NEXT_VERB.finditer(plain) if free else ():
        if any(cues.ACTION.fullmatch(match["verb"][: -n or None]) for n in (0, 1, 2)):
            yield match.span()


def _without_state(plain: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where a statement stands, and behind it the remark that it is not done yet."""
    remark = _NOT_DONE.search(plain, start, end) if not THEY_ASK.search(plain, start, end) else None
    return [(start, remark.start()), (remark.start(), end)] if remark and remark.start() > start else [(start, end)]
