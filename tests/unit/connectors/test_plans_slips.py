"""Slips and contradictions of the five plans, found in a second reading, are noted where they stand."""

from __future__ import annotations

import pytest

from connectors.localities import load

# slips and contradictions: the clause and what its note has to speak of
SLIPS = {
    "hue": [
        ("V.6.a", "“Công Thông tin điện tử”"),  # without its accent
        ("V.6.a", "HueIOC"),  # a monitoring centre among the press
        ("V.6.a-5", "hằng tháng"),  # the press reports monthly, nobody else does
        ("II.2.b-2", "“công bố”"),  # the target publishes, III.1.b-6 does not
        ("III.1.b-6", "“và chuyển đổi số”"),
        ("III.1.b-1", "“Ngày hội Chuyển đổi số quốc gia”"),
        ("III.1.b-2", "“tại các bộ, ngành, địa phương”"),
        ("II.2.b-4", "III.1.b-3"),  # to hold an award; the task only proposes candidates
        ("II.2.b-4", "không nói “hằng năm”"),
        ("II.2.b-3", "không có nhiệm vụ"),
        ("III.3", "III.4"),  # no lead in either
        ("III.5", "V.5.a"),  # two leads of external information
        ("I.2", "V.3.a"),  # assists in one, leads in the other
        ("IV.2", "V.1.b"),  # estimates go to two departments
        ("V.7.đ", "21/7/2025"),  # the June day had passed
        ("III.2.g", "lặp “tổ chức”"),
        ("III.1.a-2", "Cổng thông tin điện tử sản phẩm, giải pháp"),
        ("V.7.c", "không nói ai chủ trì"),
    ],
    "quang-ngai": [
        ("MĐ", "tháng 10 năm 2025"),  # no number, no day
        ("II.2.a-1", "tháng 10/2025"),  # three months for the targets of 2025
        ("II.2.a-3", "phát song"),
        ("II.2.b-2", "Đến năm 2027"),  # yearly, without a first year
        ("II.2.b-3", "mỗi đối tượng"),
        ("II.2", "bộ tiêu chí"),  # none is ordered
        ("III.2.a-6", "chuyển đồi số"),
        ("III.3.b", "V.3"),  # leads in III, only assists in V
        ("III.6.b", "V.4"),
        ("III.6.a-2", "tri thức quốc tế"),
        ("III.6.c", "Sở Nội vụ"),  # a partner without an item in V
        ("III.3.a-6", "lặp “tổ chức”"),
        ("V.1-3", "không có ngày"),  # the lead department reports, no day
        ("V.6-1", "359-KH/TU"),
        ("V.7", "không có nghĩa vụ báo cáo"),
        ("V.8-4", "từ năm 2026"),
        ("III.1.a-4", "1/10"),
        ("II.1", "thiếu chữ “số”"),
    ],
    "dien-bien": [
        ("MĐ", "không có số và ngày"),
        ("V.6-1", "57/NQ-TW"),
        ("V.8-1", "57/NQ-TW"),
        ("V.9-1", "10/10/2022"),
        ("III", "không nêu cơ quan chủ trì"),
        ("II.2.1-2", "2025"),  # all tasks already in 2025, and a wider group
        ("II.2.2-1", "nền tảng truyền thông số của tỉnh"),  # nobody is to build it
        ("II.2.2-2", "“công bố”"),
        ("II.2.2-3", "không có nhiệm vụ"),
        ("II.2.2-4", "V.1-3"),  # proposes entries; V.1-3 judges and presents
        ("V.1-8", "V.2-5"),
        ("V.2-1", "V.8-1"),  # each leads where the other assists
        ("V.6-1", "II.2.1-1"),
        ("V.7-1", "hàng tuần"),
        ("V.10", "Không nêu ai phải báo cáo"),
        ("V.10", "10/12"),  # “trước ngày” is not repeated
        ("V.8-2", "số trang 9"),
        ("V.2-4", "thiếu chữ “số”"),
    ],
    "ha-tinh": [
        ("MĐ", "để trống số và ngày"),
        ("MĐ", "1169/QĐ-TTg"),  # not among its bases
        ("II", "không có mục tiêu định lượng"),
        ("III.2-2", "không ngày, không kỳ"),
        ("III.1", "57/NQ-TW"),
        ("III.6-1", "57/NQ-TW"),
        ("II.1.3", "57- NQ/TW"),
        ("II.2-4", "Tổ chuyển đổi số cộng đồng"),
        ("NN", "UBND các huyện, thành phố, thị xã"),
        ("PL.1", "đa đạng hóa"),
        ("PL.2", "8/2025"),
        ("PL.4", "Cổng Thông tin điện tử tỉnh"),
        ("PL.6", "III.2"),
        ("III.5-4", "thiếu chữ “số”"),
    ],
    "hoang-van-thu": [
        ("MĐ", "không có số và ngày"),
        ("II.2.a-1", "đột phát triển"),
        ("II.2.d", "Năm 2028 đến năm 2030"),
        ("II.2.d-3", "không nêu tỷ lệ"),
        ("II.2.c-1", "không nêu mức"),
        ("II.2.b-1", "nền tảng truyền thông số địa phương"),
        ("III", "không nêu đơn vị chủ trì"),
        ("V.1-1", "Sở Khoa học - Công nghệ"),
        ("V.1-1", "không nêu ngày"),
        ("V.2-4", "trường học"),  # neither schools nor villages report
        ("KY", "TM. Ủy ban nhân dân"),
    ],
}


@pytest.mark.parametrize("locality", SLIPS)
def test_slips_are_noted_at_their_clause_and_say_how_they_are_treated(locality: str) -> None:
    notes = load(locality, 2026).plan.notes
    missing = [
        (clause, words)
        for clause, words in SLIPS[locality]
        if not any(each.clause == clause and words in each.vi and each.treatment for each in notes)
    ]
    assert missing == []
