"""Reading: the workbook, its sheets, their cells; opened for reading only."""
