"""The line of each key."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

from hypothesis import given

from rak.domain.laporan import Laporan
from rak.domain.rencana import RencanaAksi
from rak.toml.toml_lines import Jalur, lines_of, spell_path
from rak.toml.write_plan import dump_rencana
from rak.toml.write_report import dump_laporan
from tests.strategies import rencana_aksi, rencana_dan_laporan

MIXED = '''\
# [bukan.bagian]
a."b c".d = 1 # e = 2
m = """
x = 1
"""" # empat kutip menutup
n = \'\'\'[y]\'\'\'
[t]
"k\\"ey" = { p = [1, [2,
  3]], q = "}" }
[[s]]
[[s.i]]
u = 2024-02-27 07:32:00
[[s.i]]
[s.i.z]
u = "#"
[[s]]
'l' = ['a#', "]", # tutup ]
  4]
'''


def paths(value: object, at: Jalur = ()) -> Iterator[Jalur]:
    """Every path of parsed data."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in inner:
        yield (*at, key)
        yield from paths(child, (*at, key))


def test_keys_in_every_kind_of_toml_are_found_on_their_line() -> None:
    """Dotted and quoted keys, strings of several lines, inline tables, arrays of tables."""
    lines = lines_of(MIXED)
    assert set(lines) == set(paths(tomllib.loads(MIXED)))
    wanted: dict[Jalur, int] = {
        ("a", "b c", "d"): 2,
        ("m",): 3,
        ("n",): 6,
        ("t", 'k"ey', "p", 1, 1): 9,
        ("t", 'k"ey', "q"): 9,
        ("s", 0, "i", 1, "z", "u"): 15,
        ("s", 1): 16,
        ("s", 1, "l", 2): 18,
    }
    assert {path: lines[path] for path in wanted} == wanted


@given(rencana=rencana_aksi(max_sasaran=2, max_indikator=2, max_kegiatan=2))
def test_every_key_of_a_written_plan_has_a_line(rencana: RencanaAksi) -> None:
    """The locator and the parser see the same keys, whatever the texts hold."""
    text = dump_rencana(rencana)
    assert set(lines_of(text)) == set(paths(tomllib.loads(text)))


@given(pair=rencana_dan_laporan(rencana_aksi(max_sasaran=1, max_indikator=2, max_kegiatan=2)))
def test_every_key_of_a_written_report_has_a_line(pair: tuple[RencanaAksi, Laporan]) -> None:
    """The same for reports, with their remarks of several lines."""
    text = dump_laporan(pair[1], pair[0])
    assert set(lines_of(text)) == set(paths(tomllib.loads(text)))


def test_a_path_is_spelt_as_planners_read_it() -> None:
    """Keys that need quotation marks have them."""
    assert spell_path(("sasaran", 0, "indikator", 2, "pagu")) == "sasaran[0].indikator[2].pagu"
    assert spell_path(("realisasi", "1.1.1", "2024-03")) == 'realisasi."1.1.1".2024-03'
