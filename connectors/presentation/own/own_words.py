"""The words of an agency's own page in its order: titles, actions, columns, sandbox, decisions, appeals."""

from __future__ import annotations

WORDS: dict[str, tuple[str, str]] = {
    "title.submission": ("Ký nộp", "Sign-off"),
    "title.problems": ("1. Cần sửa trong bảng tính", "1. To mend in the sheets"),
    "title.way_up": ("2. Đường lên rẻ nhất", "2. The cheapest way up"),
    "title.columns": ("3. Bảng tiêu chí", "3. Criteria"),
    "title.sandbox": ("4. Thử", "4. Try"),
    "title.cohort": ("5. Vị trí trong khối", "5. Place in the cohort"),
    "title.decisions": ("6. Thẩm định và giải trình", "6. Verification and appeals"),
    "title.later": ("Sửa sau hạn, không được chấm", "Changed after the deadline, not scored"),
    "title.history": ("Các lần ký nộp", "Sign-offs so far"),
    "title.left": ("Ngoài tầm tay và vì sao ({count})", "Out of reach, and why ({count})"),
    "problems.none": ("Hệ thống đọc được mọi ô của cơ quan.", "Every cell of the agency can be read."),
    "problems.stop": (
        "Phải sửa, nếu không ô này không có điểm ({count})",
        "Must be mended, or the cell earns nothing ({count})",
    ),
    "problems.warn": ("Nên xem lại ({count})", "Worth a look ({count})"),
    "way.action": ("Việc", "Action"),
    "way.gain": ("Thêm điểm", "Gain"),
    "way.until": ("Chậm nhất", "By"),
    "way.after": ("Sau đó: điểm, mức, hạng", "Then: index, band, rank"),
    "way.or": ("hoặc", "or"),
    "way.part": ("Làm một phần", "Part of it"),
    "way.more": ("{count} việc nữa", "{count} more actions"),
    "legend.pending": ("ở cột Thẩm định: chưa thẩm định hết", "in the column Verified: not all verified yet"),
    "legend.nothing": (
        "cơ quan không ghi, hoặc không có gì để thẩm định",
        "nothing typed by the agency, or nothing to verify",
    ),
    "column.item": ("Tiêu chí", "Criterion"),
    "column.claimed": ("Tự chấm", "Claimed"),
    "column.computed": ("Hệ thống tính", "Computed"),
    "column.verified": ("Thẩm định", "Verified"),
    "column.difference": ("Chênh", "Difference"),
    "column.difference.means": ("cao hơn, thấp hơn điểm hệ thống tính", "above, below the computed points"),
    "place.middle": ("Một nửa khối ở giữa", "Half of the cohort between"),
    "column.maximum": ("Tối đa", "Maximum"),
    "own.none": ("chưa tự chấm", "not scored by the agency"),
    "verified.none": ("chưa thẩm định", "not verified yet"),
    "verified.part": ("mới thẩm định {decided}/{made} số liệu", "{decided} of {made} figures verified"),
    "verified.nothing": ("không có số liệu tự khai để thẩm định", "nothing of the agency's own to verify"),
    "own.more": ("tự chấm cao hơn hệ thống tính {by}", "the agency's own score is {by} above the computed one"),
    "own.less": ("tự chấm thấp hơn hệ thống tính {by}", "the agency's own score is {by} below the computed one"),
    "verified.less": ("thẩm định giảm {by}", "verification took {by} off"),
    "verified.more": ("thẩm định tăng {by}", "verification added {by}"),
    "columns.none_own": (
        "Cơ quan chưa ghi điểm tự chấm nào; hai cột kia vẫn so được.",
        "The agency has typed no score of its own; the other columns stand.",
    ),
    "columns.sum": (
        (
            "Tự chấm cao hơn ở {more} tiêu chí, thấp hơn ở {less}; thẩm định đã xem {decided} trên {made} số liệu tự "
            "khai, đổi điểm {moved} tiêu chí."
        ),
        (
            "Claimed above computed in {more} criteria, below in {less}; {decided} of {made} claimed figures are "
            "verified, which moved {moved} criteria."
        ),
    ),
    "columns.index": ("Điểm chỉ số", "Index"),
    "sandbox.field": ("Số liệu", "Figure"),
    "sandbox.now": ("Đang có", "Now"),
    "sandbox.unit": ("Đơn vị", "Unit"),
    "sandbox.try": ("Thử ghi", "Try"),
    "sandbox.how": (
        (
            "Sửa cột “Thử ghi” như ghi trong bảng tính (ví dụ 85,5 · Có · 15/01/2026), điểm và hạng đổi ngay. Không "
            "lưu gì: muốn số thật đổi thì sửa trong bảng tính."
        ),
        (
            "Edit the column “Try” as in the sheet (for example 85,5 · Có · 15/01/2026); index and rank move at once. "
            "Nothing is saved: the real figures change only in the sheet."
        ),
    ),
    "sandbox.same": ("Chưa sửa gì: {now}.", "Nothing changed yet: {now}."),
    "sandbox.moved": (
        "Thử {count} thay đổi: {before} → {after} ({gain} điểm chỉ số). Không lưu gì.",
        "{count} changes tried: {before} → {after} ({gain} index points). Nothing is saved.",
    ),
    "sandbox.unmoved": (
        "Thử {count} thay đổi, điểm không đổi: {before}. Không lưu gì.",
        "{count} changes tried, the score stays: {before}. Nothing is saved.",
    ),
    "sandbox.ignored": (
        "Chưa tính {count} ô ghi chưa đúng:",
        "{count} cells are not counted, for what is typed there cannot be read:",
    ),
    "state.missing": ("○ chưa có số liệu", "○ not reported"),
    "state.unreadable": ("✕ không đọc được", "✕ cannot be read"),
    "state.requested": ("◔ đề nghị không áp dụng", "◔ asked to be not applicable"),
    "state.other": ("◇ không áp dụng", "◇ not applicable"),
    "decisions.none": (
        "Chưa có quyết định thẩm định nào về số liệu của cơ quan.",
        "No decision on the agency's figures yet.",
    ),
    "verdict.accept": ("Chấp nhận", "Accepted"),
    "verdict.adjust": ("Điều chỉnh", "Adjusted"),
    "verdict.reject": ("Không chấp nhận", "Rejected"),
    "verdict.not_applicable": ("Đồng ý không áp dụng", "Not applicable, approved"),
    "verdict.ask_evidence": ("Đề nghị bổ sung minh chứng", "Evidence asked for"),
    "decision.claimed": ("Kê khai", "Claimed"),
    "decision.accepted": ("Được chấp nhận", "Accepted value"),
    "decision.reason": ("Lý do", "Reason"),
    "decision.told": ("Quyết định lúc {at}", "Decided at {at}"),
    "decision.superseded": ("Đã có quyết định mới hơn về số liệu này.", "A newer decision on this figure stands."),
    "decision.stale": (
        "Số liệu đã đổi sau quyết định này; Tổ thẩm định sẽ xem lại.",
        "The figure has changed since; the verifiers will look at it again.",
    ),
    "decision.accepted_many": ("{count} số liệu được chấp nhận như kê khai", "{count} figures accepted as claimed"),
    "appeal.until": (
        "Giải trình được đến hết ngày {day} ({left})",
        "An appeal can be sent until the end of {day} ({left})",
    ),
    "appeal.left": ("còn {days} ngày làm việc", "{days} working days left"),
    "appeal.left.today": ("hôm nay là ngày cuối", "today is the last day"),
    "appeal.write": ("Nội dung giải trình (nhiều nhất {most} ký tự)", "Your appeal (at most {most} characters)"),
    "appeal.send": ("Gửi giải trình", "Send the appeal"),
    "appeal.once": (
        "Mỗi quyết định được giải trình một lần, gửi rồi không sửa được.",
        "Each decision can be appealed against once; what is sent cannot be changed.",
    ),
    "appeal.sent": ("Đã gửi giải trình.", "The appeal is sent."),
    "appeal.withdraw": ("Rút giải trình", "Withdraw the appeal"),
    "appeal.withdrawn": ("Đã rút giải trình. Quyết định giữ nguyên.", "The appeal is withdrawn. The decision stands."),
    "appeal.made": ("{by} giải trình lúc {at}", "Appeal of {by}, {at}"),
    "appeal.reply": ("Trả lời lúc {at}", "Reply, {at}"),
    "later.scored": ("Được chấm (khi khóa)", "Scored (at the deadline)"),
    "later.now": ("Đang ghi, không được chấm", "Now, not scored"),
    "later.nothing": ("trống", "empty"),
    "later.evidence": ("minh chứng đã đổi", "the evidence changed"),
}
