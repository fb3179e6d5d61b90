"""The thesaurus (同义词表): everyday words of parents, teachers and officials beside the terms that documents use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from index.words import fold
from ingest.errors import EduplanError

Group = tuple[str, ...]


class MalformedThesaurus(EduplanError):
    """A line of a thesaurus that cannot be read; the message carries its number."""

    code = "malformed_thesaurus"


@dataclass(frozen=True, slots=True)
class Expansion:
    """A term found at `text[start:end]` and what may stand in its place, official terms first; all of it folded."""

    start: int
    end: int
    term: str
    alternatives: tuple[str, ...]


class Thesaurus:
    """Groups of interchangeable terms, the official one first.

    A group of one term is a fixed phrase: it has no alternative, and no other term is looked for inside it
    (学位 in 硕士学位 is no school place). A fixed phrase may also stand in a group.
    """

    def __init__(self, groups: Iterable[Sequence[str]]) -> None:
        self.groups: tuple[Group, ...] = tuple(tuple(dict.fromkeys(map(fold, group))) for group in groups)
        self._groups_of: dict[str, tuple[int, ...]] = {}
        self._fixed: set[str] = set()
        for number, group in enumerate(self.groups):
            if len(group) == 1:
                self._fixed.add(group[0])
            for term in group:
                self._groups_of[term] = (*self._groups_of.get(term, ()), number)
        lengths: dict[str, set[int]] = {}
        for term in self._groups_of:
            lengths.setdefault(term[0], set()).add(len(term))
        self._lengths = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}

    def groups_in(self, text: str) -> list[Expansion]:
        """The terms in `text`, longest first at each place; those inside a longer one only where they add a group."""
        return list(self._scan(fold(text), 0, len(text), len(text), frozenset()))

    def _scan(self, text: str, start: int, end: int, longest: int, seen: frozenset[int]) -> Iterator[Expansion]:
        """Matches within `text[start:end]` of at most `longest` characters with a group that is not in `seen`."""
        at = start
        while at < end:
            term = self._term_at(text, at, min(end, at + longest), seen)
            if term is None:
                at += 1
                continue
            groups = self._groups_of[term]
            alternatives = dict.fromkeys(other for number in groups for other in self.groups[number] if other != term)
            if alternatives:
                yield Expansion(at, at + len(term), term, tuple(alternatives))
            if term not in self._fixed:
                yield from self._scan(text, at, at + len(term), len(term) - 1, seen.union(groups))
            at += len(term)

    def _term_at(self, text: str, start: int, end: int, seen: frozenset[int]) -> str | None:
        for length in self._lengths.get(text[start], ()):
            if start + length > end:
                continue
            term = text[start : start + length]
            groups = self._groups_of.get(term)
            if groups and not seen.issuperset(groups) and _stands_alone(text, start, start + length):
                return term
        return None


def read_groups(lines: Iterable[str]) -> list[Group]:
    """The groups of a thesaurus file: one a line, terms parted by tabs, the official one first; `#` begins a comment.

    Raises:
        MalformedThesaurus: a term is empty, has white space around it, or stands twice in its line.
    """
    groups: list[Group] = []
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.startswith("#"):
            continue
        group = tuple(line.rstrip("\r\n").split("\t"))
        if any(not term or term != term.strip() for term in group):
            raise MalformedThesaurus(f"同义词表第 {number} 行有空词或多余空格", "词与词之间用一个制表符隔开")
        if len(set(group)) < len(group):
            raise MalformedThesaurus(f"同义词表第 {number} 行有重复的词", "每个词在一行里只写一次")
        groups.append(group)
    return groups


@cache
def load_thesaurus() -> Thesaurus:
    """The thesaurus that ships with the package, read once."""
    with files("index").joinpath("thesaurus.tsv").open(encoding="utf-8") as lines:
        return Thesaurus(read_groups(lines))


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no Latin word or number is cut: AI is not in email."""
    return not (_joined(text, start) or _joined(text, end))


def _joined(text: str, at: int) -> bool:
    return 0 < at < len(text) and _is_ascii_alnum(text[at - 1]) and _is_ascii_alnum(text[at])


def _is_ascii_alnum(character: str) -> bool:
    return character.isascii() and character.isalnum()
