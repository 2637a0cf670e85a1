"""``thuocdo template``: which books it writes, where, and what it says when it cannot."""

import csv
import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from google.oauth2.credentials import Credentials
from typer.testing import CliRunner, Result

from connectors.command_line import app
from connectors.google import credentials
from connectors.google.credentials import Identity
from connectors.layouts.ground import Ground
from connectors.localities import load
from connectors.registry import read_register_of_books
from connectors.workbooks.csv_folder import read_csv_book
from tests.google_stand_in import Book, Quotas, Sheet, StandIn, Status

HEADER = ["Đường dẫn", "Loại sổ", "Mã cơ quan", "Cơ quan", "Khối", "Kỳ báo cáo"]
Environment = dict[str, str]


@pytest.fixture
def google() -> Iterator[StandIn]:
    with StandIn(quotas=Quotas.unlimited(), lifetime=120) as running:
        yield running
    assert not running.failures


@pytest.fixture
def signed_in(google: StandIn, tmp_path: Path) -> Environment:
    """The environment of an installation with a service account."""
    return {"THUOCDO_GOOGLE_URL": google.address, "THUOCDO_GOOGLE_KEY_FILE": str(google.key_file(tmp_path))}


def call(*words: str, env: Environment | None = None) -> Result:
    return CliRunner().invoke(app, ["template", *words], env=env)


def one_line(result: Result) -> str:
    return " ".join(result.output.split())


def test_it_writes_every_kind_into_the_folder_of_the_installation(tmp_path: Path) -> None:
    done = call("--cohort", "bao", "--cohort", "xa", env={"THUOCDO_VAR": str(tmp_path)})
    assert done.exit_code == 0, done.output
    folder = tmp_path / "templates" / "hue-2026" / "theo-khoi"
    assert sorted(file.name for file in folder.iterdir()) == [
        "hue-2026-so-theo-doi-bao.xlsx",
        "hue-2026-so-theo-doi-xa.xlsx",
    ]
    assert "Đã ghi 2 mẫu" in done.output


def test_agencies_are_named_by_code_or_name(tmp_path: Path) -> None:
    done = call("--agency", "Sở Y tế", "--agency", "20122", "--to", str(tmp_path))
    assert done.exit_code == 0, done.output
    assert sorted(file.name for file in tmp_path.rglob("*.xlsx")) == [
        "hue-2026-20122-xa-vinh-loc.xlsx",
        "hue-2026-so-yte.xlsx",
    ]


def test_a_kind_alone_means_all_of_it(tmp_path: Path) -> None:
    assert call("--kind", "department", "--to", str(tmp_path)).exit_code == 0
    assert [file.name for file in tmp_path.rglob("*.xlsx")] == ["hue-2026-so-chu-tri.xlsx"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--agency", "Sở Không Có"], "không rõ cơ quan"),
        (["--cohort", "khong-co"], "không có khối “khong-co”; có: so, phuong, xa, bao"),
        (["--kind", "cohort", "--agency", "20122"], "không có sổ nào như vậy"),
        (["--into", "https://docs.google.com/spreadsheets/d/1AbCdEfGhIjKlMnOpQrStUv/edit"], "mỗi tệp nhận một sổ"),
        (["--into", "abc", "--kind", "department"], "không phải đường dẫn"),
    ],
)
def test_what_cannot_be_meant_is_said(tmp_path: Path, words: list[str], said: str) -> None:
    done = call(*words, "--to", str(tmp_path))
    assert done.exit_code == 1
    assert said in one_line(done)
    assert not list(tmp_path.iterdir())


def test_a_blank_sheet_takes_one_book_and_is_listed(google: StandIn, signed_in: Environment) -> None:
    file = google.add(Book("Trống", [Sheet.of("Sheet1", sheet_id=0)]), "writer")
    link = f"https://docs.google.com/spreadsheets/d/{file.file_id}/edit"
    done = call("--agency", "20122", "--into", f"{link}?usp=sharing#gid=0", env=signed_in)
    assert done.exit_code == 0, done.output
    assert list(csv.reader(io.StringIO(done.output))) == [
        HEADER,
        [link, "Cơ quan", "20122", "Xã Vinh Lộc", "Xã", "2026"],
    ]
    assert file.book
    assert file.book.sheet_titled("2026-H1")


def test_a_sheet_that_holds_something_is_left_alone(google: StandIn, signed_in: Environment) -> None:
    file = google.add(Book.of("Số liệu", {"2026": [["a", 1]]}), "writer")
    done = call("--cohort", "xa", "--into", file.file_id, env=signed_in)
    assert done.exit_code == 1
    assert "Tệp “Số liệu” đã có nội dung ở 2026!A1" in one_line(done)
    assert not google.log.of("write")


def test_a_sheet_shared_for_reading_only_asks_for_the_right_to_edit(google: StandIn, signed_in: Environment) -> None:
    file = google.add(Book("Trống", [Sheet.of("Sheet1", sheet_id=0)]), "reader")
    done = call("--kind", "department", "--into", file.file_id, env=signed_in)
    assert done.exit_code == 1
    assert f"cho {google.email} quyền Người chỉnh sửa" in one_line(done)


def test_a_service_account_cannot_make_sheets_and_the_sentence_says_what_to_do(signed_in: Environment) -> None:
    done = call("--google", "--kind", "cohort", env=signed_in)
    assert done.exit_code == 1
    assert "không có chỗ lưu trên Google Drive" in one_line(done)
    assert "--into" in done.output


def test_without_credentials_the_sentence_says_which_variable_to_set(tmp_path: Path) -> None:
    done = call("--google", env={"THUOCDO_GOOGLE_KEY_FILE": str(tmp_path / "khong-co.json")})
    assert done.exit_code == 1
    assert "THUOCDO_GOOGLE_KEY_FILE" in done.output


class TestWithAPersonsAccount:
    @pytest.fixture
    def by_a_person(self, google: StandIn, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Environment:
        file = google.sign_in_file(tmp_path, "van.thu@example.invalid")
        signed = Credentials.from_authorized_user_file(str(file)).with_token_uri(google.token_uri)

        def from_environment(*, writes: bool) -> Identity:
            assert writes
            return Identity(signed, "application_default", "van.thu@example.invalid")

        monkeypatch.setattr(credentials, "from_environment", from_environment)
        return {"THUOCDO_GOOGLE_URL": google.address}

    def test_sheets_are_made_and_listed_ready_to_be_registered(self, google: StandIn, by_a_person: Environment) -> None:
        done = call("--google", "--agency", "hue-bao-ioc", "--cohort", "phuong", env=by_a_person)
        assert done.exit_code == 0, done.output
        header, agency, cohort = csv.reader(io.StringIO(done.output))
        assert header == HEADER
        assert agency[1:3] == ["Cơ quan", "hue-bao-ioc"]
        assert agency[4] == "Báo chí"
        assert agency[5] == "2026"
        assert cohort[1:] == ["Khối", "", "", "Phường", "2026"]
        assert {file.book.link for file in google.store.files.values() if file.book} == {agency[0], cohort[0]}

    def test_the_list_is_a_register_of_books(self, google: StandIn, by_a_person: Environment, tmp_path: Path) -> None:
        done = call("--google", "--agency", "20122", "--cohort", "so", env=by_a_person)
        file = tmp_path / "so-bang-tinh.csv"
        file.write_text(done.output, encoding="utf-8")
        hue = load("hue", 2026)
        ground = Ground(hue.criteria_set, hue.agencies, date(2026, 12, 31))
        registered, problems = read_register_of_books(read_csv_book(file, file.name), ground)
        assert {problem.code for problem in problems} <= {"register_agencies_absent"}
        assert [(each.kind, each.agency, each.cohort, each.period) for each in registered] == [
            ("agency", "20122", "", "2026"),
            ("cohort", "", "so", "2026"),
        ]
        assert {each.book.removeprefix("google:") for each in registered} == set(google.store.files)

    def test_those_made_before_an_interruption_are_listed_and_the_blank_one_is_named(
        self, google: StandIn, by_a_person: Environment
    ) -> None:
        google.faults.arm(Status(403), "batchUpdate", skip=1)
        done = call("--google", "--kind", "cohort", env=by_a_person)
        assert done.exit_code == 1
        made = [file.book.link for file in google.store.files.values() if file.book]
        assert len(made) == 2
        assert all(link in done.output for link in made)
