"""Links, mail addresses, phone numbers, codes and secrets in a text, and the words by which one gives a secret away."""

from __future__ import annotations

import re

from assistant.patterns import any_case, as_written

LINK = any_case(
    r"(?:https?://|www\.)\S+"
    r"|(?<![\w.-])(?:[\w-]{1,63}\.){1,6}(?:com|org|net|io|co|example|de|uk|app|dev|info|ly|gl|me|biz|eu|ai|test)\b(?:/\S*)?"
)
EMAIL = as_written(r"(?<![\w.+'-])[\w.+'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
PHONE = as_written(r"(?<![\w-])(?:\+|00)?\(?\d[\d ()./-]{5,}\d(?![\w-])")
CODE = as_written(r"(?<![\w.@/-])(?=[\w-]*\d)(?=(?:[\w-]*[A-Za-z]){2})[A-Za-z0-9][\w-]{5,}(?![\w@])")
ORDINARY = any_case(r"\d[\d.,]*-?[a-z]+(?:-[a-z]+)*|[a-z]{2,6}-?\d{1,2}|\d{4}-\d{2}-\d{2}|[a-z]+(?:-[a-z]+)*-\d{1,3}")
"""A number with its unit ("120kg", "12-month"), a version or edition ("covid-19"), or a day: no code."""
_HANDLE = as_written(r"(?<![\w.+@/-])@[A-Za-z][\w.]{2,}")
_DIGIT = r"(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|double|triple)"
_SAID_ALOUD = any_case(
    rf"\b{_DIGIT}(?:[ ,-]+{_DIGIT}){{4,}}\b"
    r"|(?<![\w-])[\w-]{2,63} dot (?:com|org|net|io|co|example|info|biz|eu|uk|de)\b"
)
_SORT_CODE = as_written(r"(?<![\d-])\d{2}-\d{2}-\d{2}(?![\d-])")
_KEPT_SAFE = (
    r"(?:pass(?:words?|codes?|phrases?)|pin|log-?ins?|credentials|card numbers?"
    r"|(?:one-time|security|verification|access|entry|door|gate|alarm|safe) codes?)"
)
_CREDENTIAL = any_case(
    rf"\b(?:code|account(?: number)?|{_KEPT_SAFE})(?: no\.?)?(?: (?:is|was))?:? \d{{3,}}\b(?! ?%)"
    r"|\bpassphrase(?: is|:)? (?:[a-z]+[ -]){2,}[a-z]+|\bsk-[\w-]{16,}"
    rf"|\b(?:code|{_KEPT_SAFE})\b[^.;!?\d]{{0,40}}(?:\b(?:is|was|are|were)|[:=]) (?=[\w-]*\d)[\w-]{{4,}}(?! ?%)"
)
_HAND_OVER = any_case(
    r"\b(?:reply|repl(?:ies|ied|ying)|(?:send|share|giv|text|tell|mail|e-?mail|forward|enter|typ|confirm|provid|submit|verify)(?:e|s|ing)?)"
    rf"(?: \w+){{0,4}}? (?:your|her|his|their|my|our|me|you|us|the) (?:\w+ )?{_KEPT_SAFE}"
    r"(?=\W*$|[.,;:!?)]| (?:and|or|so|to|for|of|by|in|on|with|at|details?|data|now|first|today)\b)"
    r"|\bclick(?:s|ed|ing)? (?:on )?(?:the|this|that|your|my|her|his|a) (?:\w+ )?link\b"
    r"|\bfollow (?:the|this|that) link\b"
    r"|\b(?:wir(?:e|ing)|transfer\w*|paid|pay\w*|deposit|remit\w*|refund\w*)\b[^.;!?]{0,60}"
    r"\b(?:new|other|different|private|personal|changed) (?:\w+ )?(?:banks?|accounts?|iban|wallet)\b"
    r"|\bnew (?:bank (?:account|details)|account (?:details|number))\b"
    r"|(?-i:\b(?:SYSTEM|ASSISTANT|DEVELOPER)) ?:.*"
)
"""What a swindler has one do: hand over a secret, click, pay to a new account, obey."""


def given_away(text: str) -> list[str]:
    """Handles, codes and secrets in TEXT, and what asks for them."""
    return [m[0] for p in (_HANDLE, _SAID_ALOUD, _SORT_CODE, _CREDENTIAL, _HAND_OVER) for m in p.finditer(text)]


def without_secrets(text: str) -> str:
    """TEXT with its codes, passwords and spelt out numbers as `[secret]`."""
    for pattern in (_SORT_CODE, _CREDENTIAL):
        text = pattern.sub(lambda found: re.sub(r"[\w-]+$", "[secret]", found[0]), text)
    return _SAID_ALOUD.sub("[secret]", text)
