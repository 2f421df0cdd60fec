"""Every code that a finding can bear: importing the modules that state them enters them in the catalogue."""

from collections.abc import Mapping

from rak.checks import (
    all_rules,  # noqa: F401
    catalogue,
)
from rak.cycle import findings_on_pindahan  # noqa: F401
from rak.decree import findings_on_keputusan  # noqa: F401
from rak.layouts import findings_on_bentuk  # noqa: F401
from rak.matriks.read import (  # noqa: F401
    findings_on_berkas,
    findings_on_kinerja,
    findings_on_riwayat,
    findings_on_tata,
    findings_on_teks,
    findings_on_uang,
    findings_on_waktu,
)
from rak.offices import findings_on_himpunan  # noqa: F401


def known() -> Mapping[str, catalogue.Aturan]:
    """Every code with its level, title and page, sorted."""
    return catalogue.catalogue()
