"""The plan, the report and their arithmetic: pure, immutable, exact.

Nothing here reads a file, asks the clock or knows of spreadsheets. Amounts are whole rupiah, all other numbers are
exact fractions; a float is refused wherever it is offered.
"""
