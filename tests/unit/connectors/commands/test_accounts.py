"""``thuocdo accounts``: who runs the server grants and revokes, and the ledger says that it was the server."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from connectors.command_line import app
from connectors.ledger import Account, Ledger

Call = Callable[..., Result]
NOON = "2026-12-01T05:00:00+00:00"


@pytest.fixture
def call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    monkeypatch.setenv("LOGNAME", "quan-tri-may")

    def run(*words: str, now: str = NOON) -> Result:
        environment = {
            "THUOCDO_VAR": str(tmp_path), "THUOCDO_NOW": now, "THUOCDO_LOCALITY": None,
            "THUOCDO_DATABASE_URL": None, "DATABASE_URL": None,
        }  # fmt: skip
        return CliRunner().invoke(app, ["accounts", *words], env=environment)

    return run


def kept(folder: Path, locality: str = "hue") -> list[Account]:
    with closing(Ledger(folder / "ledger.sqlite")) as ledger:
        return ledger.accounts.all(locality)


def test_the_first_administrator_is_granted_at_the_server_and_the_ledger_says_so(call: Call, tmp_path: Path) -> None:
    done = call("grant", "Chief@hue.gov.vn", "administrator", "--reason", "QĐ 12")
    assert done.exit_code == 0, done.output
    assert done.stdout == "Đã cấp / granted: chief@hue.gov.vn\tQuản trị\t–\n"
    assert kept(tmp_path) == [Account("chief@hue.gov.vn", "administrator", "", "hue")]
    with closing(Ledger(tmp_path / "ledger.sqlite")) as ledger:
        (act,) = ledger.audit.rows("hue")
    assert (act.by, act.act, act.field, act.reason) == (
        "máy chủ: quan-tri-may", "account.granted", "chief@hue.gov.vn", "QĐ 12",
    )  # fmt: skip


def test_whoever_is_named_stays_marked_as_somebody_at_the_server(call: Call, tmp_path: Path) -> None:
    assert call("grant", "an@hue.vn", "viewer", "--by", "chief@hue.gov.vn").exit_code == 0
    with closing(Ledger(tmp_path / "ledger.sqlite")) as ledger:
        assert ledger.accounts.history("hue")[0].by == "máy chủ: chief@hue.gov.vn"


def test_an_account_is_changed_listed_and_told_of_since_when(call: Call, tmp_path: Path) -> None:
    call("grant", "an@hue.vn", "agency", "--agency", "Sở Y tế")
    again = call("grant", "an@hue.vn", "agency", "--agency", "hue-so-yte", now="2026-12-02T05:00:00+00:00")
    assert again.stdout.startswith("Đã có sẵn, không đổi gì / has it already: an@hue.vn")
    changed = call("grant", "AN@hue.vn", "agency_leader", "--agency", "Sở Y tế", now="2026-12-03T17:30:00+00:00")
    assert changed.stdout == "Đã đổi quyền / changed: an@hue.vn\tLãnh đạo cơ quan\tSở Y tế (hue-so-yte)\n"
    with closing(Ledger(tmp_path / "ledger.sqlite")) as ledger:
        ledger.logins.begin("binh@hue.vn", "s", ledger.accounts.history("hue")[0].at)
    call("grant", "binh@hue.vn", "viewer", now="2026-12-05T05:00:00+00:00")
    first, second, count = call("list").stdout.splitlines()
    assert first == (
        "an@hue.vn\tLãnh đạo cơ quan\tSở Y tế (hue-so-yte)\t04/12/2026 00:30\tmáy chủ: quan-tri-may"
        "\tchưa đăng nhập / never logged in"
    )
    assert second.endswith("\tđăng nhập / login 04/12/2026 00:30")
    assert count == "2 tài khoản / accounts"
    told = call("history", "an@hue.vn").stdout.splitlines()
    assert [line.split("\t")[1] for line in told[:-1]] == ["đổi quyền / changed", "cấp / granted"]
    assert call("list", "--locality", "ha-tinh").stdout == "0 tài khoản / accounts\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("grant", "an@hue.vn", "root"), "không có vai trò “root”"),
        (("grant", "an@hue.vn", "agency"), "cần một cơ quan"),
        (("grant", "an@hue.vn", "agency", "--agency", "Sở Không Có"), "không có cơ quan “Sở Không Có”"),
        (("grant", "an", "viewer"), "không phải địa chỉ thư điện tử"),
        (("grant", "an@hue.vn", "viewer", "--reason", "a" * 501), "500 ký tự"),
        (("grant", "an@hue.vn", "viewer", "--locality", "atlantis"), "atlantis"),
        (("revoke", "an@hue.vn"), "Sổ cái không có an@hue.vn"),
        (("end-logins", "an@hue.vn"), "Sổ cái không có an@hue.vn"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    words: tuple[str, ...], said: str, call: Call, tmp_path: Path
) -> None:
    done = call(*words)
    assert (done.exit_code, done.stdout) == (1, "")
    assert said in done.stderr
    assert not (tmp_path / "ledger.sqlite").exists() or kept(tmp_path) == []


def test_the_last_administrator_stays_at_the_server_too(call: Call, tmp_path: Path) -> None:
    call("grant", "chief@hue.vn", "administrator")
    refused = call("revoke", "chief@hue.vn")
    assert refused.exit_code == 1
    assert "người quản trị duy nhất" in refused.stderr
    call("grant", "binh@hue.vn", "administrator")
    assert call("revoke", "chief@hue.vn", "--reason", "nghỉ hưu").stdout == "Đã thu hồi / revoked: chief@hue.vn\n"
    assert [each.email for each in kept(tmp_path)] == ["binh@hue.vn"]


def test_ended_logins_leave_the_account(call: Call, tmp_path: Path) -> None:
    call("grant", "chief@hue.vn", "administrator")
    assert call("end-logins", "chief@hue.vn").exit_code == 0
    assert kept(tmp_path) == [Account("chief@hue.vn", "administrator", "", "hue")]
    assert len(call("history").stdout.splitlines()) == 4


def test_a_list_is_granted_as_a_whole_or_not_at_all(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "ds.csv"
    file.write_text("email,role,agency\nan@hue.vn,agency,Sở Y tế\nbinh,viewer,\nc@hue.vn,agency,\n", encoding="utf-8")
    refused = call("import", str(file))
    assert refused.exit_code == 1
    assert "ds.csv:3: “binh” không phải địa chỉ" in refused.stderr
    assert "    “binh” is no e-mail address" in refused.stderr
    assert "ds.csv:4: vai trò" in refused.stderr
    assert "chưa cấp tài khoản nào" in refused.stderr
    assert not (tmp_path / "ledger.sqlite").exists()
    file.write_text("email,role,agency\nan@hue.vn,agency,Sở Y tế\nbinh@hue.vn,viewer,\n", encoding="utf-8")
    done = call("import", str(file), "--reason", "CV 57")
    assert done.stdout == "2 tài khoản trong tệp, 2 thay đổi / accounts in the file, changes made\n"
    again = call("import", str(file))
    assert again.stdout.startswith("2 tài khoản trong tệp, 0 thay đổi")
    assert [each.role for each in kept(tmp_path)] == ["agency", "viewer"]


def test_a_list_that_would_remove_the_last_administrator_is_refused_whole(call: Call, tmp_path: Path) -> None:
    call("grant", "chief@hue.vn", "administrator")
    file = tmp_path / "ds.csv"
    file.write_text("email,role,agency\nan@hue.vn,viewer,\nchief@hue.vn,viewer,\n", encoding="utf-8")
    refused = call("import", str(file))
    assert refused.exit_code == 1
    assert "người quản trị duy nhất" in refused.stderr
    assert [each.email for each in kept(tmp_path)] == ["chief@hue.vn"]
