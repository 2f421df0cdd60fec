"""Why a file is not read or an edit is not written, as values that are stable for scripts."""

from enum import Enum


class Reason(str, Enum):  # noqa: UP042 - a StrEnum prints as its value and so does this, without its own import
    """Every reason why a file is not read or an edit is not written; the value is stable for scripts."""

    # The file as a whole
    NOT_FOUND = "not-found"
    NOT_A_FILE = "not-a-file"
    UNREADABLE = "unreadable"
    EMPTY = "empty"
    OLE_PASSWORD_OR_XLS = "ole-password-or-xls"  # noqa: S105
    XLSB = "xlsb"
    ODS = "ods"
    NOT_ZIP = "not-zip"
    TRUNCATED = "truncated"
    DAMAGED = "damaged"
    BAD_CRC = "bad-crc"
    ENCRYPTED = "encrypted"
    COMPRESSION = "compression"
    BAD_NAME = "bad-name"
    DUPLICATE_NAME = "duplicate-name"
    OVERLAP = "overlap"
    # Limits
    TOO_LARGE = "too-large"
    TOO_MANY_MEMBERS = "too-many-members"
    RATIO = "ratio"
    TOO_DEEP = "too-deep"
    TOO_MANY_CELLS = "too-many-cells"
    # XML and the package's own order
    DOCTYPE = "doctype"
    BAD_XML = "bad-xml"
    NO_WORKBOOK = "no-workbook"
    NO_PART = "no-part"
    NO_SHEET = "no-sheet"
    NOT_A_WORKSHEET = "not-a-worksheet"
    # The file system around it
    LOCKED_BY_EXCEL = "locked-by-excel"
    LOCKED_BY_LIBREOFFICE = "locked-by-libreoffice"
    READ_ONLY = "read-only"
    CHANGED_MEANWHILE = "changed-meanwhile"
    NO_TARGET = "no-target"
    NO_FOLDER = "no-folder"
    READ_ONLY_FOLDER = "read-only-folder"
    CANNOT_WRITE = "cannot-write"
    # Policies of editing
    SIGNED = "signed"
    SHEET_PROTECTED = "sheet-protected"
    WORKBOOK_PROTECTED = "workbook-protected"
    CELL_LOCKED = "cell-locked"
    MERGED_NON_ANCHOR = "merged-non-anchor"
    TABLE_HEADER = "table-header"
    ARRAY_MEMBER = "array-member"
    DATA_TABLE = "data-table"
    SHEET_EXISTS = "sheet-exists"
    BAD_SHEET_NAME = "bad-sheet-name"
    # Values
    BAD_ADDRESS = "bad-address"
    BAD_VALUE = "bad-value"
    BAD_STYLE = "bad-style"
    TEXT_TOO_LONG = "text-too-long"
    TWICE = "set-twice"
    # After writing
    SELF_CHECK = "self-check"

    def __str__(self) -> str:
        """Give the value, as scripts see it."""
        return self.value


class Effect(str, Enum):  # noqa: UP042 - as above
    """What an edit leaves behind that is no fault and that a person should know; the value is stable for scripts."""

    STALE_PIVOT = "stale-pivot"

    def __str__(self) -> str:
        """Give the value, as scripts see it."""
        return self.value
