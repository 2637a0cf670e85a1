"""The agencies of a release: who is measured, in which cohort, by which annex."""

from __future__ import annotations

import polars as pl

from connectors.localities import Predecessor
from connectors.open_data.columns import AGENCY, RELEASE, Table, column, said
from connectors.release import Release

KINDS = (
    ("department", said("Sở, ban, ngành", "Department of the province")),
    ("commune_ward", said("Phường", "Ward")),
    ("commune_rural", said("Xã, đặc khu", "Rural commune or special zone")),
    ("press", said("Cơ quan báo chí", "Press")),
)
COHORT = column(
    "cohort",
    "text",
    ("Mã khối", "Cohort"),
    (
        "Mã khối: các cơ quan được xếp hạng với nhau. Tên khối ở mục codes của release.json.",
        "The code of the cohort, within which agencies are ranked. Its title is under codes in release.json.",
    ),
)
ANNEX = column(
    "annex",
    "text",
    ("Mã phụ lục", "Annex"),
    (
        "Mã phụ lục của bộ tiêu chí dùng để chấm cơ quan.",
        "The code of the annex of the criteria set by which the agency is measured.",
    ),
)


def _rows(release: Release) -> pl.DataFrame:
    installation = release.contents.installation
    cohorts = installation.criteria_set.cohorts
    return pl.DataFrame(
        [
            {
                "agency": each.code,
                "name_vi": each.name.vi,
                "name_en": each.name.en,
                "kind": each.kind,
                "cohort": each.cohort,
                "cohort_title": cohorts[each.cohort].title.vi,
                "annex": each.annex,
                "protocol_order": each.order,
                "is_lead": each.role == "lead",
                "valid_from": each.valid_from,
                "predecessors": "; ".join(map(_predecessor, each.predecessors)) or None,
            }
            for each in installation.agencies.values()
        ],
        schema_overrides={"predecessors": pl.String},
    )


def _predecessor(old: Predecessor) -> str:
    return f"{old.name} ({old.until.isoformat()})"


AGENCIES = Table(
    name="agencies",
    title=said("Cơ quan được chấm", "Agencies"),
    meaning=said("Mỗi dòng là một cơ quan của địa phương.", "One row for each agency of the locality."),
    key=("agency",),
    order=("protocol_order",),
    columns=(
        RELEASE,
        AGENCY,
        column("name_vi", "text", ("Tên", "Name"), ("Tên bằng tiếng Việt.", "The name in Vietnamese.")),
        column(
            "name_en",
            "text",
            ("Tên tiếng Anh", "Name in English"),
            ("Tên bằng tiếng Anh, dịch để tham khảo.", "The name in English, translated for reference."),
        ),
        column("kind", "text", ("Loại", "Kind"), ("Loại cơ quan.", "The kind of agency."), codes=KINDS),
        COHORT,
        column(
            "cohort_title",
            "text",
            ("Khối", "Title of the cohort"),
            ("Tên khối bằng tiếng Việt.", "The title of the cohort in Vietnamese."),
        ),
        ANNEX,
        column(
            "protocol_order",
            "integer",
            ("Thứ tự", "Protocol order"),
            ("Thứ tự trong danh sách cơ quan.", "The place in the list of agencies by protocol."),
        ),
        column(
            "is_lead",
            "yes_no",
            ("Chủ trì", "Lead agency"),
            ("Cơ quan này chủ trì việc chấm điểm.", "Whether this agency runs the exercise."),
        ),
        column(
            "valid_from",
            "date",
            ("Có từ ngày", "Valid from"),
            ("Ngày cơ quan mang tên này.", "The day since which the agency has this name."),
        ),
        column(
            "predecessors",
            "text",
            ("Tên cũ", "Predecessors"),
            (
                "Các cơ quan đã nhập vào, mỗi tên kèm ngày cuối mang tên đó; trống nếu không có.",
                "The agencies that were merged into it, each with the last day of its name; empty where there is none.",
            ),
            empty=True,
        ),
    ),
    rows=_rows,
)
