"""The words of the briefing: every sentence is one of these templates, filled in with findings."""

from __future__ import annotations

from connectors.briefing.settings import RewardRules
from rubric.criteria.criteria_set import CriteriaSet
from rubric.text import Text

WORDS: dict[str, Text] = {
    "question": Text(vi="Có gì thay đổi và cần quyết định điều gì?", en="What changed, and what must be decided?"),
    # The first sentence: what changed.
    "since_release": Text(
        vi="So với bản công bố {name} ({day}): {moved}", en="Against the release {name} ({day}): {moved}"
    ),
    "no_release": Text(vi="Năm {year} chưa có kết quả nào được công bố", en="Nothing has been released of {year} yet"),
    "past_year": Text(
        vi="Năm {year} được tính lại theo bộ tiêu chí năm {set} để so sánh, không phải kết quả đã công bố",
        en="{year} is computed again by the criteria set of {set} to compare, and is no released result",
    ),
    "since_year": Text(
        vi="so với năm {year} trên cùng phương pháp: {moved}", en="against {year} on the same method: {moved}"
    ),
    "no_year": Text(vi="chưa có năm trước để so trên cùng phương pháp", en="there is no year before to compare with"),
    "up": Text(vi="{n} lên mức", en="{n} up a band"),
    "down": Text(vi="{n} xuống mức", en="{n} down a band"),
    "none_moved": Text(vi="không cơ quan nào đổi mức", en="no agency changed its band"),
    # The second sentence: what is late or at risk.
    "owing": Text(vi="{n} còn nợ {reports} đã quá hạn", en="{n} still owe {reports}"),
    "owing_one": Text(vi="{n} còn nợ {reports} đã quá hạn", en="{n} still owes {reports}"),
    "nobody_owes": Text(vi="Không cơ quan nào nợ báo cáo đến hạn", en="No agency owes a report that is due"),
    "nothing_owed": Text(
        vi="Kế hoạch không yêu cầu cơ quan nào gửi báo cáo", en="The plan asks no agency for a report"
    ),
    "nothing_due": Text(vi="Chưa báo cáo nào đến hạn", en="No report is due yet"),
    "came_late": Text(vi="{n} khác đã gửi muộn", en="{n} sent one late"),
    "only_late": Text(vi="{n} đã gửi muộn", en="{n} sent one late"),
    "at_risk": Text(
        vi="{n} trong {total} mục tiêu của kế hoạch có nguy cơ không đạt{slow}",
        en="{n} of the plan's {total} targets are at risk{slow}",
    ),
    "at_risk_one": Text(
        vi="{n} trong {total} mục tiêu của kế hoạch có nguy cơ không đạt{slow}",
        en="{n} of the plan's {total} targets is at risk{slow}",
    ),
    "none_at_risk": Text(
        vi="trong {total} mục tiêu của kế hoạch chưa mục tiêu nào có nguy cơ không đạt{slow}",
        en="none of the plan's {total} targets is at risk{slow}",
    ),
    "slow": Text(vi=", {n} chậm", en=", {n} slow"),
    "no_targets": Text(vi="kế hoạch không đặt chỉ tiêu định lượng", en="the plan sets no targets in numbers"),
    # The third sentence: what must be decided.
    "to_decide": Text(vi="Cần quyết định {n}", en="{n} to decide"),
    "nothing_to_decide": Text(vi="Chưa có việc nào cần quyết định", en="Nothing needs a decision"),
    "given_late": Text(vi="{n} đã giao đang quá hạn", en="{n} given out earlier past the day"),
    "given_open": Text(vi="{n} đã giao đang làm", en="{n} given out earlier under way"),
    "given_settled": Text(vi="{n} đã có kết quả", en="{n} settled"),
    "none_given": Text(vi="chưa có việc nào được giao trước đây", en="nothing was given out before"),
    # Matters to decide.
    "release": Text(vi="Ký duyệt bản công bố {names}", en="Sign off the release {names}"),
    "reports": Text(vi="Đôn đốc {n} gửi {reports} quá hạn: {names}", en="Have {n} send {reports} overdue: {names}"),
    "appeals": Text(vi="Kết luận {n} của cơ quan đang chờ", en="Conclude {n} that agencies wait for"),
    "targets": Text(vi="Giao biện pháp cho {n} có nguy cơ không đạt", en="Order measures for {n} at risk"),
    "bands": Text(
        vi="Yêu cầu {n} xuống mức giải trình, nêu biện pháp: {names}",
        en="Have {n} that fell a band explain and say what will be done: {names}",
    ),
    "publish": Text(vi="Công bố kết quả năm {year}", en="Release the result of {year}"),
    "publish_blocked": Text(
        vi="Xử lý {n} còn chặn để công bố kết quả năm {year}",
        en="Settle the {n} that stand against releasing the result of {year}",
    ),
    "correction": Text(
        vi="Xem xét đính chính bản công bố {names}: {n} đã đổi điểm, hạng hoặc mức",
        en="Consider correcting the release {names}: {n} have another index, rank or band",
    ),
    "rewards": Text(vi="Trình khen thưởng {n}: {names}", en="Propose {n} for a reward: {names}"),
    # How earlier ones stand.
    "stand.late": Text(vi="Quá hạn", en="Late"),
    "stand.open": Text(vi="Đang làm", en="Under way"),
    "stand.solved": Text(vi="Số liệu đã đạt", en="Settled by the figures"),
    "stand.done": Text(vi="Đã xong", en="Done"),
    "stand.dropped": Text(vi="Thôi", en="Dropped"),
    "contradicted": Text(
        vi="số liệu chưa cho thấy: mới đạt {solved}/{known}", en="the figures do not show it: {solved} of {known}"
    ),
    "progress": Text(vi="theo số liệu: {solved}/{known} đã đạt", en="by the figures: {solved} of {known}"),
    "noted": Text(vi="{day}: {note}", en="{day}: {note}"),
    # What moved an agency.
    "row.fell": Text(vi="{name}: {before} xuống {after}", en="{name}: from {before} down to {after}"),
    "row.rose": Text(vi="{name}: {before} lên {after}", en="{name}: from {before} up to {after}"),
    "row.ranked": Text(vi="{name}: trước không xếp hạng, nay {after}", en="{name}: not ranked before, now {after}"),
    "row.unranked": Text(vi="{name}: trước {before}, nay không xếp hạng", en="{name}: {before} before, now not ranked"),
    "row.why": Text(vi="({items})", en="({items})"),
    "row.gate_shut": Text(vi="bị chặn mức vì {gate}", en="capped: {gate}"),
    "row.gate_open": Text(vi="không còn bị chặn mức", en="no longer capped"),
    "row.newly": Text(vi="{item} mới áp dụng, được {points}", en="{item} newly applies: {points}"),
    "row.change": Text(vi="{item} {change}", en="{item} {change}"),
    "since.release": Text(vi="So với bản công bố {name}", en="Against the release {name}"),
    "since.year": Text(vi="So với năm {year}, cùng bộ tiêu chí", en="Against {year}, by the same criteria set"),
    "more_moved": Text(vi="và {n} khác đổi mức", en="and {n} more changed their band"),
    # Reports and targets.
    "row.owes": Text(vi="{name}: {reports}", en="{name}: {reports}"),
    "overdue": Text(vi="{report} quá hạn {days} ngày", en="{report}, {days} days overdue"),
    "overdue_many": Text(
        vi="{n} báo cáo quá hạn, lâu nhất {report} ({days} ngày)",
        en="{n} reports overdue, the longest: {report} ({days} days)",
    ),
    "late_most": Text(
        vi="Gửi muộn: {n}, muộn nhất {name} ({days} ngày)", en="Sent late: {n}, the latest {name} ({days} days)"
    ),
    "late_one": Text(vi="Gửi muộn: {name} ({days} ngày)", en="Sent late: {name} ({days} days)"),
    "more_agencies": Text(vi="và {n} khác", en="and {n} more"),
    "row.target": Text(vi="{status}, đến {year}: {title}. {why}", en="{status}, by {year}: {title}. {why}"),
    "more_targets": Text(vi="và {n} khác", en="and {n} more"),
    "targets_fine": Text(vi="Không mục tiêu nào chậm hoặc có nguy cơ.", en="No target is slow or at risk."),
    "targets_none": Text(
        vi="Kế hoạch không đặt chỉ tiêu định lượng; xem tiến độ ở {tasks}.",
        en="The plan sets no targets in numbers; for progress see {tasks}.",
    ),
    "tasks": Text(vi="trang Nhiệm vụ", en="the page Tasks"),
    "targets_unknown": Text(vi="{n} chưa đủ số liệu để biết", en="of {n} not enough is known"),
    # Rewards.
    "row.first": Text(
        vi="{name}: đứng đầu khối {cohort}, {index} điểm, mức {band}",
        en="{name}: first of {cohort}, {index} points, {band}",
    ),
    "row.improved": Text(
        vi="{name}: tiến bộ nhất khối {cohort}, {gain} điểm so với năm {year}, mức {band}",
        en="{name}: most improved of {cohort}, {gain} points against {year}, {band}",
    ),
    "not_proposed": Text(vi="Chưa đề xuất: {whom}", en="Not proposed: {whom}"),
    "none.first": Text(vi="{name} (đứng đầu khối {cohort}: {why})", en="{name} (first of {cohort}: {why})"),
    "none.improved": Text(
        vi="{name} (tiến bộ nhất khối {cohort}: {why})", en="{name} (most improved of {cohort}: {why})"
    ),
    "none.first_of": Text(vi="khối {cohort} ({why})", en="{cohort} ({why})"),
    "none.improved_of": Text(vi="tiến bộ nhất khối {cohort} ({why})", en="most improved of {cohort} ({why})"),
    "obstacle.small_cohort": Text(vi="dưới {least} cơ quan được xếp hạng", en="fewer than {least} are ranked"),
    "obstacle.band": Text(vi="chưa đạt mức cần có", en="not in a band that is needed"),
    "obstacle.not_verified": Text(vi="chưa thẩm định đủ {percent}%", en="not {percent}% verified"),
    "obstacle.penalty": Text(vi="bị trừ điểm", en="points deducted"),
    "obstacle.little_gain": Text(vi="không cơ quan nào tăng từ {gain} điểm", en="nobody gained {gain} points"),
    "obstacle.not_compared": Text(
        vi="dưới {least} cơ quan so được với năm trước", en="fewer than {least} compare with the year before"
    ),
    "reward_rules": Text(
        vi="Quy tắc: khối có từ {least} cơ quan được xếp hạng; đứng đầu khối và đạt mức {first}, hoặc tăng nhiều điểm"
        " nhất khối (từ {gain} điểm, cùng phương pháp) và đạt mức {improved}; đã thẩm định {percent}%{penalty}.",
        en="Rules: at least {least} agencies of the cohort are ranked; first of it and {first}, or the greatest gain"
        " (from {gain} points, same method) and {improved}; {percent}% verified{penalty}.",
    ),
    "no_penalty": Text(vi=", không bị trừ điểm", en=", no points deducted"),
    # Caveats.
    "verified": Text(vi="Đã thẩm định {share} số liệu", en="{share} of the figures are verified"),
    "nothing_claimed": Text(vi="Chưa có số liệu nào để thẩm định", en="There are no figures to verify yet"),
    "unranked_some": Text(vi="{n} không xếp hạng: {names}", en="{n} not ranked: {names}"),
    "recomputed": Text(vi="Năm {year}: {note}", en="{year}: {note}"),
    "set_changed": Text(
        vi="Bộ tiêu chí đã đổi từ bản công bố {name}", en="The criteria set changed since the release {name}"
    ),
    "illustration": Text(vi="Toàn bộ là dữ liệu minh hoạ", en="All of it is illustration data"),
    "would_block": Text(
        vi="Nếu là số liệu thật, còn chặn công bố: {what}", en="Were it real, against a release stand: {what}"
    ),
    "blocks": Text(vi="Còn chặn công bố: {what}", en="Against a release stand: {what}"),
    "warns": Text(vi="Nên xem: {what}", en="Worth a look: {what}"),
}


def say(key: str, language: str) -> str:
    """Words without places."""
    return WORDS[key].in_(language)


def rules_said(rules: RewardRules, criteria_set: CriteriaSet, language: str) -> str:
    """The rules by which agencies are proposed for a reward."""
    bands = [band.label.in_(language) for band in criteria_set.bands.values()]
    either = " hoặc " if language == "vi" else " or "
    return (
        WORDS["reward_rules"]
        .in_(language)
        .format(
            least=rules.least_ranked,
            first=either.join(bands[: rules.first_bands]),
            gain=rules.least_gain,
            improved=either.join(bands[: rules.improved_bands]),
            percent=rules.verified_percent,
            penalty=say("no_penalty", language) if rules.without_penalty else "",
        )
    )
