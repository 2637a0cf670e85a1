"""``thuocdo new-year``: the next year of every locality opens as a draft that loads, and nothing is written over."""

import csv
import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from connectors.command_line import app
from connectors.layouts.headings import AGENCY_NAME, PERIOD
from connectors.ledger import Account, Ledger
from connectors.localities import DATA, load
from connectors.new_year import look_ahead, write_draft
from connectors.registry import LINK

Call = Callable[..., Result]
LOCALITIES = ["hue", "quang-ngai", "dien-bien", "ha-tinh", "hoang-van-thu"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return shutil.copytree(DATA, tmp_path / "data")


@pytest.fixture
def call(data: Path, tmp_path: Path) -> Call:
    def run(*words: str) -> Result:
        environment = {
            "THUOCDO_VAR": str(tmp_path / "var"), "THUOCDO_DATA": str(data), "THUOCDO_LOCALITY": None,
            "THUOCDO_DATABASE_URL": None, "DATABASE_URL": None,
        }  # fmt: skip
        return CliRunner().invoke(app, ["new-year", *words], env=environment)

    return run


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def mended(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def section(output: str, title: str) -> list[str]:
    """The lines of a section, those of both languages."""
    return output.split(f"== {title}")[1].partition("\n==")[0].strip().splitlines()[1:]


@pytest.mark.parametrize("locality", LOCALITIES)
def test_next_year_of_every_locality_loads_as_a_draft_of_the_same_rules(locality: str, call: Call, data: Path) -> None:
    before = files_of(data)
    told = call("--locality", locality, "--dry-run")
    assert told.exit_code == 0, told.output
    for title in (
        "Chỉ tiêu năm 2027 phải quyết định",
        "Cơ quan",
        "Ngày nghỉ và hạn báo cáo năm 2027",
        "Việc tiếp theo",
    ):
        assert section(told.output, title)
    this = load(locality, 2026, data)
    assert write_draft(look_ahead(this, data))
    new, old = load(locality, 2027, data).criteria_set, this.criteria_set
    assert (new.id, new.year, new.status, new.decision) == (f"{locality}-2027", 2027, "proposed", None)
    assert "2027" in new.title.vi
    assert "2026" not in new.title.vi
    assert set(new.recomputed) == {2025, 2026}
    assert new.recomputed[2026].vi == "tính lại theo bộ tiêu chí 2027"
    heads = ("id", "year", "version", "title", "effective", "recomputed")
    assert new.changed(**{name: getattr(old, name) for name in heads}) == old, "all else is as it was"
    after = files_of(data)
    assert set(after) - set(before) == {f"localities/{locality}/criteria/2027.yaml"}
    assert {name: after[name] for name in before} == before


def test_looking_only_writes_nothing(call: Call, data: Path, tmp_path: Path) -> None:
    before = files_of(tmp_path)
    done = call("--dry-run")
    assert done.exit_code == 0, done.output
    assert files_of(tmp_path) == before
    assert 'extends: "2026"' in done.output
    assert "sẽ ghi / would be written" in done.output
    assert "0. Chạy lại không có --dry-run" in done.output
    assert not (data / "localities" / "hue" / "criteria" / "2027.yaml").exists()


def test_blank_books_and_the_register_are_prepared_and_what_is_there_stays(
    call: Call, data: Path, tmp_path: Path
) -> None:
    folder, draft = tmp_path / "so", data / "localities" / "hoang-van-thu" / "criteria" / "2027.yaml"
    assert call("--locality", "hoang-van-thu", "--to", str(folder)).exit_code == 0
    new = load("hoang-van-thu", 2027, data)
    books = sorted(folder.rglob("*.xlsx"))
    assert len(books) == len(new.agencies) + len(new.criteria_set.cohorts) + 1
    with (folder / "so-bang-tinh-hoang-van-thu-2027.csv").open(encoding="utf-8-sig", newline="") as opened:
        rows = list(csv.DictReader(opened))
    assert len(rows) == len(books)
    assert {row[LINK.title] for row in rows} == {""}
    assert rows[0][AGENCY_NAME.title] == next(iter(new.agencies.values())).name.vi
    assert {row[PERIOD.title] for row in rows} == {"2027"}
    books[0].write_bytes(b"filled in already")
    books[1].unlink()
    draft.write_text(draft.read_text(encoding="utf-8") + "# quyết định của Sở\n", encoding="utf-8")
    before = files_of(tmp_path)
    again = call("--locality", "hoang-van-thu", "--to", str(folder))
    assert again.exit_code == 0, again.output
    after = files_of(tmp_path)
    assert set(after) - set(before) == {str(books[1].relative_to(tmp_path))}
    assert {name: after[name] for name in before} == before
    assert f"ghi 1 sổ trống, giữ {len(books) - 1} sổ đã có" in again.output
    assert again.output.count("đã có, giữ nguyên") == 2
    assert sorted(tmp_path.iterdir()) == [tmp_path / "data", folder], "and nothing is left lying about"


def test_what_was_issued_becomes_a_proposal_again(call: Call, data: Path, tmp_path: Path) -> None:
    file = data / "localities" / "hoang-van-thu" / "criteria" / "2026.yaml"
    mended(
        file,
        "id: hoang-van-thu-2026\n",
        'id: hoang-van-thu-2026\nstatus: issued\ndecision: {vi: "QĐ 57", en: "Decision 57"}\n',
    )
    assert load("hoang-van-thu", 2026, data).criteria_set.status == "issued"
    assert call("--locality", "hoang-van-thu", "--to", str(tmp_path / "so")).exit_code == 0
    new = load("hoang-van-thu", 2027, data).criteria_set
    assert (new.status, new.decision) == ("proposed", None)


def test_the_year_after_next_extends_the_draft(data: Path) -> None:
    assert write_draft(look_ahead(load("hue", 2026, data), data))
    assert write_draft(look_ahead(load("hue", 2027, data), data))
    new = load("hue", 2028, data).criteria_set
    assert (new.id, sorted(new.recomputed)) == ("hue-2028", [2025, 2026, 2027])


def test_targets_that_the_year_lacks_are_named_and_nothing_else_is_made(call: Call, data: Path, tmp_path: Path) -> None:
    """The tables reach 2030: nobody has decided on 2031."""
    criteria = data / "localities" / "hue" / "criteria"
    criteria.joinpath("2030.yaml").write_text('extends: "2026"\nid: hue-2030\nyear: 2030\neffective: 2030-01-01\n')
    looked = call("--year", "2030", "--dry-run")
    assert looked.exit_code == 1
    assert not (criteria / "2031.yaml").exists()
    done = call("--year", "2030", "--to", str(tmp_path / "so"))
    assert done.exit_code == 1
    assert "thiếu ngày cuối của năm 2031" in done.stderr
    assert "no number for 2031" in done.stderr
    assert "hãy quyết định các mục trên" in done.stderr
    assert "last_year: 2031" in criteria.joinpath("2031.yaml").read_text(encoding="utf-8")
    assert not (tmp_path / "so").exists()


def test_targets_are_listed_with_whether_anybody_decided_them(call: Call) -> None:
    output = call("--dry-run").output
    targets = section(output, "Chỉ tiêu năm 2027 phải quyết định")
    assert "- criteria.A4.rule.target: 35 (đề xuất; 2026: 20)" in targets
    assert "- criteria.B3.rule.parts.luot_phat.rule.target: 24 (giữ hoặc nội suy, chưa ai ghi; 2026: 24)" in targets
    assert "    criteria.A4.rule.target: 35 (proposed; 2026: 20)" in targets
    days = section(output, "Ngày kỷ niệm trong năm 2027")
    assert any("(18/5) (thứ Ba, 18/05/2027)" in line for line in days)
    assert any("(10/10) (Chủ nhật, 10/10/2027)" in line for line in days)
    assert "- fields.ngay_nhan_bc_nam.example" in section(output, "Chỗ còn nhắc năm 2026")


def test_agencies_that_begin_or_ended_are_named(call: Call, data: Path) -> None:
    agencies = data / "localities" / "hue" / "agencies.yaml"
    mended(
        agencies,
        "    order: 2\n    aliases: [Sở TP, STP]\n    valid_from: 2025-01-01",
        "    order: 2\n    aliases: [Sở TP, STP]\n    valid_from: 2027-03-01",
    )
    mended(agencies, "SLĐTBXH], until: 2025-02-28}", "SLĐTBXH], until: 2026-12-31}")
    told = section(call("--dry-run").output, "Cơ quan")
    assert "- hue-so-tu-phap: Sở Tư pháp, từ 01/03/2027" in told
    gone = "Sở Lao động - Thương binh và Xã hội hết tên từ sau 31/12/2026, nay là Sở Nội vụ"
    assert f"- hue-so-noi-vu: {gone}" in told
    assert len([line for line in told if line.startswith("- ")]) == 4


@pytest.mark.parametrize(
    ("settled", "said"), [("false", "mới là dự kiến"), ("true", "đã chốt"), ("", "Chưa có data/holidays/2027.yaml")]
)
def test_the_holidays_of_the_year_are_known_expected_or_lacking(
    settled: str, said: str, call: Call, data: Path
) -> None:
    file = data / "holidays" / "2027.yaml"
    if settled:
        mended(file, "\nsettled: false", f"\nsettled: {settled}")
    else:
        file.unlink()
    told = section(call("--dry-run").output, "Ngày nghỉ và hạn báo cáo năm 2027")
    assert said in told[0]
    sunday = "- Báo cáo năm (so, xa): chậm nhất 19/12/2027"
    assert f"{sunday} (ngày nghỉ)" in told if settled else sunday in told


def test_accounts_go_on_and_those_to_look_at_are_named(call: Call, tmp_path: Path) -> None:
    assert "== Tài khoản" not in call("--dry-run").output, "where there is no ledger, none is made"
    now = datetime(2026, 12, 1, tzinfo=UTC)
    with closing(Ledger(tmp_path / "var" / "ledger.sqlite")) as ledger:
        for account in (
            Account("an@hue.vn", "agency", "hue-so-yte", "hue"),
            Account("binh@hue.vn", "agency", "hue-so-da-giai-the", "hue"),
            Account("cuong@hue.vn", "verifier", "hue-van-phong-ubnd", "hue"),
            Account("xa@ht.vn", "viewer", "", "ha-tinh"),
        ):
            ledger.accounts.grant(account, "máy chủ: root", now)
        ledger.logins.begin("an@hue.vn", "s", now)
        ledger.logins.begin("binh@hue.vn", "s", now)
        head = ledger.audit.head()
    told = [line for line in section(call("--dry-run").output, "Tài khoản") if line.startswith("- ")]
    assert told == [
        "- 3 tài khoản, giữ nguyên",
        "- binh@hue.vn: không còn cơ quan hue-so-da-giai-the, nên thu hồi hoặc đổi",
        "- cuong@hue.vn: chưa từng đăng nhập",
    ]
    with closing(Ledger(tmp_path / "var" / "ledger.sqlite")) as ledger:
        assert ledger.audit.head() == head


def test_a_year_that_is_not_there_opens_nothing(call: Call) -> None:
    done = call("--year", "2024")
    assert done.exit_code == 1
    assert done.stdout == ""
