"""The README of a bundle, in Vietnamese and English: what it is, and how anybody can check it."""

from __future__ import annotations

from connectors.release.manifest import Authority
from rubric.text import Text

_VI = """\
KẾT QUẢ CHẤM ĐIỂM TRUYỀN THÔNG NGHỊ QUYẾT 57 – {name}, NĂM {year}
Bản công bố {id}{stamp}
{authority}
Gói này chứa toàn bộ số liệu đã chấp nhận, bộ tiêu chí và kết quả. Ai cũng tính lại được từng điểm, không cần mạng:

1. Cài phần mềm mã nguồn mở Thước đo 57 (cần Python 3.11 trở lên).
2. Chạy:  thuocdo verify TEP-GOI.zip --key khoa-cong-khai.pem
   Khóa công khai và dấu vân tay của khóa phải lấy từ cơ quan công bố, không lấy từ nơi gửi gói.
3. Lệnh cho biết gói còn nguyên vẹn hay không, ai ký, và tính lại được bao nhiêu con số; nếu khác thì khác ở đâu.

Các tệp: manifest.json (mã băm của mọi tệp), criteria-set.json (bộ tiêu chí), locality.json (chế độ báo cáo),
agencies.json (cơ quan), plan.json và measures.json (kế hoạch, cách đo chỉ tiêu), figures.json, approvals.json,
claims.json, periods.json, tasks.json (số liệu đã chấp nhận), decisions.json (quyết định thẩm định và lý do),
sources.json (sổ, trang, ô và minh chứng của từng số liệu), findings.json (điểm từng tiêu chí, phần trăm của điểm),
standings.json (chỉ số, xếp loại, thứ hạng), targets.json (tiến độ chỉ tiêu). Sổ gốc ở lại cơ quan; manifest.json chỉ
giữ mã băm của sổ. Mọi nội dung là văn bản thuần.
"""
_EN = """\
SCORES OF COMMUNICATION ON RESOLUTION 57 – {name}, {year}
Release {id}{stamp}
{authority}
This bundle holds all accepted figures, the criteria set and the results. Anybody can compute every point anew, offline:

1. Install the open-source program Thước đo 57 (needs Python 3.11 or later).
2. Run:  thuocdo verify BUNDLE.zip --key public-key.pem
   Get the public key and its fingerprint from the publishing department, not from whoever sent you the bundle.
3. The command says whether the bundle is intact, who signed it and how many figures were recomputed; or what differs.

Files: manifest.json (hashes of all files), criteria-set.json, locality.json (with the reporting regime), agencies.json,
plan.json and measures.json (the plan, how targets are measured), figures.json, approvals.json, claims.json,
periods.json, tasks.json (accepted inputs), decisions.json (decisions of the verification with reasons), sources.json
(book, tab, cell and evidence of each figure), findings.json (hundredths of a point for each criterion), standings.json
(index, band, rank), targets.json (progress of targets). Raw books stay in the department; manifest.json has only their
hashes. Everything in here is plain text.
"""
_DRAFT = Text(vi=" – BẢN NHÁP, CHƯA PHẢI KẾT QUẢ CHÍNH THỨC", en=" – DRAFT, NOT AN OFFICIAL RESULT")
_MADE_UP = Text(vi=" – SỐ LIỆU MINH HOẠ, KHÔNG CÓ THẬT", en=" – ILLUSTRATION, THE FIGURES ARE MADE UP")


def readme(
    release_id: str, name: Text, year: int, authority: Authority | None, *, is_draft: bool, is_illustration: bool
) -> bytes:
    """The text of README.txt."""

    def one(page: str, language: str) -> str:
        stamps = [text.in_(language) for text, is_so in ((_DRAFT, is_draft), (_MADE_UP, is_illustration)) if is_so]
        by = _authority(authority, language)
        return page.format(name=name.in_(language), year=year, id=release_id, stamp="".join(stamps), authority=by)

    return f"{one(_VI, 'vi')}\n{'-' * 40}\n\n{one(_EN, 'en')}".encode()


def _authority(authority: Authority | None, language: str) -> str:
    if authority is None:
        return ""
    day = authority.day.strftime("%d/%m/%Y" if language == "vi" else "%Y-%m-%d")
    said = "Theo Quyết định số {}, ngày {}, {} ký." if language == "vi" else "By decision {} of {}, signed by: {}."
    return said.format(authority.number, day, authority.signatory) + "\n"
