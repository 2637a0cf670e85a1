"""thuocdo keys, release, sign and verify, each in a process of its own, as somebody at a terminal uses them."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from connectors.release.container import unpack
from dev_environment import ROOT
from tests.golden.making import FILE, HERE, golden

# A machine on which every attempt to reach another one fails, and says so.
NO_NETWORK = """
import socket
def refuse(*args, **named):
    raise AssertionError("the network was asked for")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.create_connection = refuse
"""


def thuocdo(*typed: object, root: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "connectors.command_line", *map(str, typed)]
    env = {**os.environ, "PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8", **environment}
    return subprocess.run(command, cwd=root, env=env, check=False, capture_output=True, text=True, encoding="utf-8")


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    file = tmp_path / "vang-2026-1.zip"
    file.write_bytes(golden().bundle)
    return file


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """The program alone: no data, no ledger, and no way to a network."""
    root = tmp_path / "elsewhere"
    for part in ("rubric", "connectors"):
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "sitecustomize.py").write_text(NO_NETWORK)
    return root


def test_another_machine_verifies_offline_from_the_bundle_alone(elsewhere: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    shutil.copy(HERE / "public-key.pem", home)
    shutil.copy(FILE, home)
    asked = [home / "release-1.zip", "--key", home / "public-key.pem"]
    kept = {"HOME": str(home), "THUOCDO_VAR": str(home / "var"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = thuocdo("verify", *asked, root=elsewhere, **kept)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "intact, recomputed 100 figures" in done.stdout
    assert "signed by the given key" in done.stdout
    assert sorted(file.name for file in home.iterdir()) == ["public-key.pem", "release-1.zip"]
    assert sorted(file.name for file in elsewhere.iterdir()) == ["connectors", "rubric", "sitecustomize.py"]


def test_the_cut_off_machine_is_really_cut_off(elsewhere: Path) -> None:
    ask = "import socket; socket.create_connection(('127.0.0.1', 9))"
    env = {**os.environ, "PYTHONPATH": str(elsewhere)}
    done = subprocess.run([sys.executable, "-c", ask], env=env, check=False, capture_output=True, text=True)
    assert "the network was asked for" in done.stderr


def test_from_a_new_key_to_a_verified_release(bundle: Path, tmp_path: Path) -> None:
    keys = tmp_path / "khoa"
    made = thuocdo("keys", "new", "--to", keys)
    assert made.returncode == 0, made.stderr
    private, public = keys / "thuocdo-private.pem", keys / "thuocdo-public.pem"
    fingerprint = made.stdout.strip().splitlines()[-1]
    assert thuocdo("keys", "show", public).stdout.strip() == fingerprint
    if os.name == "posix":
        assert stat.S_IMODE(private.stat().st_mode) == 0o600
    before = thuocdo("verify", bundle)
    assert (before.returncode, "unsigned" in before.stdout) == (1, True)
    assert thuocdo("sign", bundle, "--key", private).returncode == 0
    assert bundle.read_bytes() == golden().bundle  # the signature lies beside it
    after = thuocdo("verify", bundle, "--key", public)
    assert after.returncode == 0, after.stdout
    assert fingerprint in after.stdout
    unasked = thuocdo("verify", bundle)
    assert (unasked.returncode, fingerprint in unasked.stdout) == (1, True)
    again = thuocdo("sign", bundle, "--key", private)
    assert (again.returncode, "signed already" in again.stderr) == (2, True)


def test_the_signature_can_go_into_the_bundle(bundle: Path, tmp_path: Path) -> None:
    (tmp_path / "mat-khau.txt").write_text("một câu dài\n", encoding="utf-8")
    locked = ["--passphrase-file", tmp_path / "mat-khau.txt"]
    assert thuocdo("keys", "new", "--to", tmp_path, *locked).returncode == 0
    signed = thuocdo("sign", bundle, "--key", tmp_path / "thuocdo-private.pem", *locked, "--inside")
    assert signed.returncode == 0, signed.stderr
    assert list(unpack(bundle.read_bytes()).files)[-1] == "signature.json"
    assert thuocdo("verify", bundle, "--key", tmp_path / "thuocdo-public.pem").returncode == 0
    assert sorted(file.suffix for file in tmp_path.iterdir()) == [".pem", ".pem", ".txt", ".zip"]


def test_a_changed_bundle_is_neither_verified_nor_signed(bundle: Path, tmp_path: Path) -> None:
    bundle.write_bytes(bundle.read_bytes().replace(b'"so-hai",2026,"liked",714', b'"so-hai",2026,"liked",715'))
    result = thuocdo("verify", bundle)
    assert result.returncode == 2
    assert "findings.json was changed" in result.stdout
    assert "findings.json [so-hai, 2026, liked] points: published 715, recomputed 714" in result.stdout
    thuocdo("keys", "new", "--to", tmp_path / "khoa")
    refused = thuocdo("sign", bundle, "--key", tmp_path / "khoa" / "thuocdo-private.pem")
    assert (refused.returncode, "so it is not signed" in refused.stderr) == (2, True)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["verify", "nowhere.zip"], "nowhere.zip cannot be read"),
        (["verify", str(FILE), "--key", "nowhere.pem"], "nowhere.pem cannot be read"),
        (["verify", str(HERE / "making.py")], "this is no bundle of a release"),
    ],
)
def test_what_cannot_be_verified_says_why_and_does_not_pass(typed: list[str], said: str) -> None:
    result = thuocdo(*typed)
    assert result.returncode == 2
    assert said in result.stdout + result.stderr
    assert "Traceback" not in result.stderr


def test_keys_are_not_overwritten(tmp_path: Path) -> None:
    assert thuocdo("keys", "new", "--to", tmp_path).returncode == 0
    kept = (tmp_path / "thuocdo-private.pem").read_bytes()
    again = thuocdo("keys", "new", "--to", tmp_path)
    assert (again.returncode, "never overwritten" in again.stderr) == (1, True)
    assert (tmp_path / "thuocdo-private.pem").read_bytes() == kept


def test_without_a_word_it_makes_drafts_only(tmp_path: Path) -> None:
    refused = thuocdo("release", "--to", tmp_path / "a.zip", THUOCDO_VAR=str(tmp_path / "var"))
    assert (refused.returncode, "add --draft for a draft" in refused.stderr) == (1, True)
