"""Blocks to sections: how the headings nest."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.blocks import Placed
from ingest.headings import Heading, HeadingStyle, headings_of
from ingest.marks import LIST_STYLES
from ingest.types import Section, SectionKind

_KINDS: dict[HeadingStyle, SectionKind] = {"annex": "annex", "box": "box", "row": "row", "footnote": "footnote"}
# The usual order of styles (GB/T 9704); a document that nests them otherwise is followed, see `_Nest._is_inside`.
_RANKS: dict[HeadingStyle, int] = {
    "part": 0, "chapter": 1, "clause group": 2, "article": 3, "han": 4, "han in brackets": 5, "arabic": 6,
    "arabic in brackets": 7, "circled": 8,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outline:
    """The sections in reading order.

    `section_of` names the section of each block, `bare` the blocks that hold nothing but a heading.
    """

    sections: tuple[Section, ...]
    section_of: tuple[int, ...]
    bare: frozenset[int]

    def path(self, section: int) -> tuple[str, ...]:
        """The titles of a section and its ancestors below the root, outermost first."""
        node = self.sections[section]
        return () if node.parent is None else (*self.path(node.parent), node.title)


def outline_of(placed: Sequence[Placed], title: str) -> Outline:
    """The section tree of a document; `title` is the root's."""
    headings = headings_of([one.block for one in placed])
    nest = _Nest(title, headings)
    section_of = [nest.take(i, one) for i, one in enumerate(placed)]
    bare = frozenset(i for i, heading in headings.items() if heading.is_whole)
    return Outline(tuple(nest.sections), tuple(section_of), bare)


class _Nest:
    """Opens and closes sections as the blocks go by."""

    def __init__(self, title: str, headings: Mapping[int, Heading]) -> None:
        self.sections = [Section(0, None, "document", 0, title, 0, 0)]
        self._headings = headings
        self._open: list[tuple[HeadingStyle | None, int, int]] = [(None, 0, 0)]  # style, number, section
        self._nested: set[tuple[HeadingStyle | None, HeadingStyle]] = set()  # styles seen one inside the other

    def take(self, index: int, placed: Placed) -> int:
        """Put a block into its section, opening one where the block is a heading."""
        heading = self._headings.get(index)
        if heading is None:
            if placed.block.kind == "paragraph" or placed.block.kind == "title":
                self._close("row")
            section = self._open[-1][2]
        elif heading.style == "footnote":
            section = self._add(heading, placed)
        else:
            self._make_room(index, heading)
            section = self._add(heading, placed)
            self._nested.add((self._open[-1][0], heading.style))
            self._open.append((heading.style, heading.number, section))
        self._extend(section, placed.end)
        return section

    def _make_room(self, index: int, heading: Heading) -> None:
        """Close the sections that the heading is not inside of."""
        style = heading.style
        if style in ("annex", "plain"):
            del self._open[1:]
        elif style == "row":
            self._close("row")
        elif style in ("box", "caption"):
            self._close("row", "caption", "box", *LIST_STYLES)
            following = self._next_real(index)
            if len(self._open) > 2 and (following is None or following.style != self._open[-1][0]):
                self._open.pop()  # it closes the chapter, not the chapter's last section
        else:
            self._close("row", "caption", "plain")
            floor = self._floor(style)
            styles = [entry[0] for entry in self._open]
            if style in styles[floor:]:
                del self._open[len(styles) - 1 - styles[::-1].index(style) :]
            else:
                if style not in LIST_STYLES:
                    self._close("box")
                while len(self._open) > floor and not self._is_inside(index, heading):
                    self._open.pop()

    def _floor(self, style: HeadingStyle) -> int:
        """How many open sections a heading of this style cannot close: an annex, and for lists the box around them."""
        keep = ("annex", "box") if style in LIST_STYLES else ("annex",)
        return max((i + 1 for i, entry in enumerate(self._open) if entry[0] in keep), default=1)

    def _is_inside(self, index: int, heading: Heading) -> bool:
        """Whether the heading goes below the innermost open section.

        That is so by rank, because it was so before, or because that section's numbering goes on after it.
        """
        style, number, _ = self._open[-1]
        if style is None:
            return True
        if (style, heading.style) in self._nested or _RANKS.get(heading.style, 9) >= _RANKS.get(style, -1):
            return True
        later = (other for i, other in self._headings.items() if i > index and other.style == style)
        after = next(later, None)
        return after is not None and after.number == number + 1 and number > 0

    def _next_real(self, index: int) -> Heading | None:
        passing = {"row", "footnote", "box", "caption", *LIST_STYLES}
        return next((other for i, other in self._headings.items() if i > index and other.style not in passing), None)

    def _close(self, *styles: HeadingStyle) -> None:
        while self._open[-1][0] in styles:
            self._open.pop()

    def _add(self, heading: Heading, placed: Placed) -> int:
        parent = self.sections[self._open[-1][2]]
        kind = _KINDS.get(heading.style, "heading")
        index = len(self.sections)
        self.sections.append(
            Section(index, parent.index, kind, parent.depth + 1, heading.title, placed.start, placed.end)
        )
        return index

    def _extend(self, section: int, end: int) -> None:
        current: int | None = section
        while current is not None:
            self.sections[current] = replace(self.sections[current], end=end)
            current = self.sections[current].parent
