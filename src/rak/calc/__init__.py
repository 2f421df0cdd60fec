"""Values of ordinary worksheet formulas, exactly as Excel has them or not at all.

`evaluate` computes one formula, `graph.Recalculator` what a change reaches in a workbook; `tokenizer` is for whoever reads the
text of a formula. Nothing here knows of files or of plans.

`UNKNOWN` stands wherever a value cannot be told for certain: functions that are not known here, volatile ones,
references made at run time, results that hang on the language of the machine or on the last bits of a double.
"""
