"""Names: when two are the same, which contact is meant, and the slug a file may carry."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from itertools import product

from assistant.errors import ContactNotFound, UsageProblem
from assistant.models import ME, TITLES, Contact, Where
from assistant.patterns import as_written

_RESERVED = {ME, "con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}
SLUG_LENGTH = 40
_CONTROLS = ("Cc", "Cf", "Cs", "Zl", "Zp")
PERSON = "\ufffc"
"""Stands for a name in a question, so that what reads it need not know the name."""
NOBODY = "somebody"
"""What stands in a text in place of a forgotten name."""


def fold(text: str) -> str:
    """TEXT as names are compared: NFC, casefold, spaces collapsed."""
    return " ".join(unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold()).split())


_PLAIN = str.maketrans({"\u00f8": "o", "\u0142": "l", "\u0111": "d", "\u0131": "i", "\u00e6": "ae", "\u0153": "oe"})
_ACCENTS = as_written(r"[\u0300-\u036f]")


def unaccented(text: str) -> str:
    """TEXT folded, without accents: "José Ñúñez" is "jose nunez"; the vowel signs of other scripts stay."""
    return fold(_ACCENTS.sub("", unicodedata.normalize("NFD", fold(text))).translate(_PLAIN))


def checked(name: str) -> str:
    """NAME with its spaces collapsed (UsageProblem when it is empty, too long or holds control characters)."""
    clean = " ".join(unicodedata.normalize("NFC", name).split())
    if not clean:
        raise UsageProblem("The name is empty. Give a name of 1 to 200 characters.")
    if len(clean) > 200:
        raise UsageProblem(f"The name has {len(clean)} characters; the limit is 200.")
    if (bad := control(name)) is not None:
        raise UsageProblem(f"The name holds the control character U+{ord(bad):04X}. Type it again without.")
    return clean


_GENERIC_HOUSE = {
    "the", "of", "and", "for", "at", "in", "a", "an", "co", "company", "inc", "ltd", "llc", "plc", "gmbh", "ag",
    "group", "department", "dept", "team", "unit", "office", "division",
}  # fmt: skip
"""Words of an organisation's name that tell it from no other."""


def same_house(one: str, other: str) -> bool | None:
    """Whether two organisations are one; None when the one may be a part or a short form of the other."""
    if fold(one) == fold(other):
        return True
    a, b = ([word for word in re.findall(r"\w+", fold(name)) if word not in _GENERIC_HOUSE] for name in (one, other))
    initials = {"".join(word[0] for word in words) for words in (a, b) if len(words) > 1}
    unsure = not a or not b or a[0] == b[0] or set(a) <= set(b) or set(b) <= set(a) or initials & {a[0], b[0]}
    return None if unsure else False


def placed(org: str | None, mine: str | None) -> Where | None:
    """Where somebody of ORG stands for a user of the organisation MINE; None when it is not known or not clear."""
    same = same_house(org, mine) if org and mine else None
    return None if same is None else "internal" if same else "external"


def control(text: str) -> str | None:
    """The first character of TEXT that controls instead of being read (line ends, bidi marks, lone bytes), or None.

    The joiners U+200C and U+200D pass: some scripts cannot spell a name without them.
    """
    return next((c for c in text if unicodedata.category(c) in _CONTROLS and c not in "\u200c\u200d"), None)


def slug(name: str, taken: Iterable[str] = ()) -> str:
    """An ASCII id of at most 40 characters for NAME, unlike every one in TAKEN."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    base = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:SLUG_LENGTH].strip("-") or "contact"
    if base in _RESERVED:
        base += "-1"
    used, number, result = set(taken), 2, base
    while result in used:
        suffix = f"-{number}"
        result = base[: SLUG_LENGTH - len(suffix)].rstrip("-") + suffix
        number += 1
    return result


def label(contact: Contact) -> str:
    """How a list of candidates names CONTACT: `Dana Lee (dana-lee, dana@x.example)`."""
    return f"{contact.name} ({', '.join([contact.id, *contact.emails[:1]])})"


def find(contacts: list[Contact], query: str) -> Contact:
    """The contact that QUERY means: id, e-mail, name or alias, unique first name, unique surname, in this order.

    Only when nobody is found so are accents passed over.
    """
    wanted = fold(query)
    if not wanted:
        raise ContactNotFound(query, [])
    steps: tuple[Callable[[Contact], list[str]], ...] = (
        lambda c: [fold(c.id)],
        lambda c: [fold(email) for email in c.emails],
        lambda c: [fold(c.name), *map(fold, c.aliases)],
        lambda c: [fold(c.first_name), *(fold(name).split()[0] for name in (c.name, *c.aliases) if name.split())],
        _surnames,
    )
    for form, step in product((fold, unaccented), steps):
        said = form(_untitled(wanted) if step is _surnames else wanted)
        hits = [c for c in contacts if said in map(form, step(c))]
        if len(hits) == 1:
            return hits[0]
        if hits:
            raise ContactNotFound(query, [label(c) for c in hits[:8]], ambiguous=True)
    raise ContactNotFound(query, [label(c) for c in near(contacts, query)])


def _surnames(contact: Contact) -> list[str]:
    """What may be the surname of CONTACT, folded: the ends of the name, "berg" and "van den berg"."""
    names = [_untitled(fold(name)).split() for name in (contact.name, *contact.aliases)]
    return [" ".join(words[place:]) for words in names for place in range(len(words))]


def _untitled(folded: str) -> str:
    """A FOLDED name without the titles before it: "dr. koch" is "koch"."""
    words = folded.split()
    while len(words) > 1 and words[0].rstrip(".") in TITLES:
        words = words[1:]
    return " ".join(words)


def near(contacts: list[Contact], query: str, limit: int = 5) -> list[Contact]:
    """Contacts whose name looks like QUERY (a prefix, a word, a typing slip), best first."""
    from rapidfuzz import fuzz, process  # 15 ms, only paid when nobody was found

    wanted = unaccented(query)
    names = {(c.id, name): unaccented(name) for c in contacts for name in (c.name, *c.aliases)}
    starts = [key for key, name in names.items() if any(word.startswith(wanted) for word in [name, *name.split()])]
    scored = process.extract(wanted, names, scorer=fuzz.WRatio, score_cutoff=72, limit=limit)
    words = {(key[0], word): word for key, name in names.items() for word in name.split()}
    slips = process.extract(wanted, words, scorer=fuzz.ratio, score_cutoff=75, limit=limit)
    by_id = {c.id: c for c in contacts}
    ids = dict.fromkeys(contact_id for contact_id, _ in [*starts, *(row[2] for row in (*scored, *slips))])
    return [by_id[contact_id] for contact_id in ids][:limit]


def same_name(contacts: list[Contact], name: str) -> Contact | None:
    """The contact that already carries this normalised name or alias, accents or not."""
    wanted = unaccented(name)
    return next((c for c in contacts if wanted in map(unaccented, (c.name, *c.aliases))), None)


_ALSO_WORDS = {"will", "may", "can", "an", "so", "do", "my", "in", "ever", "any"}
"""Names that are small words as well; written small they are no names."""


def named(question: str, contacts: Iterable[Contact]) -> tuple[frozenset[str], str]:
    """The ids of those whom QUESTION names by name, alias or first name, and QUESTION with PERSON for each name.

    A first name means all who bear it; "Will" counts only as it is written.
    """
    said = fold(question)
    forms: dict[str, set[str]] = {}
    written: dict[str, str] = {}
    for contact in contacts:
        for name in (contact.name, *contact.aliases, contact.first_name):
            if name and (form := fold(name)) in said:
                forms.setdefault(form, set()).add(contact.id)
                written[form] = name
    found: set[str] = set()
    for form in sorted(forms, key=len, reverse=True):
        flags = 0 if form in _ALSO_WORDS else re.IGNORECASE
        pattern = re.compile(rf"(?<!\w){re.escape(written[form])}(?!\w)", flags)
        if pattern.search(question):
            found |= forms[form]
            question = pattern.sub(PERSON, question)
    return frozenset(found), question


def mention(contact: Contact, others: Iterable[Contact] = ()) -> re.Pattern[str]:
    """Where a text names CONTACT: whole name, aliases, addresses, and each word of the name that none of OTHERS bears.

    Single words must stand as written in the name or in capitals, so that "Will" is not found in "it will".
    """
    theirs = {fold(word) for other in others for word in other.name.split()} | TITLES
    whole = [name for name in (contact.name, *contact.aliases, *contact.emails) if name.strip()]
    words = {word for name in (contact.name, *contact.aliases) for word in name.split() if _tells(word)}
    single = {form for word in words if fold(word.strip(".")) not in theirs for form in (word, word.upper())}
    parts = [rf"(?i:{_spelt(name)})" for name in sorted(whole, key=len, reverse=True)]
    parts += [_spelt(word) for word in sorted(single, key=lambda word: (-len(word), word))]
    return re.compile("|".join(parts))


def whole(contacts: Iterable[Contact]) -> re.Pattern[str]:
    """Where a text names one of CONTACTS by a whole name or alias; nowhere when there are none."""
    names = {name for contact in contacts for name in (contact.name, *contact.aliases) if name.strip()}
    return re.compile("|".join(rf"(?i:{_spelt(name)})" for name in sorted(names, key=len, reverse=True)) or r"(?!)")


def _tells(word: str) -> bool:
    """Whether a WORD of a name can stand for the person: no particle such as "von", no initial."""
    return len(word.strip(".")) > 1 and not word[0].islower()


_UNSPACED = r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]"


def _spelt(name: str) -> str:
    """A pattern for NAME as a whole word, composed or decomposed, with either apostrophe.

    Scripts without spaces between words have no word ends to look for.
    """
    forms = {unicodedata.normalize(form, name) for form in ("NFC", "NFD")}
    spelt = "|".join(re.sub(r"['\u2019\u02bc]", "['\u2019\u02bc]", re.escape(form)) for form in sorted(forms))
    before = "" if re.match(_UNSPACED, name[0]) else r"(?<!\w)"
    after = "" if re.match(_UNSPACED, name[-1]) else r"(?!\w)"
    return f"{before}(?:{spelt}){after}"
