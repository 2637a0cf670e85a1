"""Words of the page on verification, in both languages."""

from __future__ import annotations

from rubric.text import Text

_WORDS: dict[str, tuple[str, str]] = {
    "question": ("Số liệu nào cần người thẩm định?", "Which claims need a person?"),
    "sentence": (
        (
            "Còn {left} trên {all} số liệu chưa thẩm định: {risky} cần xem từng số, {low} có thể chấp nhận cùng lúc;"
            " {waiting} quyết định chờ người thứ hai, {appeals} giải trình chưa kết luận."
        ),
        (
            "{left} of {all} claims are not verified: {risky} need a look each, {low} can be accepted together;"
            " {waiting} decisions wait for a second person, {appeals} appeals are open."
        ),
    ),
    "other_year": (
        "Chỉ thẩm định số liệu năm {year}; hãy chọn năm {year}.",
        "Only claims of {year} are verified; choose {year}.",
    ),
    "work": ("Việc", "Task"),
    "work.queue": ("Hàng đợi", "Queue"),
    "work.together": ("Chấp nhận cùng lúc", "Accept together"),
    "work.appeals": ("Giải trình", "Appeals"),
    "work.submissions": ("Đơn vị đã nộp", "Submissions"),
    "work.log": ("Nhật ký", "Audit log"),
    "state": ("Tình trạng", "State"),
    "state.": ("Chưa xong", "Not finished"),
    "state.to_decide": ("Cần quyết định", "To decide"),
    "state.waiting": ("Chờ người thứ hai", "Waiting for a second person"),
    "state.asked": ("Đã yêu cầu minh chứng", "Evidence asked for"),
    "state.stale": ("Ô đã đổi sau quyết định", "Cell changed after the decision"),
    "state.decided": ("Đã quyết định", "Decided"),
    "reason": ("Lý do cần xem", "Why look"),
    "page": ("Trang", "Page"),
    "page_of": ("Trang {page}/{pages}", "Page {page}/{pages}"),
    "found": ("{count} số liệu", "{count} claims"),
    "nothing": ("Không có số liệu nào như vậy.", "There is no such claim."),
    "risk": ("Rủi ro {risk}", "Risk {risk}"),
    "at_stake": ("tối đa {points} điểm", "up to {points} points"),
    "open": ("Xem", "Open"),
    "back": ("← Về danh sách", "← Back to the list"),
    "next": ("Số liệu tiếp theo →", "Next claim →"),
    "no_claim": (
        "Không còn số liệu nào ở địa chỉ này: ô đã để trống hoặc tên trong địa chỉ không đúng.",
        "There is no claim at this address: the cell is blank now, or the address is wrong.",
    ),
    "claimed": ("Kê khai", "Claimed"),
    "cell": ("Ô", "Cell"),
    "typed": ("đơn vị gõ", "as typed"),
    "evidence": ("Minh chứng", "Evidence"),
    "evidence.none": ("chưa có", "none"),
    "link.opens": ("mở được", "opens"),
    "link.unclear": ("chưa rõ mở được hay không", "may or may not open"),
    "note": ("Ghi chú của đơn vị", "The agency's note"),
    "last_year": ("Năm trước", "Last year"),
    "last_year.none": ("không có số liệu", "no figure"),
    "peers": ("Trung vị khối", "Cohort median"),
    "peers.some": ("{median} ({count} cơ quan khác)", "{median} ({count} other agencies)"),
    "peers.none": ("không có số liệu để so", "nothing to compare with"),
    "worth": ("Điểm tối đa của tiêu chí dùng số này", "Maximum of the criteria that read it"),
    "worth.none": ("không tiêu chí nào dùng số này", "no criterion reads it"),
    "submission": ("Tự đánh giá của đơn vị", "Self-assessment"),
    "later": ("Sau hạn, ô này đổi thành “{now}”: không tính.", "Changed to “{now}” after the deadline: not scored."),
    "later.blank": ("Sau hạn, ô này bị xoá: không tính.", "Emptied after the deadline: not scored."),
    "reasons": ("Vì sao cần xem", "Why it is worth a look"),
    "reasons.none": ("Không có dấu hiệu bất thường.", "Nothing unusual."),
    "drawn": ("Được rút thăm để kiểm tra ngẫu nhiên.", "Drawn by lot for a random check."),
    "criteria": ("Tiêu chí dùng số liệu này (theo số kê khai)", "Criteria that read it (as claimed)"),
    "history": ("Các quyết định về ô này", "Decisions on this cell"),
    "history.none": ("Chưa có quyết định nào.", "None yet."),
    "number": ("Số", "No."),
    "verdict": ("Quyết định", "Decision"),
    "accepted": ("Giá trị chấp nhận", "Accepted value"),
    "why": ("Lý do", "Reason"),
    "by": ("Người làm", "By"),
    "when": ("Lúc", "When"),
    "second": ("Người thứ hai", "Second person"),
    "second.waiting": ("đang chờ", "waiting"),
    "second.agreed": ("{by} đồng ý {at}", "{by} agreed {at}"),
    "second.returned": ("{by} trả lại {at}: {reason}", "{by} sent it back {at}: {reason}"),
    "verdict.accept": ("Chấp nhận", "Accept"),
    "verdict.adjust": ("Điều chỉnh", "Adjust"),
    "verdict.reject": ("Bác bỏ", "Reject"),
    "verdict.not_applicable": ("Duyệt “không áp dụng”", "Approve “not applicable”"),
    "verdict.ask_evidence": ("Yêu cầu minh chứng", "Ask for evidence"),
    "decide": ("Quyết định của bạn", "Your decision"),
    "decide.do": ("Ghi quyết định", "Keep the decision"),
    "decide.done": ("Đã ghi quyết định số {number}.", "Decision {number} is kept."),
    "decide.done.second": (
        "Đã ghi quyết định số {number}; chưa có hiệu lực cho đến khi người thứ hai xác nhận.",
        "Decision {number} is kept; it holds once a second person confirms it.",
    ),
    "decide.value": ("Giá trị được chấp nhận", "Accepted value"),
    "decide.value.help": ("Nhập {takes}; ví dụ: {example}", "Type {takes}; for example: {example}"),
    "decide.value.given": (
        "Chấp nhận là đã có nội dung; nội dung đơn vị gõ giữ nguyên.",
        "Accepted as given; what the agency typed stays as it is.",
    ),
    "decide.reason": ("Lý do (bắt buộc)", "Reason (required)"),
    "decide.reason.optional": ("Lý do (không bắt buộc)", "Reason (optional)"),
    "decide.lacks_reason": ("Cần ghi lý do trước khi ghi quyết định.", "The reason is needed before it is kept."),
    "decide.will": ("Sẽ ghi: {value}.", "Will be kept: {value}."),
    "decide.moves": ("Làm thay đổi {points} điểm.", "Moves {points} points."),
    "decide.moves.none": ("Không làm thay đổi điểm.", "Moves no points."),
    "decide.second": (
        "Trên {limit} điểm: cần người thứ hai xác nhận.",
        "Above {limit} points: a second person must confirm.",
    ),
    "decide.together": (
        (
            "Cộng với các quyết định một mình bạn đã ghi cho cơ quan này là {points} điểm, trên {limit}: cần người thứ"
            " hai xác nhận."
        ),
        (
            "With what you decided alone on this agency it makes {points} points, above {limit}: a second person must"
            " confirm."
        ),
    ),
    "cannot": ("Bạn không quyết định được ở đây: {why}", "You cannot decide here: {why}"),
    "only_look": (
        "Vai trò của bạn chỉ xem; quyết định do Tổ thẩm định ghi.",
        "Your role only looks; the verification team decides.",
    ),
    "together.lead": (
        (
            "Những số liệu ít rủi ro (tối đa {risk}), không thuộc diện rút thăm. Bỏ dấu ở số nào muốn xem riêng."
            " {drawn} số khác được rút thăm để xem từng số."
        ),
        (
            "Claims of little risk (at most {risk}) that were not drawn. Clear those you want to see one by one."
            " {drawn} others were drawn and are looked at each."
        ),
    ),
    "together.do_count": ("Chấp nhận {count} số đã chọn", "Accept the {count} chosen"),
    "together.none_chosen": ("Chưa chọn số nào.", "None is chosen."),
    "together.done": ("Đã chấp nhận {count} số liệu.", "{count} claims are accepted."),
    "together.changed": (
        (
            "Chưa ghi gì: {count} số trong danh sách đã đổi, đã có người quyết định hoặc được rút thăm. Danh sách đã"
            " được lập lại."
        ),
        "Nothing was kept: {count} of the list have changed, were decided on, or were drawn. The list is new.",
    ),
    "together.hidden": (
        "{count} số không hiện vì bạn không được quyết định về cơ quan đó.",
        "{count} are not shown: you may not decide on those agencies.",
    ),
    "confirm": ("Chờ người thứ hai xác nhận", "Waiting for a second person"),
    "confirm.agree": ("Đồng ý", "Agree"),
    "confirm.return": ("Trả lại", "Send back"),
    "confirm.reason": ("Lý do trả lại", "Reason for sending it back"),
    "confirm.no_reason": ("Hãy ghi lý do trả lại.", "Give the reason for sending it back."),
    "confirm.gone": (
        "Quyết định này không còn chờ xác nhận: đã có người trả lời, đã được thay, hoặc ô đã đổi.",
        "This decision no longer waits: somebody answered, it was replaced, or the cell has changed.",
    ),
    "confirm.agreed": ("Quyết định số {number} có hiệu lực.", "Decision {number} holds now."),
    "confirm.returned": ("Đã trả lại quyết định số {number}.", "Decision {number} was sent back."),
    "confirm.cannot": ("Bạn không xác nhận được: {why}", "You cannot confirm it: {why}"),
    "effect.own": ("{agency}: {before} → {after} điểm ({change})", "{agency}: {before} → {after} points ({change})"),
    "effect.band": ("mức {before} → {after}", "band {before} → {after}"),
    "effect.rank": ("hạng {before} → {after}", "rank {before} → {after}"),
    "effect.unranked": ("không xếp hạng", "not ranked"),
    "effect.none": ("không cơ quan nào khác đổi hạng hoặc mức", "no other agency changes its rank or band"),
    "effect.others": ("Cơ quan khác đổi hạng hoặc mức: {count}", "Other agencies whose rank or band changes: {count}"),
    "effect.before": ("Nếu quyết định này có hiệu lực", "If this decision holds"),
    "effect.after": ("Đã làm thay đổi", "What it changed"),
    "rank": ("Hạng", "Rank"),
    "band": ("Mức", "Band"),
    "agency": ("Cơ quan", "Agency"),
    "appeals.none": ("Chưa có giải trình nào.", "There is no appeal."),
    "appeal": ("Giải trình số {number}", "Appeal {number}"),
    "appeal.against": (
        "Về quyết định số {number} ({verdict}), báo cho đơn vị {told}.",
        "Against decision {number} ({verdict}), told on {told}.",
    ),
    "appeal.clock": (
        "Hạn giải trình: hết ngày {last} ({days} ngày làm việc).",
        "Window: until the end of {last} ({days} working days).",
    ),
    "appeal.open_for": ("Đã chờ {days} ngày làm việc.", "Open for {days} working days."),
    "appeal.sent": ("Gửi {at}, {by}", "Sent {at} by {by}"),
    "appeal.replied": ("Trả lời {at}, {by}", "Replied {at} by {by}"),
    "appeal.text": ("Nội dung trả lời đơn vị (bắt buộc)", "Reply to the agency (required)"),
    "appeal.outcome": ("Kết luận", "Outcome"),
    "appeal.outcome.reply": ("Chỉ trả lời, chưa kết luận", "Reply only"),
    "appeal.outcome.stands": ("Giữ nguyên quyết định", "Uphold the decision"),
    "appeal.outcome.changed": ("Thay đổi quyết định", "Change the decision"),
    "appeal.do": ("Ghi", "Keep"),
    "appeal.no_text": ("Hãy ghi nội dung trả lời đơn vị.", "Write the reply to the agency."),
    "appeal.new": ("Quyết định mới", "The new decision"),
    "appeal.already": (
        "Quyết định số {number} đã thay quyết định bị giải trình: kết luận sẽ dẫn đến quyết định ấy.",
        "Decision {number} has taken the place of the one appealed against; the outcome will refer to it.",
    ),
    "appeal.unconfirmed": (
        "Quyết định số {number} còn chờ người thứ hai; kết luận giải trình sau khi người ấy trả lời.",
        "Decision {number} still waits for a second person; conclude the appeal once that person has answered.",
    ),
    "appeal.done": ("Đã ghi trả lời giải trình số {number}.", "The answer to appeal {number} is kept."),
    "appeal.first_second": (
        "Đã ghi quyết định số {decision} và trả lời; giải trình số {number} kết luận sau khi người thứ hai xác nhận.",
        "Decision {decision} and the reply are kept; appeal {number} is concluded once a second person confirms.",
    ),
    "appeal.changes_nothing": (
        "Quyết định mới giống quyết định đang bị giải trình; hãy chọn “Giữ nguyên”.",
        "The new decision is the same as the one appealed against; choose to uphold it.",
    ),
    "appeal.closed": ("Giải trình này đã có kết luận.", "This appeal has its outcome."),
    "submissions.sentence": (
        "{submitted} trên {all} cơ quan đã nộp; {changed} đã sửa số liệu sau khi nộp; {draft} chưa nộp.",
        "{submitted} of {all} agencies submitted; {changed} changed figures since; {draft} did not submit.",
    ),
    "stage.draft": ("Chưa nộp", "Not submitted"),
    "stage.submitted": ("Đã nộp", "Submitted"),
    "stage.changed": ("Đã nộp, sau đó sửa", "Submitted, changed since"),
    "stage.locked": ("Đã khoá, có nộp", "Locked, submitted"),
    "stage.locked_changed": ("Đã khoá, sửa sau khi nộp", "Locked, changed after submitting"),
    "stage.locked_draft": ("Đã khoá, không nộp", "Locked, never submitted"),
    "stage": ("Tình trạng", "State"),
    "signed": ("Người ký", "Signed by"),
    "locks": ("Khoá số liệu", "Inputs lock"),
    "verified": ("Đã thẩm định", "Verified"),
    "reopen": ("Mở lại tự đánh giá đã nộp", "Open a submitted self-assessment again"),
    "reopen.who": ("Cơ quan", "Agency"),
    "reopen.why": ("Lý do mở lại (bắt buộc)", "Reason (required)"),
    "reopen.do": ("Mở lại", "Open again"),
    "reopen.done": ("Đã mở lại tự đánh giá của {agency}.", "The self-assessment of {agency} is open again."),
    "reopen.no_why": ("Hãy ghi lý do mở lại.", "Give the reason."),
    "reopen.gone": (
        "Tự đánh giá này không còn ở tình trạng đã nộp, hoặc đã khoá.",
        "This self-assessment is no longer submitted, or is locked.",
    ),
    "reopen.none": ("Không có tự đánh giá nào đang nộp mà chưa khoá.", "None is submitted and not yet locked."),
    "log.none": ("Chưa có việc nào.", "Nothing yet."),
    "log.older": ("Xem cũ hơn", "Older"),
    "log.newest": ("Về mới nhất", "Newest"),
    "log.claim": ("Nhật ký của ô này", "Audit log of this cell"),
    "log.back": ("đồng hồ máy chủ đã lùi", "the server's clock had gone back"),
}


def both(key: str, **values: str) -> Text:
    """The words of ``key`` in both languages, to be told when the page is drawn again."""
    return Text(vi=say(key, "vi", **values), en=say(key, "en", **values))


def say(key: str, language: str, **values: str) -> str:
    """The words of ``key`` in ``language``; KeyError for a key that is not there."""
    vi, en = _WORDS[key]
    text = en if language == "en" else vi
    return text.format(**values) if values else text
