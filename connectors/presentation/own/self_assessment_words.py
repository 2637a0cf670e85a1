"""What is said on an agency's own page: where it stands, the deadline and the sign-off; the rest is in own_words.py."""

from __future__ import annotations

from datetime import datetime

from connectors.clock import VIETNAM
from connectors.presentation.own.own_words import WORDS
from rubric.text import Text

_WORDS: dict[str, tuple[str, str]] = {
    **WORDS,
    "question": (
        "{name}: điểm hiện nay là bao nhiêu, việc gì tăng điểm nhiều nhất?",
        "{name}: what is our score now, and what raises it most?",
    ),
    "score": ("Tạm tính {index}", "Provisionally {index}"),
    "score.ranked": (
        "Tạm tính {index} · {band} · hạng tạm {rank} trên {ranked}",
        "Provisionally {index} · {band} · provisional rank {rank} of {ranked}",
    ),
    "score.unranked": ("Tạm tính {index} · không xếp hạng: {why}", "Provisionally {index} · not ranked: {why}"),
    "mend.none": ("Không có ô nào phải sửa.", "No cell has to be mended."),
    "mend": ("{count} chỗ cần sửa trong bảng tính.", "{count} places to mend in the sheets."),
    "mend.gain": (
        "{count} chỗ cần sửa trong bảng tính, sửa xong thêm nhiều nhất {gain} điểm.",
        "{count} places to mend in the sheets, worth at most {gain} points.",
    ),
    "first": ("{count} việc rẻ nhất đưa lên {after}.", "The {count} cheapest actions lead to {after}."),
    "first.at_most": (
        "{count} việc rẻ nhất đưa lên cao nhất {after}.",
        "The {count} cheapest actions lead to at most {after}.",
    ),
    "first.none": (
        "Không còn việc nào trong tay cơ quan làm tăng điểm.",
        "Nothing in the agency's hands adds points any more.",
    ),
    "clock.left": ("Còn {days} ngày đến hạn", "{days} days left"),
    "clock.today": ("Hôm nay là ngày cuối", "Today is the last day"),
    "clock.last": (
        "Số liệu ghi đến hết ngày {day} (giờ Việt Nam) được chấm; sau đó khóa.",
        "Figures typed by the end of {day} (Việt Nam time) are scored; then they lock.",
    ),
    "clock.locked": ("Đã khóa", "Locked"),
    "clock.was": (
        "Số liệu năm {year} đã khóa hết ngày {day} (giờ Việt Nam). Sửa bây giờ không được chấm.",
        "The figures of {year} locked at the end of {day} (Việt Nam time). Later changes are not scored.",
    ),
    "clock.none": ("Không có hạn khóa", "No deadline"),
    "clock.open": (
        (
            "Kế hoạch không nêu hạn báo cáo cho cơ quan này, hoặc cơ quan chủ trì không khóa số liệu năm {year}; số "
            "đang có được chấm khi công bố."
        ),
        (
            "The plan names no day for this agency's report, or the lead agency locks no figures of {year}; what "
            "stands at the release is scored."
        ),
    ),
    "clock.now": (
        "Bây giờ là {moment} (giờ Việt Nam); sổ đọc lần cuối lúc {read}.",
        "It is {moment} (Việt Nam time); books were last read at {read}.",
    ),
    "stage.draft": ("Bản nháp", "Draft"),
    "stage.submitted": ("Đã ký nộp", "Submitted"),
    "stage.changed": ("Đã đổi sau khi nộp", "Changed since submitted"),
    "stage.locked": ("Đã khóa", "Locked"),
    "said.draft": (
        "Chưa ai ký nộp bản tự đánh giá năm {year}.",
        "Nobody has signed the self-assessment of {year} off yet.",
    ),
    "said.reopened": (
        "Cơ quan chủ trì đã mở lại bản tự đánh giá năm {year}; cần lãnh đạo cơ quan ký nộp lại.",
        "The lead department opened the self-assessment of {year} again; the agency's leader has to sign it off anew.",
    ),
    "said.submitted": (
        "{by} ký nộp lúc {at}; số liệu chưa đổi từ đó.",
        "{by} signed it off at {at}; nothing has changed since.",
    ),
    "said.changed": (
        "{by} ký nộp lúc {at}, nhưng số liệu hoặc minh chứng đã đổi sau đó: cần ký nộp lại.",
        "{by} signed it off at {at}, but figures or evidence have changed since: sign it off again.",
    ),
    "said.locked.same": (
        "Bản {by} ký nộp lúc {at} là bản được chấm.",
        "What {by} signed off at {at} is what is scored.",
    ),
    "said.locked.other": (
        "{by} ký nộp lúc {at}; số liệu khi khóa khác bản đã ký, và số liệu khi khóa được chấm.",
        "{by} signed it off at {at}; the figures at the deadline differ from it, and those are scored.",
    ),
    "said.locked.none": (
        "Đến hạn chưa ai ký nộp; số liệu có trong bảng tính khi khóa vẫn được chấm.",
        "Nobody had signed it off by the deadline; the figures in the sheets at that moment are scored all the same.",
    ),
    "act.submitted": ("ký nộp", "signed off"),
    "act.reopened": ("cơ quan chủ trì mở lại", "opened again by the lead department"),
    "submit": ("Ký và nộp bản tự đánh giá", "Sign off and submit"),
    "submit.again": ("Ký và nộp lại", "Sign off and submit again"),
    "submit.means": (
        (
            "Ký nộp là xác nhận {count} số liệu và minh chứng của cơ quan như hệ thống đọc lúc {read}. Đến hạn vẫn sửa "
            "và nộp lại được; muốn rút bản đã nộp, đề nghị cơ quan chủ trì mở lại."
        ),
        (
            "Signing off confirms {count} figures and their evidence as read at {read}. Until the deadline they can be "
            "changed and submitted again; to take a submission back, ask the lead department to open it again."
        ),
    ),
    "submit.whose": (
        "Chỉ lãnh đạo cơ quan ký nộp được; vai trò của bạn xem và chuẩn bị số liệu.",
        "Only the agency's leader can sign off; your role sees and prepares the figures.",
    ),
    "submit.done": ("Đã ký nộp bản tự đánh giá năm {year}.", "The self-assessment of {year} is submitted."),
    "unknown_agency": (
        (
            "Tài khoản này thuộc một cơ quan không có trong danh sách của địa phương đang xem, nên không có gì để tự "
            "đánh giá ở đây. Hãy chọn địa phương của cơ quan, hoặc đề nghị quản trị sửa mã cơ quan của tài khoản."
        ),
        (
            "This account belongs to an agency that is not among those of the locality shown, so there is nothing to "
            "assess here. Choose the agency's locality, or ask the administrator to mend the account's agency code."
        ),
    ),
    "other_year": (
        "Tự đánh giá đang mở cho năm {year}. Số liệu năm {other} xem ở trang Cơ quan.",
        "Self-assessment is open for {year}. The figures of {other} are on the page of the agency.",
    ),
    "refused": (
        "Phần này chỉ người của cơ quan xem được; hãy đăng nhập lại.",
        "This part is for people of the agency; please log in again.",
    ),
}


def own_word(key: str, language: str, **values: str) -> str:
    """The words of ``key`` in ``language``; KeyError for a key that is not there."""
    vi, en = _WORDS[key]
    text = en if language == "en" else vi
    return text.format(**values) if values else text


def both(key: str, **values: str) -> Text:
    """The words of ``key`` in both languages, to be told when the page is drawn again."""
    return Text(vi=own_word(key, "vi", **values), en=own_word(key, "en", **values))


def moment_in_words(moment: datetime, language: str) -> str:
    """A moment in Việt Nam: “19:05 ngày 21/11/2026”."""
    there = moment.astimezone(VIETNAM)
    return f"{there:%H:%M} ngày {there:%d/%m/%Y}" if language == "vi" else f"{there:%Y-%m-%d %H:%M}"
