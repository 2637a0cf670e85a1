"""The minute quotas: the sixty-first read, everybody's three hundred and first, and what the refusals say."""

from pathlib import Path

import gspread
import pytest
from gspread.exceptions import APIError

from tests.google_stand_in import Book, Quotas, StandIn
from tests.google_stand_in.client import signed_in
from tests.google_stand_in.clock import Clock
from tests.google_stand_in.quotas import Meter
from tests.google_stand_in.refusals import Refused


@pytest.fixture
def quota_client(google_with_quotas: StandIn, tmp_path: Path) -> gspread.Client:
    return signed_in(google_with_quotas, google_with_quotas.key_file(tmp_path))


def read(client: gspread.Client, book_id: str) -> object:
    return client.http_client.fetch_sheet_metadata(book_id, params={"fields": "spreadsheetId"})


def test_the_sixty_first_read_within_a_minute_is_refused(tmp_path: Path) -> None:
    with StandIn() as google:
        file = google.add(Book.of("Sổ", {"T": []}))
        client = signed_in(google, google.key_file(tmp_path))
        for _ in range(60):
            read(client, file.file_id)
        with pytest.raises(APIError) as refused:
            read(client, file.file_id)
    response = refused.value.response
    assert response.status_code == 429
    assert "Retry-After" not in response.headers
    assert response.json() == {
        "error": {
            "code": 429,
            "message": "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user' "
            "of service 'sheets.googleapis.com' for consumer 'project_number:570000000057'.",
            "status": "RESOURCE_EXHAUSTED",
            "details": [
                {
                    "@type": "type.googleapis.com/google.rpc.ErrorInfo",
                    "reason": "RATE_LIMIT_EXCEEDED",
                    "domain": "googleapis.com",
                    "metadata": {
                        "quota_limit_value": "60",
                        "service": "sheets.googleapis.com",
                        "consumer": "projects/570000000057",
                        "quota_unit": "1/min/{project}/{user}",
                        "quota_location": "global",
                        "quota_metric": "sheets.googleapis.com/read_requests",
                        "quota_limit": "ReadRequestsPerMinutePerUser",
                    },
                },
                {
                    "@type": "type.googleapis.com/google.rpc.Help",
                    "links": [
                        {
                            "description": "Request a higher quota limit.",
                            "url": "https://cloud.google.com/docs/quotas/help/request_increase",
                        }
                    ],
                },
            ],
        }
    }
    assert [one.status for one in google.log.of("read")] == [200] * 60 + [429]
    assert google.log.most_in_a_minute() == 60
    client.http_client.session.close()


def test_a_minute_later_all_is_well_again(google_with_quotas: StandIn, quota_client: gspread.Client) -> None:
    google = google_with_quotas
    google.meter.quotas = Quotas(reads_per_user=5)
    file = google.add(Book.of("Sổ", {"T": []}))
    for _ in range(5):
        read(quota_client, file.file_id)
    with pytest.raises(APIError):
        read(quota_client, file.file_id)
    google.clock.skip(60)
    read(quota_client, file.file_id)
    quota_client.http_client.session.close()


class Hand(Clock):
    """A clock that is set by hand."""

    now = 0.0

    def seconds(self) -> float:
        return self.now


def refused(meter: Meter, kind: str, user: str) -> dict[str, str] | None:
    try:
        meter.charge(kind, user)
    except Refused as refusal:
        return refusal.error.get("details", [{}])[0].get("metadata", {"reason": refusal.error.get("message", "")})
    return None


def test_the_project_has_a_limit_of_its_own() -> None:
    meter = Meter(Quotas(), Hand(), "57")
    for number in range(300):
        assert refused(meter, "read", f"account {number % 6}") is None
    said = refused(meter, "read", "account 7")
    assert said
    assert said["quota_limit"] == "ReadRequestsPerMinutePerProject"
    assert said["quota_limit_value"] == "300"
    assert said["quota_unit"] == "1/min/{project}"


def test_writes_are_counted_apart_from_reads() -> None:
    meter = Meter(Quotas(), Hand(), "57")
    for _ in range(60):
        assert refused(meter, "read", "a") is None
        assert refused(meter, "write", "a") is None
    said = refused(meter, "write", "a")
    assert said
    assert said["quota_limit"] == "WriteRequestsPerMinutePerUser"
    assert refused(meter, "drive", "a") is None


def test_the_window_slides_and_refusals_do_not_count() -> None:
    clock = Hand()
    meter = Meter(Quotas(reads_per_user=2), clock, "57")
    assert refused(meter, "read", "a") is None
    clock.now = 30
    assert refused(meter, "read", "a") is None
    clock.now = 59
    assert refused(meter, "read", "a")
    clock.now = 60
    assert refused(meter, "read", "a") is None
    clock.now = 61
    assert refused(meter, "read", "a")
    clock.now = 90
    assert refused(meter, "read", "a") is None


def test_drive_refuses_with_403() -> None:
    meter = Meter(Quotas(drive_per_user=0), Hand(), "57")
    assert refused(meter, "drive", "a") == {"reason": "User Rate Limit Exceeded"}


def test_latency_passes_in_compressed_time(tmp_path: Path) -> None:
    with StandIn(speed=20, latency=1.0, keep_bodies=False) as google:
        client = signed_in(google, google.key_file(tmp_path))
        client.list_spreadsheet_files()
        (exchange,) = google.log.of("drive")
        assert 1.0 <= exchange.took < 10
        assert exchange.answer is None
        client.http_client.session.close()
