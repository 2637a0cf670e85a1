"""``thuocdo site``: every public page of every public release as a folder of plain HTML and CSS."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from connectors.commands.common import fail, fail_with, open_ledger, progress_line, say
from connectors.settings import settings


def site(
    to: Annotated[Path, typer.Option("--to", help="Thư mục của trang / folder of the site")],
    address: Annotated[
        str, typer.Option(help="Địa chỉ sẽ phục vụ, ví dụ https://thuocdo57.example.vn / where it will be served")
    ] = "",
    locality: Annotated[
        list[str] | None, typer.Option(help="Mã địa phương; mặc định: mọi địa phương / localities; default: all")
    ] = None,
) -> None:
    """Làm trang tĩnh của các bản đã công bố / build the static site of what is published."""
    from connectors.localities import locality_names
    from connectors.release.faults import ReleaseError
    from connectors.site.building import build_site
    from connectors.site.faults import SiteError

    names = locality_names(settings().data)
    chosen = locality or list(names)
    unknown = [each for each in chosen if each not in names]
    if unknown:
        fail(f"không có địa phương {', '.join(unknown)}", f"no such locality: {', '.join(unknown)}")
    if not settings().has_ledger:
        fail("chưa có sổ cái; hãy chạy `thuocdo sync`", "there is no ledger yet; run `thuocdo sync`")
    told = progress_line("làm trang / building")
    with open_ledger() as ledger:
        try:
            report = build_site(ledger, {each: names[each] for each in chosen}, to, address=address, on_progress=told)
        except (SiteError, ReleaseError) as error:
            fail_with(error.message)
        except OSError as error:
            fail(f"không ghi được {to}: {error.strerror}", f"{to} cannot be written: {error.strerror}")
    megabytes = f"{report.size / 1e6:.1f} MB"
    say(
        f"Đã làm {report.files} tệp, {megabytes}, {report.seconds:.1f} giây; {report.written} tệp mới hoặc đổi: {to}\n"
        f"Built {report.files} files, {megabytes}, in {report.seconds:.1f} s; {report.written} of them new or changed"
    )
