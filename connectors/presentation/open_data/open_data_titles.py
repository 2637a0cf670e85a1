"""The words of the page Dữ liệu mở."""

from __future__ import annotations

_WORDS: dict[str, tuple[str, str]] = {
    "question": ("Lấy số liệu ở đâu và dùng lại thế nào?", "Where is the data, and how may it be used?"),
    "preparing": ("Đang chuẩn bị các tệp…", "Preparing the files…"),
    "nothing": (
        "{place} chưa có bản công bố nào; số liệu sẽ có ở đây ngay khi bản đầu tiên được công bố.",
        "{place} has no release yet; the data will be here as soon as there is one.",
    ),
    "sentence": (
        (
            "{place} có {count} bản công bố, đang có hiệu lực: {holding}. Ai cũng được tải, phân tích và dùng lại, "
            "chỉ cần ghi nguồn."
        ),
        (
            "{place}, public releases: {count}; in force: {holding}. Anybody may download, analyse and reuse the "
            "data; only credit is asked for."
        ),
    ),
    "releases": ("Các bản công bố", "Releases"),
    "year": ("Năm {year}", "Year {year}"),
    "holds": ("đang có hiệu lực", "in force"),
    "superseded": ("đã được {name} thay thế", "superseded by {name}"),
    "illustration": ("Dữ liệu minh hoạ, không có thật", "Illustration, the figures are made up"),
    "decision": ("Quyết định", "Decision"),
    "published": ("Công bố lúc", "Published"),
    "as_of": ("Số liệu đến", "Data as of"),
    "correction": ("Đính chính", "Correction"),
    "notices": ("Thông báo", "Notices"),
    "bundle": ("Gói để tự kiểm tra", "Bundle to verify"),
    "get_bundle": ("Tải gói {name}.zip", "Download {name}.zip"),
    "hash": ("Mã băm SHA-256 của gói", "SHA-256 of the bundle"),
    "signature": ("Chữ ký số", "Signature"),
    "signed": ("khóa có dấu vân tay {fingerprint}", "by the key with the fingerprint {fingerprint}"),
    "unsigned": ("chưa có", "none"),
    "set": ("Bộ tiêu chí", "Criteria set"),
    "set_hash": ("phiên bản {version}, mã băm {hash}", "version {version}, hash {hash}"),
    "look": ("Xem kết quả của bản này", "See the results of this release"),
    "cite": ("Trích dẫn", "How to cite"),
    "table": ("Bảng", "Table"),
    "rows": ("Số dòng", "Rows"),
    "all_hashes": ("Mã băm của mọi tệp và nghĩa của các mã", "Hashes of all files, and what codes stand for"),
    "others": (
        "Theo khái niệm của hệ thống nq57.vn (đề xuất)",
        "In the notions of the national system nq57.vn (proposed)",
    ),
    "older": ("Các bản đã được thay thế", "Superseded releases"),
    "older_note": (
        "Bản đã được thay thế vẫn giữ nguyên địa chỉ, để đối chiếu; không dùng làm kết quả hiện hành.",
        "A superseded release keeps its address for comparison; do not use it as the present result.",
    ),
    "verify": ("Tự kiểm tra kết quả", "Verify a result yourself"),
    "verify_lead": (
        "Không cần tin trang này: tải gói, cài phần mềm mã nguồn mở Thước đo 57 rồi chạy một lệnh, không cần mạng.",
        (
            "There is no need to trust this page: download a bundle, install the open-source program Thước đo 57 "
            "and run one command, offline."
        ),
    ),
    "verify_1": (
        "Mọi tệp trong gói còn nguyên vẹn từng byte, đúng mã băm ghi trong gói.",
        "Every file of the bundle is intact to the byte, with the hash that the bundle names.",
    ),
    "verify_2": (
        "Chữ ký số là của cơ quan công bố. Khóa công khai phải lấy từ chính cơ quan, không lấy từ nơi gửi gói.",
        (
            "The signature is the department's. Get the public key from the department itself, not from whoever "
            "sent you the bundle."
        ),
    ),
    "verify_3": (
        (
            "Mọi điểm, mức và thứ hạng tính lại từ số liệu đã chấp nhận đều ra đúng như công bố; sai khác ở đâu "
            "thì nêu rõ cơ quan và tiêu chí."
        ),
        (
            "Every point, band and rank computed again from the accepted figures is what was published; where "
            "one differs, agency and criterion are named."
        ),
    ),
    "dictionary": ("Từ điển dữ liệu", "Data dictionary"),
    "dictionary_lead": (
        "Mỗi bảng có những cột nào, mỗi cột nghĩa là gì. Bấm vào một bảng để xem.",
        "Which columns each table has, and what each means. Open a table to see.",
    ),
    "column": ("Cột", "Column"),
    "meaning": ("Ý nghĩa", "Meaning"),
    "schema": ("Lược đồ JSON của bảng", "JSON Schema of the table"),
    "columns": ("{count} cột", "{count} columns"),
    "codes": ("Các mã", "Codes"),
    "interface": ("Địa chỉ cho chương trình máy tính (API)", "Addresses for programs (API)"),
    "interface_lead": (
        (
            "Chỉ đọc, không cần đăng nhập, trang web nào cũng gọi được. Mỗi câu trả lời có ETag: gửi lại bằng "
            "If-None-Match thì nhận 304 khi không có gì mới."
        ),
        (
            "Read-only, without a login, for any site. Every answer has an ETag: send it back as If-None-Match, "
            "and 304 says that nothing is new."
        ),
    ),
    "address": ("Địa chỉ", "Address"),
    "at_index": ("Mục lục: các địa phương, lược đồ, giấy phép", "What there is: localities, schemas, licence"),
    "at_releases": ("Các bản công bố của địa phương này", "The releases of this locality"),
    "at_release": (
        "Một bản công bố: mọi tệp, mã băm, mã dùng trong bảng",
        "A release: files, hashes, codes of its tables",
    ),
    "at_table": ("Một bảng; đuôi .csv, .json hoặc .parquet", "A table; the ending is .csv, .json or .parquet"),
    "at_dictionary": ("Từ điển dữ liệu, hai ngôn ngữ", "The data dictionary, in both languages"),
    "at_openapi": ("Mô tả đầy đủ theo OpenAPI 3.1", "The full description, OpenAPI 3.1"),
    "licence": ("Giấy phép", "Licence"),
}


def titles_of(language: str) -> dict[str, str]:
    """All words of the page in one language."""
    return {key: en if language == "en" else vi for key, (vi, en) in _WORDS.items()}
