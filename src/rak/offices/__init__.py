"""Many workbooks into tables: worker processes or Dask read them, DuckDB holds the tables, people get a workbook."""
