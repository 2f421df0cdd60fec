"""Year-end absorption by stated rules, between the bounds within which it must end.

Rules and sources: ``docs/perhitungan.md``.
"""

from rak.domain.proyeksi import AturanProyeksi, Proyeksi, project, project_line

__all__ = ["AturanProyeksi", "Proyeksi", "project", "project_line"]
