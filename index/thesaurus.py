"""The thesaurus (同义词表): everyday words of parents, teachers and officials beside the terms that documents use."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
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

    A group of one term is a fixed phrase: it has no alternative and only keeps other terms from being seen in it,
    as 教育部 in 职业教育部分.
    """

    def __init__(self, groups: Iterable[Sequence[str]], phrases: Iterable[Sequence[str]] = ()) -> None:
        things = [tuple(dict.fromkeys(map(fold, group))) for group in groups]
        manners = [tuple(dict.fromkeys(map(fold, group))) for group in phrases]
        self.groups: tuple[Group, ...] = (*things, *manners)
        others: dict[str, dict[str, None]] = {}
        for group in self.groups:
            for term in group:
                others.setdefault(term, {}).update(dict.fromkeys(group))
        # An everyday word also means what else its official term is called.
        direct = {term: tuple(found) for term, found in others.items()}
        for group in self.groups:
            for term in group[1:]:
                others[term].update(dict.fromkeys(direct[group[0]]))
        self.names = frozenset(term for group in things for term in group)
        self.manners = frozenset(term for group in manners for term in group[1:]) - self.names
        self._alternatives = {term: tuple(other for other in found if other != term) for term, found in others.items()}
        lengths: dict[str, set[int]] = {}
        for term in others:
            lengths.setdefault(term[0], set()).add(len(term))
        self._lengths = {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()}

    @property
    def terms(self) -> Collection[str]:
        """Every term once, folded, fixed phrases too."""
        return self._alternatives.keys()

    def groups_in(self, text: str) -> list[Expansion]:
        """The terms of `text` from left to right, the longest at each place, never overlapping.

        A shorter term inside a longer one is not reported: it is mostly the head of a compound that the alternatives
        already contain (教师 in 教师培训), and can turn the meaning round (低于 in 不低于).
        """
        folded = fold(text)
        found: list[Expansion] = []
        at = 0
        while at < len(folded):
            term = self._term_at(folded, at)
            if term is not None and self._alternatives[term]:
                found.append(Expansion(at, at + len(term), term, self._alternatives[term]))
            at += len(term) if term is not None else 1
        return found

    def _term_at(self, text: str, start: int) -> str | None:
        for length in self._lengths.get(text[start], ()):
            term = text[start : start + length]
            if term in self._alternatives and _stands_alone(text, start, start + length):
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

    def read(name: str) -> list[Group]:
        with files("index").joinpath(name).open(encoding="utf-8") as lines:
            return read_groups(lines)

    return Thesaurus(read("thesaurus.tsv"), read("phrases.tsv"))


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no Latin word or number is cut: AI is not in email."""
    return not (_joined(text, start) or _joined(text, end))


def _joined(text: str, at: int) -> bool:
    return 0 < at < len(text) and _is_ascii_alnum(text[at - 1]) and _is_ascii_alnum(text[at])


def _is_ascii_alnum(character: str) -> bool:
    return character.isascii() and character.isalnum()
