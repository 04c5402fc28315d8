"""What the contact needs, according to the user's notes: "he needs teachers to trial it"."""

from __future__ import annotations

import re

from assistant.heard import remarks, shorthand
from assistant.heard.talk import Sentence
from assistant.heard.wordings import Names
from assistant.patterns import any_case, as_written

_NOTED_NEED = any_case(
    r"^\W*(?:(?:(?P<who>[\w.'-]+)|(?:his|her|their) (?:team|firm|company|school|office|shop|group|department|club))\s+)?(?:still |really |badly |also |just |is |are |'s |was )*(?:needs?:?|wants:?"
    r"|(?:looking|searching|looks|searches) for|short of|(?:struggling|struggles)(?: with|(?= to\b))|lacks|is after|missing(?= (?:an?|some\w*|two|three|people)\b)|would (?:love|like))\s+(?P<thing>\S.+?)(?:[,;] (?:I|he|she|they)(?:'ll| will| can| could)\b.*)?$"
)


_OBSTACLE = any_case(
    r"(?:,\s+(?:(?:but|and|yet|though|although)\s+)?|\s+(?:but|yet|though|although)\s+|\s+and\s+(?=(?:can't|cannot|could)))"
    r"(?:(?:he|she|they|it|there|that)\s+)?(?:(?:still|so far|just|is|are|has|have)\s+)*"
    r"(?:\w+n't|cannot|no|not (?:allowed|able|yet)|never|nobody|no one|lacks?)\b.*$"
)
"""What stands in the way of a wish, behind it: "wants to sing in a choir but can't find one"."""


_SAYS_FIRST = any_case(
    r"^\W*(?P<who>[\w.-]+?)(?:'s|'re)? [^,;:]*?(?:(?:,| -| &) (?:and |but )?(?=(?:still |really |also )*(?:wants|needs|is looking for|looking for)\b)| and (?=(?:needs|wants(?! to)|is looking for|looks for)\b))"
)
"""What a note tells of somebody before what they want: "she's tired of forms, wants ..."."""


_DOES_FIRST = as_written(r"\W*[A-Z]?[a-z]+s (?:an?|the|his|her|their|two|three|four|five|\d+|at|in|on|for|with)\b")
"""What somebody does, at the head of a note that does not say who: "Restores a loom and looks for ..."."""
_REPORTED = any_case(
    r"^\W*(?:(?:he|she) )?(?:also )?(?:said|says|mentioned|mentions|complained|told (?:me|us)|tells (?:me|us))(?: that)? (?=(?:he|she|his|her)\b)"
)
"""How a note says that the contact told it."""
_HAS_NOBODY = any_case(
    r"^\W*(?P<who>[\w.'-]+ )?(?:still )?(?:(?:has|have) (?:nobody|no one|no-one)|(?:cannot|can't|couldn't) find any(?:one|body)) (?P<rest>(?:to|who|for) .+)"
)


def noted_need(sentence: Sentence, names: Names) -> str | None:
    """What the contact needs according to a note ("he needs teachers to trial it")."""
    told = _REPORTED.sub("", sentence.plain)
    return next((need for part in re.split(r";\s+", told) if (need := _need_in(part, names))), None)


def _need_in(told: str, names: Names) -> str | None:
    """What the contact needs according to one part of a sentence."""
    if nobody := _HAS_NOBODY.match(told):
        told = f"{nobody['who'] or ''}needs somebody {nobody['rest']}"
    match = _NOTED_NEED.match(_SAYS_FIRST.sub(lambda m: "" if _DOES_FIRST.match(told) else f"{m['who']} ", told))
    if re.match(r"\W*(?:still )?need to\b", told, re.IGNORECASE):
        return None  # "need to send a title" is the user's own errand
    if match is None or re.match(
        r"(?:to (?:ask|check|go|run)|not|no\b|me\b|us\b|my\b|our\b)", match["thing"], re.IGNORECASE
    ):
        return None
    who = re.sub(r"'(?:s|re)$", "", (match["who"] or "").casefold()).strip(".'")
    if (
        who
        and who not in ("he", "she", "they", "still", "really", "is")
        and who not in shorthand.name_words(names.theirs)
    ):
        return None
    thing = remarks.without_tail(_OBSTACLE.sub("", match["thing"]))
    thing = re.sub(r"\s+and (?:would|wants|needs|is|has)\b.*$", "", thing)
    if re.match(r"(?:it|them|that|this|those|these|him|her)\b", thing, re.IGNORECASE):
        return None  # it says nothing alone
    return re.sub(
        r"(?:\s+[-\u2013\u2014]\s|\s*;|,? (?:so (?:I|we|he|she|they)|and (?:I|we))\b).*$|[.!]+$", "", thing
    ).strip()


# -- the outcome of the agenda -------------------------------------------------------------------------------------
