"""Word files as PDF by LibreOffice, where it is installed. The papers themselves never need it."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from rubric.text import Text

SECONDS = 300
NO_LIBREOFFICE = Text(
    vi="Máy này không có LibreOffice Writer nên chỉ ghi được tệp .docx; hãy cài LibreOffice Writer "
    "(ví dụ: apt install libreoffice-writer-nogui) hoặc mở tệp .docx rồi xuất PDF.",
    en="There is no LibreOffice Writer on this machine, so only the .docx is written; install LibreOffice Writer "
    "(for example: apt install libreoffice-writer-nogui), or open the .docx and save it as PDF.",
)


@dataclass(frozen=True)
class PdfError(Exception):
    """No PDF could be made, and why."""

    message: Text

    def __str__(self) -> str:
        return self.message.en


def find_soffice() -> Path | None:
    """LibreOffice with its Writer, as ``THUOCDO_SOFFICE`` or the path of programs names it; None where there is none.

    LibreOffice may be installed without Writer; it then opens no .docx and says so by no exit code.
    """
    found = os.environ.get("THUOCDO_SOFFICE") or shutil.which("soffice")
    if not found:
        return None
    program = Path(found).resolve()
    on_linux = (program.parent / "libsofficeapp.so").exists()
    has_writer = not on_linux or (program.parent / "libswlo.so").exists()
    return program if program.is_file() and has_writer else None


def pdf_of(papers: Iterable[Path], folder: Path) -> list[Path]:
    """The PDF of each Word file, written into ``folder`` in one run; PdfError where it cannot be done."""
    soffice, sources = find_soffice(), list(papers)
    if soffice is None:
        raise PdfError(NO_LIBREOFFICE)
    with tempfile.TemporaryDirectory() as profile:
        # A profile of its own: with the user's, an open LibreOffice would take the work over and make nothing.
        own = f"-env:UserInstallation={Path(profile).as_uri()}"
        command = [str(soffice), own, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
        _run([*command, *(str(each) for each in sources)])
    made = [folder / f"{each.stem}.pdf" for each in sources]
    if missing := [each.name for each in made if not each.exists()]:
        names = ", ".join(missing)
        raise PdfError(Text(vi=f"LibreOffice không làm được: {names}", en=f"LibreOffice made no {names}"))
    return made


def _run(command: list[str]) -> None:
    try:
        subprocess.run(command, check=False, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        late = Text(vi=f"LibreOffice không xong trong {SECONDS} giây.", en=f"LibreOffice took over {SECONDS} seconds.")
        raise PdfError(late) from None
