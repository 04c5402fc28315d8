"""The front matter of cards and notes: `key: value` lines that keep their order and comments when one is changed."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from assistant import files
from assistant.errors import BrokenFile

_FRONT = re.compile(r"\A---[ \t]*\n(?P<front>.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_NO = {False, "", "no", "off", "false", "n"}


class Front(dict[str, Any]):
    """The fields of the file at PATH; what cannot be read as it is asked for is a BrokenFile."""

    def __init__(self, fields: Mapping[str, Any], path: Path) -> None:
        super().__init__(fields)
        self.path = path

    def text(self, key: str) -> str | None:
        """The text under KEY, None when it is a list or missing."""
        value = self.get(key)
        return None if value is None or isinstance(value, (list, dict)) else str(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts in the list under KEY; one text alone is a list of it."""
        value = self.get(key)
        if value is None:
            return ()
        if isinstance(value, str):
            value = [value]
        if isinstance(value, list):
            plain = (str(item) for item in value if item is not None and not isinstance(item, (list, dict)))
            return tuple(item for item in plain if item.strip())
        raise self._broken(key, "should be a list such as [one, two].")

    def number(self, key: str, unit: str = "days") -> int | None:
        """The number under KEY, which counts UNIT."""
        value = self.get(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool) and value > 0):
            return value
        raise self._broken(key, f"should be a number of {unit}.")

    def flag(self, key: str) -> bool:
        """Whether KEY is set; words that are not a clear no count as yes, the careful side for `private`."""
        value = self.get(key)
        if isinstance(value, (list, dict)):
            return True
        return value is not None and (value.casefold() if isinstance(value, str) else value) not in _NO

    def one_of(self, key: str, allowed: tuple[Any, ...]) -> Any:
        """The value under KEY, one of those ALLOWED."""
        value = self.get(key)
        if value is None or value in allowed:
            return value
        raise self._broken(key, f"is {value!r}; it may be {', '.join(allowed)}.")

    def day(self, key: str) -> dt.date | None:
        """The day under KEY; what cannot be read is no missing limit."""
        value = self.get(key)
        day = self.moment(key)[0]
        if day is None and value not in (None, ""):
            raise self._broken(key, f"is {value!r}; write it as YYYY-MM-DD.")
        return day

    def instant(self, key: str) -> dt.datetime | None:
        """The timestamp under KEY, None when it is none."""
        value = self.get(key)
        if isinstance(value, str):
            with suppress(ValueError):
                return dt.datetime.fromisoformat(value.strip())
        return value if isinstance(value, dt.datetime) else None

    def moment(self, key: str) -> tuple[dt.date | None, dt.time | None]:
        """The day under KEY and the time behind it, None for what is missing or cannot be read."""
        value = self.get(key)
        if isinstance(value, dt.datetime):
            return value.date(), value.time().replace(tzinfo=None)
        if isinstance(value, dt.date):
            return value, None
        plain = value.strip() if isinstance(value, str) else ""
        if match := re.fullmatch(r"(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2})?)?", plain):
            with suppress(ValueError):
                time = dt.time.fromisoformat(match[2]) if match[2] else None
                return dt.date.fromisoformat(match[1]), time
        return None, None

    def _broken(self, key: str, what: str) -> BrokenFile:
        return BrokenFile(f"{str(self.path)!r}: `{key}:` {what} Mend it in an editor.")


def split(raw: str, path: Path) -> tuple[Front, str]:
    """The front matter as a mapping and the body (BrokenFile for YAML that is broken or uses aliases)."""
    front, body = parts(raw, path)
    import yaml  # 12 ms; `--help` does without

    try:
        if "*" in front and any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(front, _loader())):
            raise BrokenFile(f"{str(path)!r} uses a YAML alias (`*name`), which is not allowed. Write the value out.")
        fields = yaml.load(front, Loader=_loader())  # noqa: S506  (a SafeLoader, see _loader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" in line {mark.line + 2}" if mark else ""
        reason = getattr(error, "problem", None) or "it is not YAML"
        raise BrokenFile(f"{str(path)!r} has broken front matter{line}: {reason}. Mend it in an editor.") from error
    except (ValueError, LookupError, AttributeError, TypeError, RecursionError) as error:  # an explicit tag
        raise BrokenFile(f"{str(path)!r} has broken front matter: {error}. Mend it in an editor.") from error
    if fields is None:
        return Front({}, path), body
    if not isinstance(fields, dict) or not all(isinstance(key, str) for key in fields):
        raise BrokenFile(f"{str(path)!r} has front matter that is not `key: value` lines. Mend it in an editor.")
    return Front(fields, path), body


def changed(raw: str, changes: Mapping[str, Any], path: Path) -> str:
    """RAW, the text of the file at PATH, with CHANGES in its front matter; None removes a key.

    Only the lines of the changed keys are touched: all others, their order and their comments stay.
    """
    match = _front_match(raw, path)
    lines = match["front"].splitlines(keepends=True)
    for key, value in changes.items():
        _set_key(lines, key, value)
    after = raw[: match.start("front")] + "".join(lines) + raw[match.end("front") :]
    expected = {**split(raw, path)[0], **{k: list(v) if isinstance(v, tuple) else v for k, v in changes.items()}}
    if _present(split(after, path)[0]) != _present(expected):
        raise BrokenFile(f"{str(path)!r} has front matter that cannot be changed safely. Change it in an editor.")
    return after


def parts(raw: str, path: Path) -> tuple[str, str]:
    """The lines of the front matter of RAW, the text of the file at PATH, and the body."""
    match = _front_match(raw, path)
    return match["front"], raw[match.end() :]


def read(path: Path) -> str:
    """The text of the file at PATH, ready to be written on: its front matter ends with a whole line."""
    raw = files.read(path)
    match = _FRONT.match(raw)
    return f"{raw}\n" if match and match.end() == len(raw) and not raw.endswith("\n") else raw


def new_file(fields: dict[str, Any], body: str) -> str:
    """A file with FIELDS as front matter. Values are JSON scalars or lists, which YAML reads as they are."""
    lines = [f"{key}: {_scalar(value)}" for key, value in fields.items() if value not in (None, (), [])]
    return "---\n" + "\n".join(lines) + "\n---\n" + body


def _front_match(raw: str, path: Path) -> re.Match[str]:
    match = _FRONT.match(raw)
    if match is None:
        raise BrokenFile(f"{str(path)!r} has no front matter between two `---` lines. Mend it in an editor.")
    return match


@cache
def _loader() -> type:
    """PyYAML's safe loader (the C one where it was built) that takes only plain scalars for more than text.

    YAML 1.1 reads `12:30` as a number and the name `No` as false; a card means neither.
    """
    import yaml

    class Plain(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012

    for tag, pattern, first in (
        ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
        ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
        ("int", r"0|[1-9][0-9]{0,17}", "0123456789"),
        ("timestamp", r"\d{4}-\d\d-\d\d(?:[Tt ]\d\d:\d\d:\d\d(?:\.\d*)?(?:Z|[+-]\d\d:\d\d)?)?", "0123456789"),
    ):
        Plain.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), list(first))

    def stamp(loader: Any, node: Any) -> Any:
        """A day in no calendar stays text: whoever asks for the day names the key."""
        try:
            return loader.construct_yaml_timestamp(node)
        except ValueError:
            return loader.construct_scalar(node)

    Plain.add_constructor("tag:yaml.org,2002:timestamp", stamp)
    return Plain


def _scalar(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(_scalar(item) for item in value) + "]"
    if isinstance(value, str):
        plain = re.fullmatch(r"[A-Za-z][A-Za-z0-9 '.-]*[A-Za-z0-9]", value)
        word = value.casefold() in {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
        return value if plain and not word else _quoted(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime):
        return f"{value.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%S.%f}Z"
    return str(value)


def _quoted(value: str) -> str:
    """VALUE in YAML double quotes; what does not print is written as an escape."""
    inner = json.dumps(value, ensure_ascii=False)[1:-1]
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in inner) + '"'


def _set_key(lines: list[str], key: str, value: Any) -> None:
    """Give KEY its new value among the LINES of a front matter, or take it out when the value is empty."""
    start, end = _extent(lines, key)
    comment = _comment(lines[start]) if end - start == 1 else ""
    new = [] if value in (None, (), [], "") else [f"{key}: {_scalar(value)}{comment}\n"]
    lines[start:end] = new


def _extent(lines: list[str], key: str) -> tuple[int, int]:
    """Where KEY begins and ends among LINES; an empty place at the end when it is not there."""
    pattern = re.compile(rf"[\"']?{re.escape(key)}[\"']?[ \t]*:(?:\s|$)")
    start = next((number for number, line in enumerate(lines) if pattern.match(line)), len(lines))
    end = min(start + 1, len(lines))
    while end < len(lines) and re.match(r"[ \t\n]|-(?:\s|$)", lines[end]):
        end += 1
    while end > start + 1 and lines[end - 1].strip()[:1] in ("", "#"):  # they belong to what follows
        end -= 1
    return start, end


def _comment(line: str) -> str:
    """The comment at the end of a `key: value` line, with the space before it."""
    import yaml

    for match in re.finditer(r"[ \t]+#", line):
        try:
            if yaml.load(line[: match.start()], _loader()) == yaml.load(line, _loader()):  # noqa: S506  (safe, see _loader)
                return line[match.start() :].rstrip("\n")
        except yaml.YAMLError:
            continue
    return ""


def _present(fields: Mapping[str, Any]) -> dict[str, Any]:
    """FIELDS without those that are empty, which a file need not hold."""
    return {key: value for key, value in fields.items() if value not in (None, [], "")}
