"""The button that has the books read now, and how far a sync is that runs, wherever it was started."""

from __future__ import annotations

import streamlit as st

from connectors.access import Visitor, may_do, may_see
from connectors.ledger import Act
from connectors.presentation.rendering import render
from connectors.settings import settings
from connectors.sync.starting import SyncNotStarted, SyncNow, failure_of_last, start_sync, sync_now
from pages.parts.access import guarded, now, visitor_now
from pages.parts.ledgers import ledger_now, newest_run
from pages.parts.place import settings_now

WHILE_RUNNING, WHILE_IDLE = 1.0, 5.0
_SAID = "sync_said"


def sync_box(language: str, shown: int) -> None:
    """The button and the progress. ``shown`` is the sync the page shows; a newer one draws the page again."""
    chosen = settings_now()
    state = sync_now(chosen.var, chosen.locality)
    if not may_do(visitor_now(), "sync"):
        pass
    elif chosen.registry:
        label = "Đồng bộ ngay" if language == "vi" else "Sync now"
        st.button(
            label,
            type="primary",
            disabled=state.is_running,
            on_click=guarded("sync", start),
            args=(language,),
            key="sync_now",
        )
    elif chosen.locality != settings().locality:
        st.caption(_how_to_read_another(chosen.locality, language == "vi"))
    else:
        st.caption(_how_to_set(language == "vi"))
    st.fragment(_follow, run_every=WHILE_RUNNING if state.is_running else WHILE_IDLE)(language, shown, state.is_running)


def start(visitor: Visitor, language: str, before: str = "") -> None:
    """Start a sync for a visitor who may; what is said about it is shown when the page is drawn again.

    ``before`` is what was done that the sync should take up; it stands also where no sync can be started from here.
    """
    chosen = settings_now()
    run = newest_run(chosen.locality)
    ledger_now().audit.note(Act(visitor.email, "sync.asked", chosen.locality), now())
    said = [before] if before else []
    if before and not chosen.registry:
        st.session_state[_SAID] = before
        return
    try:
        day = run.as_of if run and chosen.is_sample_data else None
        start_sync(chosen, as_of=day, after=run.sync if run else 0)
    except SyncNotStarted as refusal:
        said.append(refusal.message.in_(language))
    st.session_state[_SAID] = " ".join(said)


def _follow(language: str, shown: int, was_running: bool) -> None:
    """One look at the sync; the whole page is drawn again when it begins, and when it has ended.

    Also when whoever looks may look no longer, for a fragment runs past the guard of its page.
    """
    if not may_see(visitor_now(), "data_health"):
        st.rerun()
    chosen = settings_now()
    state = sync_now(chosen.var, chosen.locality)
    run = newest_run(chosen.locality)
    if state.is_running != was_running or (run is not None and run.sync != shown and not state.is_running):
        if was_running and not state.is_running:
            st.session_state.pop(_SAID, None)
        st.rerun()
    if state.is_running:
        done, total = (state.progress.done, state.progress.total) if state.progress else (0, 0)
        st.html(render("data_health_progress", language, said=_said(state, language), done=done, total=total))
        return
    failure = failure_of_last(chosen.var, chosen.locality, shown)
    words = "Lần đồng bộ vừa bấm không xong" if language == "vi" else "The last sync started here failed"
    told = f"{words}: {failure.in_(language)}" if failure else ""
    st.html(render("data_health_said", language, said=st.session_state.get(_SAID, ""), failure=told))


def _said(state: SyncNow, language: str) -> str:
    progress = state.progress
    vi = language == "vi"
    if progress is None or not progress.total:
        return "Đang đồng bộ…" if vi else "Syncing…"
    name = f", {progress.name}" if progress.name else ""
    if vi:
        return f"Đang đồng bộ: đã đọc {progress.done}/{progress.total} bảng tính{name}"
    return f"Syncing: {progress.done} of {progress.total} books read{name}"


def _how_to_set(vi: bool) -> str:
    if vi:
        return (
            "Để đồng bộ bằng một nút bấm, hãy đặt biến THUOCDO_REGISTRY là đường dẫn sổ đăng ký bảng tính rồi khởi"
            " động lại. Với sổ để trong một thư mục, hãy chạy: thuocdo sync THƯ_MỤC"
        )
    return (
        "To sync by a button, set the variable THUOCDO_REGISTRY to the register of books and restart. For books in a"
        " folder, run: thuocdo sync FOLDER"
    )


def _how_to_read_another(locality: str, vi: bool) -> str:
    if vi:
        return (
            "Nút đồng bộ chỉ đọc sổ của địa phương được đặt khi khởi động. Để đọc lại sổ của địa phương này, hãy chạy:"
            f" thuocdo sync THƯ_MỤC --locality {locality}"
        )
    return (
        "The button reads the books of the locality that was set at the start only. To read those of this one again,"
        f" run: thuocdo sync FOLDER --locality {locality}"
    )
