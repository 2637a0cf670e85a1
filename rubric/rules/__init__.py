"""The kinds of rules, one file a kind. A new kind is one new file here and its test; nothing else is edited."""

from __future__ import annotations

from functools import reduce
from importlib import import_module
from operator import or_
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Annotated, Any, get_args

from pydantic import BaseModel, Field

from rubric.rules.base import Rule

KINDS: dict[str, type[Rule]] = {}
_PARTS: list[type[BaseModel]] = []


def _collect() -> None:
    for module in iter_modules(__path__):
        for found in vars(import_module(f"{__name__}.{module.name}")).values():
            if not (isinstance(found, type) and issubclass(found, BaseModel)) or found is Rule:
                continue
            if issubclass(found, Rule):
                KINDS[get_args(found.model_fields["kind"].annotation)[0]] = found
            elif found.__module__.startswith(__name__) and found not in _PARTS:
                _PARTS.append(found)


_collect()

if TYPE_CHECKING:
    AnyRule = Rule
else:
    AnyRule = Annotated[reduce(or_, KINDS.values()), Field(discriminator="kind")]


def _close_recursion() -> None:
    """Compositions name any rule before all kinds are known; here they learn them."""
    namespace: dict[str, Any] = {"AnyRule": AnyRule}
    for model in (*_PARTS, *KINDS.values()):
        model.model_rebuild(force=True, _types_namespace=namespace)


_close_recursion()

__all__ = ["KINDS", "AnyRule", "Rule"]
