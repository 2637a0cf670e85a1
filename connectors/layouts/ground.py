"""What a book is read against: the criteria set, the agencies by every name they have, the last possible day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from connectors.folding import fold
from connectors.layouts.headers import Bound, header_key
from connectors.localities import Agency, name_index
from connectors.names import NameIndex
from connectors.problem import Severity
from rubric.criteria.criteria_set import CriteriaSet
from rubric.criteria.field import GIVEN_KINDS, Field

Expected = Mapping[str, Mapping[str, Severity]]  # by annex: the periods owed, and what a missing tab stops
_CODE_STRENGTH = 3
_LABEL_STRENGTH = 2
_TAKEN_FOR_ESCAPES = re.compile(r"_x([0-9A-Fa-f]{1,4})_")


@dataclass(frozen=True)
class Ground:
    """The criteria set, the agencies by code, and ``latest``, the last day on which anything can have happened.

    ``locality`` is the name of the province or city, as it stands behind the names of its agencies.
    """

    criteria_set: CriteriaSet
    agencies: Mapping[str, Agency]
    latest: date
    locality: str = ""

    @cached_property
    def names(self) -> NameIndex:
        """The agencies by the names people type."""
        return name_index(self.agencies, self.locality)

    @property
    def fields(self) -> Mapping[str, Field]:
        """Every field of the set."""
        return self.criteria_set.fields

    @cached_property
    def given_fields(self) -> frozenset[str]:
        """The fields whose words count, not only that something was given: texts and links."""
        return frozenset(key for key, field in self.fields.items() if field.kind in GIVEN_KINDS)

    def fields_of(self, annexes: Iterable[str], sources: tuple[str, ...]) -> Mapping[str, Field]:
        """The fields that any of ``annexes`` must fill, in the order of the set."""
        asked = (frozenset(annexes), sources)
        if asked not in self._asked:
            named = {key for annex in asked[0] for key in self.criteria_set.fields_of(annex, sources)}
            self._asked[asked] = {key: field for key, field in self.fields.items() if key in named}
        return self._asked[asked]

    def bind_field(self, text: str) -> Bound | None:
        """The field that a header names by its code, or else by its label."""
        if text not in self._bound:
            code, label = self.field_of_code(text), self.field_of_label(text)
            self._bound[text] = (
                Bound(code, _CODE_STRENGTH) if code else Bound(label, _LABEL_STRENGTH) if label else None
            )
        return self._bound[text]

    def field_of_code(self, text: str) -> str | None:
        """The field whose code is ``text``."""
        return self._codes.get(fold(text))

    def is_code(self, text: str) -> bool:
        """Whether ``text`` is the code of a field, of an agency or of something scored, by which rows are named."""
        return fold(text) in self._codes or fold(text) in self._other_codes

    def field_of_label(self, text: str) -> str | None:
        """The field whose label is ``text``, with its unit in brackets or without."""
        return self._labels.get(fold(text)) or self._labels.get(header_key(text))

    @cached_property
    def _bound(self) -> dict[str, Bound | None]:
        """Headers met before: the same few hundred stand in every tab."""
        return {}

    @cached_property
    def _asked(self) -> dict[tuple[frozenset[str], tuple[str, ...]], Mapping[str, Field]]:
        """Fields asked for before: every row of a register asks again."""
        return {}

    @cached_property
    def _codes(self) -> Mapping[str, str]:
        return {fold(_as_saved_by_libreoffice(code)): code for code in self.fields} | {
            fold(code): code for code in self.fields
        }

    @cached_property
    def _other_codes(self) -> frozenset[str]:
        scored = (key for annex in self.criteria_set.annexes for key in self.criteria_set.scored_items(annex))
        return frozenset(fold(code) for code in (*self.agencies, *scored))

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        """Labels as typed and without marks; a spelling that two fields share names neither."""
        spellings = [
            (spelling, code)
            for code, field in self.fields.items()
            for spelling in {
                spelling
                for label in (field.label.vi, field.label.en, f"{field.label.vi} ({field.unit.vi})")
                for spelling in (fold(label), header_key(label))
            }
        ]
        shared = Counter(spelling for spelling, _ in spellings)
        return {spelling: code for spelling, code in spellings if shared[spelling] == 1}


def _as_saved_by_libreoffice(code: str) -> str:
    """A code as LibreOffice saves it in a workbook: it takes ``_xa_`` for an escaped character."""
    return _TAKEN_FOR_ESCAPES.sub(lambda found: chr(int(found[1], 16)), code)
