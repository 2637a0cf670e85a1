"""Drive: who sees what, how changes show, and what a service account cannot do."""

import gspread
import pytest
from gspread.exceptions import APIError

from tests.google_stand_in import ANYONE, XLSX, Book, StandIn

FILES = "https://www.googleapis.com/drive/v3/files"
MIME = "application/vnd.google-apps.spreadsheet"


def listed(client: gspread.Client, **params: str | int) -> dict[str, object]:
    return client.http_client.request("get", FILES, params=dict(params)).json()


def names(client: gspread.Client, q: str) -> list[str]:
    answer = client.http_client.request("get", FILES, params={"q": q, "fields": "files(name)", "orderBy": "name"})
    return [file["name"] for file in answer.json()["files"]]


def test_gspread_lists_what_is_shared(google: StandIn, client: gspread.Client) -> None:
    file = google.add(Book.of("Sổ A", {"T": []}))
    google.store.add(Book.of("Sổ riêng", {"T": []}))
    google.store.add(Book.of("Sổ ai có liên kết cũng xem", {"T": []}), {ANYONE: "reader"})
    assert client.list_spreadsheet_files() == [
        {"id": file.file_id, "name": "Sổ A", "createdTime": file.created, "modifiedTime": file.modified}
    ]


def test_an_empty_list_is_there(client: gspread.Client) -> None:
    q = f'mimeType="{MIME}" and name = "Please don\'t use this phrase as a name of a sheet."'
    params = {"q": q, "pageSize": 1000, "supportsAllDrives": "True", "includeItemsFromAllDrives": "True"}
    fields = "kind,nextPageToken,files(id,name,createdTime,modifiedTime)"
    answer = listed(client, **params, fields=fields)
    assert answer == {"kind": "drive#fileList", "files": []}


def test_pages_follow_one_another(google: StandIn, client: gspread.Client) -> None:
    google.add_books(Book.of("Mẫu", {"T": []}), [f"Sổ {number:03}" for number in range(250)])
    fields = "nextPageToken,incompleteSearch,files(id,name,modifiedTime,version,mimeType,trashed)"
    found: list[object] = []
    token, pages = "", 0
    while pages == 0 or token:
        answer = listed(client, fields=fields, pageSize=100, **({"pageToken": token} if token else {}))
        assert isinstance(answer["files"], list)
        assert answer["incompleteSearch"] is False
        found += answer["files"]
        token, pages = str(answer.get("nextPageToken", "")), pages + 1
    assert pages == 3
    assert len({str(file) for file in found}) == 250


def test_queries_choose_files(google: StandIn, client: gspread.Client) -> None:
    google.add(Book.of("Báo cáo A", {"T": []}))
    trashed = google.add(Book.of("Báo cáo B", {"T": []}))
    google.store.trash(trashed.file_id)
    google.store.add_upload("Báo cáo C.xlsx", {google.email: "reader"})
    assert names(client, f"mimeType='{MIME}' and trashed=false") == ["Báo cáo A"]
    assert names(client, f"(mimeType='{MIME}' or mimeType = '{XLSX}') and not trashed = true") == [
        "Báo cáo A",
        "Báo cáo C.xlsx",
    ]
    assert names(client, "name contains 'cáo b'") == ["Báo cáo B"]
    assert names(client, "modifiedTime > '2000-01-01T00:00:00'") == ["Báo cáo A", "Báo cáo B", "Báo cáo C.xlsx"]
    assert names(client, "modifiedTime < '2000-01-01T00:00:00'") == []
    assert names(client, f"'{google.email}' in readers and mimeType != '{MIME}'") == ["Báo cáo C.xlsx"]


@pytest.mark.parametrize(
    ("params", "message", "location"),
    [
        ({"q": "mimeType is '?'"}, "Invalid Value", "q"),
        ({"q": "(trashed = false"}, "Invalid Value", "q"),
        ({"pageSize": "2000"}, "Invalid value '2000'. Values must be within the range: [1, 1000]", "pageSize"),
        ({"pageToken": "x"}, "Invalid Value", "pageToken"),
        ({"fields": "items(id,title)"}, "Invalid field selection items", "fields"),
        ({"orderBy": "colour"}, "Invalid Value", "orderBy"),
    ],
)
def test_wrong_parameters_are_named(
    client: gspread.Client, params: dict[str, str], message: str, location: str
) -> None:
    with pytest.raises(APIError) as refused:
        listed(client, **params)
    error = refused.value.error
    assert (error["code"], error["message"]) == (400, message)
    assert error["errors"][0]["location"] == location
    assert "status" not in error


def test_an_edit_moves_the_version_and_a_silent_one_only_that(google: StandIn, client: gspread.Client) -> None:
    file = google.add(Book.of("Sổ", {"T": [["x"]]}))

    def seen() -> tuple[int, str, str]:
        url = f"{FILES}/{file.file_id}"
        answer = client.http_client.request("get", url, params={"fields": "version,modifiedTime,name"}).json()
        return int(answer["version"]), answer["modifiedTime"], answer["name"]

    before = seen()
    with google.store.edit(file.file_id, silent=True) as book:
        book["T"].put("A1", "y")
    silent = seen()
    assert (silent[0], silent[1]) == (before[0] + 1, before[1])
    google.clock.ahead = 60
    with google.store.edit(file.file_id) as book:
        book.title = "Tên mới"
    after = seen()
    assert after[0] == before[0] + 2
    assert after[1] > before[1]
    assert after[2] == "Tên mới"


def test_without_fields_only_the_essentials_are_answered(google: StandIn, client: gspread.Client) -> None:
    file = google.add(Book.of("Sổ", {"T": []}))
    answer = client.http_client.request("get", f"{FILES}/{file.file_id}").json()
    assert answer == {"kind": "drive#file", "id": file.file_id, "name": "Sổ", "mimeType": MIME}


def test_a_file_that_is_not_shared_is_not_found(google: StandIn, client: gspread.Client) -> None:
    for file_id in (google.store.add(Book.of("Sổ", {"T": []})).file_id, "NOPE_NOT_A_GOOD_ID"):
        with pytest.raises(APIError) as refused:
            client.http_client.request("get", f"{FILES}/{file_id}")
        message = f"File not found: {file_id}."
        first = {
            "message": message,
            "domain": "global",
            "reason": "notFound",
            "locationType": "parameter",
            "location": "fileId",
        }
        assert refused.value.error == {"code": 404, "message": message, "errors": [first]}


def test_who_else_may_see_is_told_to_those_who_may_write(google: StandIn, client: gspread.Client) -> None:
    file = google.add(Book.of("Sổ", {"T": []}))
    google.store.share(file.file_id, ANYONE, "writer")
    url = f"{FILES}/{file.file_id}"
    assert client.http_client.request("get", url, params={"fields": "shared,permissions"}).json()["permissions"][
        -1
    ] == {
        "kind": "drive#permission",
        "id": "anyoneWithLink",
        "type": "anyone",
        "role": "writer",
    }
    google.store.share(file.file_id, ANYONE, "reader")
    assert client.http_client.request("get", url, params={"fields": "shared,permissions"}).json() == {"shared": True}
    with pytest.raises(APIError, match="sufficient permissions"):
        client.http_client.list_permissions(file.file_id)
    google.store.share(file.file_id, google.email, "writer")
    assert [one["role"] for one in client.http_client.list_permissions(file.file_id)] == ["owner", "writer", "reader"]


def test_a_service_account_owns_no_storage(google: StandIn, client: gspread.Client) -> None:
    file = google.add(Book.of("Mẫu", {"T": [["Mã"]]}))
    with pytest.raises(APIError) as refused:
        client.create("Sổ mới")
    assert refused.value.error["errors"][0]["reason"] == "storageQuotaExceeded"
    with pytest.raises(APIError, match="storage quota has been exceeded"):
        client.copy(file.file_id, title="Bản sao")
    google.store.shared_drives["0Achung"] = {google.email}
    made = client.copy(file.file_id, title="Bản sao", folder_id="0Achung", copy_comments=False)
    assert made.sheet1.get_values() == [["Mã"]]
    assert made.title == "Bản sao"
