"""The titles and labels of the page Báo cáo lãnh đạo."""

from __future__ import annotations

from rubric.text import Text

_TITLES: dict[str, Text] = {
    "page": Text(vi="Báo cáo lãnh đạo", en="Leaders' briefing"),
    "earlier": Text(vi="Việc đã giao", en="Given out before"),
    "decide": Text(vi="Cần quyết định", en="To decide"),
    "no_earlier": Text(vi="Chưa có việc nào được giao trước đây.", en="Nothing was given out before."),
    "nothing": Text(vi="Không có việc nào cần quyết định.", en="Nothing needs a decision."),
    "matter": Text(vi="Việc", en="Matter"),
    "owner": Text(vi="Chủ trì", en="Who"),
    "due": Text(vi="Hạn", en="Until"),
    "stand": Text(vi="Tình trạng", en="State"),
    "more_decisions": Text(
        vi="Còn {n} việc ít gấp hơn; chọn ở mục “Giao việc”.", en="{n} less pressing; choose under “Give out a task”."
    ),
    "more_earlier": Text(vi="Còn {n} việc khác; chọn ở mục “Theo dõi”.", en="{n} more; choose under “Follow up”."),
    "present": Text(vi="Trình chiếu", en="Show on a screen"),
    "print": Text(vi="In một trang A4: Ctrl + P", en="Print one A4 page: Ctrl + P"),
    "back": Text(vi="Về trang làm việc", en="Back to the page"),
    "give": Text(vi="Giao việc", en="Give out a task"),
    "which": Text(vi="Việc đề xuất, hoặc việc khác", en="A proposed matter, or another one"),
    "other": Text(vi="Việc khác, tự ghi", en="Another one, typed"),
    "text": Text(vi="Việc cần làm", en="What is to be done"),
    "text_hint": Text(vi="ví dụ: Họp với các xã còn nợ báo cáo", en="e.g. Meet the communes that owe a report"),
    "do_give": Text(vi="Giao việc này", en="Give it out"),
    "given": Text(vi="Đã giao việc: {owner}, hạn {due}.", en="Given out: {owner}, until {due}."),
    "follow": Text(vi="Theo dõi việc đã giao", en="Follow up"),
    "which_given": Text(vi="Việc đã giao", en="Task given out"),
    "state": Text(vi="Tình trạng", en="State"),
    "state.open": Text(vi="Đang làm", en="Under way"),
    "state.done": Text(vi="Đã xong", en="Done"),
    "state.dropped": Text(vi="Thôi", en="Dropped"),
    "note": Text(vi="Ghi chú", en="Note"),
    "new_due": Text(vi="Hạn", en="Until"),
    "do_follow": Text(vi="Ghi lại", en="Keep it"),
    "followed": Text(vi="Đã ghi.", en="Kept."),
    "moved": Text(
        vi="Chưa ghi: từ lúc bạn xem trang, việc được đề xuất đã đổi. Hãy xem lại.",
        en="Not kept: what is proposed has changed since you looked. Look again.",
    ),
    "gone": Text(vi="Chưa ghi: không thấy việc ấy.", en="Not kept: there is no such task."),
    "reading": Text(
        vi="Câu chữ theo mẫu từ kết quả chấm; mỗi số mở ra nơi nó được lấy.",
        en="Sentences are templates filled with results; every number opens where it comes from.",
    ),
}


def titles_of(language: str) -> dict[str, str]:
    """All of them in one language."""
    return {key: text.in_(language) for key, text in _TITLES.items()}


def both(key: str, **parts: str) -> Text:
    """One of them in both languages, with its places filled in."""
    text = _TITLES[key]
    return Text(vi=text.vi.format(**parts), en=text.en.format(**parts))
