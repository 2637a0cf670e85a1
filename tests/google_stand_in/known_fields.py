"""The fields of Google's resources that a ``fields`` mask may name; a test holds them to the discovery documents."""

from __future__ import annotations

# One line a resource: its fields, each with the resource it leads to when that is listed here too.
_SHEETS = """
Spreadsheet: comments commentsViewMode dataSourceSchedules dataSources developerMetadata=DeveloperMetadata
  namedRanges=NamedRange properties=SpreadsheetProperties sheets=Sheet spreadsheetId spreadsheetUrl
SpreadsheetProperties: autoRecalc defaultFormat=CellFormat importFunctionsExternalUrlAccessAllowed
  iterativeCalculationSettings locale spreadsheetTheme timeZone title
Sheet: bandedRanges basicFilter charts columnGroups commentAnchors conditionalFormats data=GridData
  developerMetadata=DeveloperMetadata filterViews merges=GridRange properties=SheetProperties
  protectedRanges=ProtectedRange rowGroups slicers tables
SheetProperties: dataSourceSheetProperties gridProperties=GridProperties hidden index rightToLeft sheetId sheetType
  tabColor tabColorStyle title
GridProperties: columnCount columnGroupControlAfter frozenColumnCount frozenRowCount hideGridlines rowCount
  rowGroupControlAfter
GridData: columnMetadata=DimensionProperties rowData=RowData rowMetadata=DimensionProperties startColumn startRow
RowData: values=CellData
CellData: chipRuns dataSourceFormula dataSourceTable dataValidation=DataValidationRule effectiveFormat=CellFormat
  effectiveValue=ExtendedValue formattedValue hyperlink note pivotTable textFormatRuns userEnteredFormat=CellFormat
  userEnteredValue=ExtendedValue
ExtendedValue: boolValue errorValue=ErrorValue formulaValue numberValue stringValue
ErrorValue: message type
CellFormat: backgroundColor backgroundColorStyle borders horizontalAlignment hyperlinkDisplayType
  numberFormat=NumberFormat padding textDirection textFormat textRotation verticalAlignment wrapStrategy
NumberFormat: pattern type
DataValidationRule: condition=BooleanCondition inputMessage showCustomUi strict
BooleanCondition: type values
DimensionProperties: dataSourceColumnReference developerMetadata=DeveloperMetadata hiddenByFilter hiddenByUser pixelSize
GridRange: endColumnIndex endRowIndex sheetId startColumnIndex startRowIndex
ProtectedRange: description editors=Editors namedRangeId protectedRangeId range=GridRange requestingUserCanEdit
  tableId unprotectedRanges=GridRange warningOnly
Editors: domainUsersCanEdit groups users
DeveloperMetadata: location=DeveloperMetadataLocation metadataId metadataKey metadataValue visibility
DeveloperMetadataLocation: dimensionRange=DimensionRange locationType sheetId spreadsheet
DimensionRange: dimension endIndex sheetId startIndex
NamedRange: name namedRangeId range=GridRange
ValueRange: majorDimension range values
BatchGetValuesResponse: spreadsheetId valueRanges=ValueRange
BatchGetValuesByDataFilterResponse: spreadsheetId valueRanges=MatchedValueRange
MatchedValueRange: dataFilters=DataFilter valueRange=ValueRange
DataFilter: a1Range developerMetadataLookup gridRange=GridRange
UpdateValuesResponse: spreadsheetId updatedCells updatedColumns updatedData=ValueRange updatedRange updatedRows
BatchUpdateValuesResponse: responses=UpdateValuesResponse spreadsheetId totalUpdatedCells totalUpdatedColumns
  totalUpdatedRows totalUpdatedSheets
AppendValuesResponse: spreadsheetId tableRange updates=UpdateValuesResponse
ClearValuesResponse: clearedRange spreadsheetId
BatchUpdateSpreadsheetResponse: commentUpdateState replies spreadsheetId updatedSpreadsheet=Spreadsheet
SearchDeveloperMetadataResponse: matchedDeveloperMetadata=MatchedDeveloperMetadata
MatchedDeveloperMetadata: dataFilters=DataFilter developerMetadata=DeveloperMetadata
"""
_DRIVE = """
FileList: files=File incompleteSearch kind nextPageToken
PermissionList: kind nextPageToken permissions=Permission
Permission: allowFileDiscovery deleted displayName domain emailAddress expirationTime id inheritedPermissionsDisabled
  kind pendingOwner permissionDetails photoLink role teamDrivePermissionDetails type view
User: displayName emailAddress kind me permissionId photoLink
File: appProperties capabilities clientEncryptionDetails contentHints contentRestrictions copyRequiresWriterPermission
  createdTime description downloadRestrictions driveId explicitlyTrashed exportLinks fileExtension folderColorRgb
  fullFileExtension hasAugmentedPermissions hasThumbnail headRevisionId iconLink id imageMediaMetadata
  inheritedPermissionsDisabled isAppAuthorized kind labelInfo lastModifyingUser=User linkShareMetadata md5Checksum
  mimeType modifiedByMe modifiedByMeTime modifiedTime name originalFilename ownedByMe owners=User parents
  permissionIds permissions=Permission properties quotaBytesUsed resourceKey sha1Checksum sha256Checksum shared
  sharedWithMeTime sharingUser=User shortcutDetails size spaces starred teamDriveId thumbnailLink thumbnailVersion
  trashed trashedTime trashingUser=User version videoMediaMetadata viewedByMe viewedByMeTime viewersCanCopyContent
  webContentLink webViewLink writersCanShare
"""


def _read(text: str) -> dict[str, dict[str, str]]:
    resources: dict[str, dict[str, str]] = {}
    for line in text.replace("\n  ", " ").strip().splitlines():
        name, _, fields = line.partition(":")
        pairs = (field.partition("=") for field in fields.split())
        resources[name] = {field: resource for field, _, resource in pairs}
    return resources


SHEETS = _read(_SHEETS)
DRIVE = _read(_DRIVE)
RESOURCES = SHEETS | DRIVE
