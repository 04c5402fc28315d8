"""Whose a line of a note is, by the names, initials and pronouns that it may use."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.heard.talk import Role
from assistant.heard.wordings import Names
from assistant.models import TITLES
from assistant.names import fold
from assistant.patterns import as_written

_PRONOUNS = ("he", "she", "they")
_IN_A_HEADING = as_written(r" (?:job|task|part|side|bit|action|turn|homework)$")


class Owners:
    """The two of a note, by all that it may call them."""

    def __init__(self, me: Sequence[str], contact: Sequence[str]) -> None:
        self.mine = {"i", "me", *name_words(me)}
        self.theirs = name_words(contact)
        self.first = tuple({fold(name).split()[0] for name in names[:1] if name.split()} for names in (me, contact))

    def role(self, who: str) -> Role | None:
        """Who the subject WHO is."""
        word = fold(who).strip(".':")
        if word in self.mine:
            return "me"
        if len(word) == 1 and word != "i" and who.strip(".: ")[:1].isupper():
            return self._initial(word)
        return "them" if word in self.theirs or word in (*_PRONOUNS, "hes", "shes") else None

    def whose(self, who: str) -> Role | None:
        """Whom WHO means where it says whose something is: "me", "her", "Ben's part"."""
        word = re.sub(r"'s$", "", _IN_A_HEADING.sub("", fold(who).strip(".:' ")))
        if len(word) == 1 and word != "i" and who.strip()[:1].isupper():
            return self._initial(word)
        if word in self.mine or word in ("my", "mine", "us", "our"):
            return "me"
        known = word in self.theirs or word in (*_PRONOUNS, "him", "her", "them", "his", "their", "hers")
        return "them" if known else None

    def after_name(self, who: str, rest: str) -> str:
        """REST behind the name WHO, without the family name at its head."""
        family, _, more = rest.partition(" ")
        full = {f"{fold(who)} {fold(family)}"} & (self.mine | self.theirs)
        return more if full else rest

    def _initial(self, letter: str) -> Role | None:
        """Whose first letter LETTER is: by the first names, else by any name; nobody's when it may be either's."""
        every = (self.mine - {"i", "me"}, self.theirs)
        for mine, theirs in (self.first, every):
            me, them = (any(name.startswith(letter) for name in names) for names in (mine, theirs))
            if me != them:
                return "me" if me else "them"
        return None


def name_words(names: Sequence[str]) -> set[str]:
    """The words by which notes may call the bearer of NAMES: full, first and last name, initials; case folded."""
    words: set[str] = set()
    for name in names:
        parts = [part for part in fold(name).split() if part.rstrip(".") not in TITLES] or fold(name).split()
        words |= {fold(name), " ".join(parts), *(p for p in (parts[:1] + parts[-1:]) if len(p) > 1)}
        if len(parts) > 1:
            words.add("".join(p[0] for p in parts))
    return {w for w in words if w}


def nicknames(text: str, names: Names) -> list[str]:
    """The short first names that TEXT gives the contact beside the family name: "bea" where "bea holm" is Beatrix Holm."""
    parts = names.contact.split()
    if len(parts) < 2:
        return []
    found = re.findall(rf"\b([^\W\d_]{{2,}}) {re.escape(parts[-1])}\b", text, re.IGNORECASE)
    mine = name_words(names.mine)
    short = dict.fromkeys(nick for nick in found if fold(names.first).startswith(fold(nick)))
    return [nick for nick in short if fold(nick) not in mine | name_words([names.contact])]
