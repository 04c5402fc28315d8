"""Which contact is meant, and what a name may be."""

import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant import names
from assistant.errors import ContactNotFound, UsageProblem
from assistant.models import Contact

MIRA = Contact("mira-holm", "Mira Holm", emails=("mira@quay.example",), aliases=("Mimi",))
MIRKO = Contact("mirko-sand", "Mirko Sand", emails=("m.sand@kiln.example",))
OTHER_MIRA = Contact("mira-oduya", "Mira Oduya")
ZOE = Contact("zoe", "Zoë Åkesson")


@pytest.mark.parametrize("query", ["mira-holm", "MIRA@quay.example", "mira  holm", "mimi", " Mira Holm "])
def test_an_id_an_email_a_name_or_an_alias_finds_the_person(query):
    assert names.find([MIRA, MIRKO, OTHER_MIRA], query) == MIRA


def test_a_first_name_finds_only_the_one_who_has_it():
    assert names.find([MIRA, MIRKO], "mira") == MIRA
    with pytest.raises(ContactNotFound) as caught:
        names.find([MIRA, OTHER_MIRA], "mira")
    assert caught.value.ambiguous
    assert str(caught.value) == (
        "'mira' could be Mira Holm (mira-holm, mira@quay.example), Mira Oduya (mira-oduya). "
        "Use the id or the e-mail address."
    )


def test_a_surname_finds_only_the_one_who_has_it():
    tove, jan = Contact("tove", "Dr. Tove Bakke"), Contact("jan", "Jan van den Bakke", aliases=("Jan Moe",))
    for query in ("bakke", "Dr. Bakke", "Tove Bakke", "tove"):
        assert names.find([tove, MIRA], query) == tove
    for query in ("van den Bakke", "den bakke", "moe"):
        assert names.find([tove, jan], query) == jan
    with pytest.raises(ContactNotFound) as caught:
        names.find([tove, jan], "Bakke")
    assert caught.value.ambiguous
    first = Contact("bakke", "Bakke Lund")
    assert names.find([tove, jan, first], "bakke") == first


def test_an_id_wins_over_a_name():
    named_like_an_id = Contact("someone", "mira-holm")
    assert names.find([named_like_an_id, MIRA], "mira-holm") == MIRA


def test_a_prefix_or_a_slip_is_suggested_and_never_taken():
    for query in ("mir", "Mirra Holm", "hol", "mria", "Hlm"):
        with pytest.raises(ContactNotFound) as caught:
            names.find([MIRA], query)
        assert caught.value.near == ["Mira Holm (mira-holm, mira@quay.example)"]
        assert caught.value.exit_code == 3


def test_a_name_in_another_unicode_form_or_case_is_the_same():
    assert names.find([ZOE], unicodedata.normalize("NFD", "ZOË ÅKESSON")) == ZOE
    assert names.same_name([ZOE], "zoë åkesson") == ZOE
    assert names.same_name([MIRA], "MIMI") == MIRA
    assert names.same_name([MIRA], "Mira") is None


def test_nobody_is_found_in_an_empty_book_or_by_an_empty_query():
    for people, query in (([], "Mira"), ([MIRA], ""), ([MIRA], "   ")):
        with pytest.raises(ContactNotFound):
            names.find(people, query)


@pytest.mark.parametrize(
    "name", ["", "   ", "a" * 201, "Mira\nHolm", "Mira\x1b[31m", "\u202emriM", "Mira\u2028", "a\x00b"]
)
def test_a_name_is_refused_when_it_is_empty_too_long_or_controls_the_screen(name):
    with pytest.raises(UsageProblem):
        names.checked(name)


def test_a_name_may_be_long_foreign_or_hold_a_joiner():
    assert names.checked("a" * 200) == "a" * 200
    assert names.checked("  Mira   Holm ") == "Mira Holm"
    assert names.checked("می\u200cخواهم") == "می\u200cخواهم"


def test_ids_are_short_ascii_and_unlike_each_other_and_the_user():
    assert names.slug("Zoë Åkesson") == "zoe-akesson"
    assert names.slug("李 明") == "contact"
    assert names.slug("me") == "me-1"
    assert names.slug("COM1") == "com1-1"
    assert names.slug("Mira", ["mira", "mira-2"]) == "mira-3"
    assert names.slug("a" * 60, ["a" * 40]) == "a" * 38 + "-2"


@given(st.text(max_size=300), st.lists(st.text(string.ascii_lowercase + "-", min_size=1, max_size=8)))
def test_a_slug_is_always_a_safe_new_file_name(name, taken):
    slug = names.slug(name, taken)
    assert 0 < len(slug) <= names.SLUG_LENGTH
    assert set(slug) <= set(string.ascii_lowercase + string.digits + "-")
    assert slug not in taken
    assert slug != "me"


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing_more(text):
    assert names.fold(names.fold(text)) == names.fold(text)


def test_an_alias_that_is_a_word_of_the_name_is_the_greeting() -> None:
    assert Contact("a", "Nguyen Thi Hoa", ("Hoa",)).first_name == "Hoa"
    assert Contact("a", "Robert Lind", ("Bob",)).first_name == "Robert"


@pytest.mark.parametrize(
    ("name", "first"),
    [("Lind, Ola", "Ola"), ("van der Lind, Jan", "Jan"), ("Prof. Dr. med. Ola Lind", "Ola"), ("Lind, Jr.", "Lind")],
)
def test_a_name_in_the_order_of_a_register_is_greeted_by_the_given_one(name: str, first: str) -> None:
    assert Contact("a", name).first_name == first


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("María José Ñúñez", "maria jose nunez"), ("María José Ñúñez", "nunez"), ("Søren Łuczak", "soren luczak"),
        ("Фёдор Чайкин", "федор"), ("Jürgen Ebner", "Jurgen"), ("Zoe Aker", "Zoé Åker"),
    ],
)  # fmt: skip
def test_a_name_is_found_without_its_accents(name: str, typed: str) -> None:
    person = Contact("x1", name)
    assert names.find([MIRA, person], typed) == person
    assert names.near([MIRA, person], f"{typed[:-1]}zz")[:1] == [person]


def test_the_name_as_it_is_written_wins_over_one_without_accents() -> None:
    plain, accented = Contact("a", "Jose Vela"), Contact("b", "José Vela")
    assert names.find([accented, plain], "jose vela") == plain
    assert names.find([plain, accented], "José Vela") == accented
    assert names.same_name([accented], "Jose Vela") == accented
    assert names.unaccented("\u30ab\u30d6 \u0e17\u0e35\u0e48") == names.fold("\u30ab\u30d6 \u0e17\u0e35\u0e48")
