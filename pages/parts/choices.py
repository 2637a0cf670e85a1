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

    An address that names nothing known means the default. When the address changes (a link, Back), it wins over
    what was chosen before.
    """
    asked = st.query_params.get(param, default)
    if asked not in options:
        asked = default
    key, seen = f"choice:{param}", f"seen:{param}"
    if key not in st.session_state or st.session_state.get(seen) != asked:
        st.session_state[key] = asked
    st.session_state[seen] = asked
    draw(label, options, format_func=format_func, key=key, on_change=_write, args=(param, default, on_chosen))
    return asked


def _write(param: str, default: str, on_chosen: Callable[[str], None] | None) -> None:
    chosen = st.session_state[f"choice:{param}"] or default
    st.session_state[f"choice:{param}"] = chosen
    st.session_state[f"seen:{param}"] = chosen
    if chosen == default:
        st.query_params.pop(param, None)
    else:
        st.query_params[param] = chosen
    if on_chosen:
        on_chosen(chosen)
