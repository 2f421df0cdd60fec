"""A decree made into a plan, from its table as extracted text or in a Word document.

Everything that had to be decided is reported. Cells are recognised by what they hold (TW labels, amounts, targets,
formulas) and by the order of the columns, because merged cells are left out of a text and page breaks cut rows in two.
"""

from rak.decree.decree_result import HasilImpor, ImporError
from rak.decree.import_decree import impor, impor_docx, impor_teks

__all__ = ["HasilImpor", "ImporError", "impor", "impor_docx", "impor_teks"]
