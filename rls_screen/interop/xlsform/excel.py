"""Sheets as the bytes of an Excel workbook, the same for the same sheets."""

from datetime import datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import openpyxl
from openpyxl.cell.cell import TYPE_STRING
from openpyxl.writer.excel import ExcelWriter

from rls_screen.interop.xlsform.sheets import Sheet, Workbook

DAY = datetime(1980, 1, 1)  # noqa: DTZ001 - the format has no zones
"""The day of every file in the workbook: the first that a zip file knows."""


def excel(workbook: Workbook) -> bytes:
    """Give *workbook* as an Excel file."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for sheet in workbook.sheets:
        _fill(book, sheet)
    book.properties.created = book.properties.modified = DAY
    written = BytesIO()
    # `book.save` would put in the time of now.
    with ZipFile(written, "w", ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).write_data()
    return _undated(written)


def _fill(book: openpyxl.Workbook, sheet: Sheet) -> None:
    page = book.create_sheet(sheet.name)
    for number, row in enumerate(sheet.rows, start=1):
        for place, text in enumerate(row, start=1):
            if text:
                cell = page.cell(number, place, text)
                # A text that begins with = is no formula.
                cell.data_type = TYPE_STRING


def _undated(written: BytesIO) -> bytes:
    """Give the zip file *written* with the same day for each file in it."""
    plain = BytesIO()
    with ZipFile(written) as source, ZipFile(plain, "w") as target:
        for name in source.namelist():
            info = ZipInfo(name, DAY.timetuple()[:6])
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return plain.getvalue()
