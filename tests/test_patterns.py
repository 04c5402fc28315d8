"""Patterns are compiled when they are first used, so each of them is compiled here once."""

import importlib
import pkgutil
import re

import pytest

import assistant
from assistant.patterns import any_case, as_written, words

MODULES = [module.name for module in pkgutil.walk_packages(assistant.__path__, "assistant.")]


@pytest.mark.parametrize("name", MODULES)
def test_every_pattern_of_a_module_can_be_compiled(name: str) -> None:
    module = importlib.import_module(name)

    for found in vars(module).values():
        if isinstance(found, re.Pattern | type(any_case(""))):
            assert re.compile(found.pattern, found.flags)


def test_case_counts_only_where_it_is_asked_for() -> None:
    assert any_case("owes").search("She OWES me a call")
    assert not as_written("owes").search("She OWES me a call")


def test_a_pattern_that_is_none_is_refused_at_its_first_use() -> None:
    broken = any_case("(")

    with pytest.raises(re.error, match="unterminated"):
        broken.search("anything")


def test_words_stand_apart_by_any_white_space() -> None:
    assert words("one two\n    three") == {"one", "two", "three"}
