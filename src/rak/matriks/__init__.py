"""Between the workbook and the plan: building, reading and filling the matrix."""
