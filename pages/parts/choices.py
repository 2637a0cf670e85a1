"""Choices that live in the address, so that every state can be sent to a colleague and Back goes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

Draw = Callable[..., object]


def choice(
    draw: Draw,
    label: str,
    options: Sequence[str],
    *,
    param: str,
    format_func: Callable[[str], str],
    default: str,
    on_chosen: Callable[[str], None] | None = None,
) -> str:
    """Draw one choice; its value is the address's ``param``, and choosing writes the address.

    ``on_chosen`` is told what was chosen, before the page is drawn again.

    An address that names nothing known means the default. What the address says is what is shown: choosing writes it
    before the page is drawn, and a link or Back changes it.
    """
    asked = st.query_params.get(param, default)
    if asked not in options:
        asked = default
    key = f"choice:{param}"
    # Always, for a widget of the same key on another page is a new one, which would begin with its first option.
    st.session_state[key] = asked
    draw(label, options, format_func=format_func, key=key, on_change=_write, args=(param, default, on_chosen))
    return asked


def _write(param: str, default: str, on_chosen: Callable[[str], None] | None) -> None:
    chosen = st.session_state[f"choice:{param}"] or default
    st.session_state[f"choice:{param}"] = chosen
    if chosen == default:
        st.query_params.pop(param, None)
    else:
        st.query_params[param] = chosen
    if on_chosen:
        on_chosen(chosen)
