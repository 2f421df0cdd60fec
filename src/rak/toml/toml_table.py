"""A TOML table that is read key by key while its faults are collected, so that one run reports them all."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import partial
from typing import Any, Final, NamedTuple, TypeVar

from rak.domain.known_names import nearest
from rak.domain.waktu import Triwulan
from rak.errors import DomainError
from rak.toml.toml_errors import Kesalahan, NaskahError
from rak.toml.toml_files import parse
from rak.toml.toml_lines import Jalur, line_of, lines_of, spell_path

_T = TypeVar("_T")
_MOST_FAULTS: Final = 200
"""More of them nobody mends in one go; the others are counted."""
_MOST_UNKNOWN: Final = 20
"""The same for keys that are not known: their cause is one."""
_LONGEST_KEY: Final = 80
"""Signs of a key that are told and compared."""


class Catatan:
    """The faults found so far in one file, as paths; lines are looked up only when there is something to report."""

    def __init__(self, berkas: str, teks: str) -> None:
        self.berkas = berkas
        self.teks = teks
        self.faults: list[tuple[Jalur, str, str]] = []
        self.unknown = 0
        self._untold = 0
        self._around: set[Jalur] = set()

    def add(self, jalur: Jalur, pesan: str, saran: str) -> None:
        """Note a fault at a key."""
        self._around.update(jalur[:length] for length in range(len(jalur) + 1))
        if len(self.faults) < _MOST_FAULTS:
            self.faults.append((jalur, pesan, saran))
        else:
            self._untold += 1

    def add_unknown(self, jalur: Jalur, key: str, known: Collection[str]) -> None:
        """Note a key that is not among the known ones, with the likeliest that was meant."""
        self.unknown += 1
        if self.unknown <= _MOST_UNKNOWN:
            told = key if len(key) <= _LONGEST_KEY else f"{key[:_LONGEST_KEY]}…"
            self.add((*jalur, key), f"Kunci '{told}' tidak dikenal.", advise(told, known, "Kunci"))

    def is_faulty(self, jalur: Jalur) -> bool:
        """Whether anything at or below the path is at fault."""
        return jalur in self._around

    def attempt(self, jalur: Jalur, make: Callable[[], _T]) -> _T | None:
        """What ``make`` gives, or None after noting why it cannot."""
        try:
            return make()
        except DomainError as fault:
            self.add(jalur, fault.pesan, fault.saran)
            return None

    def finish(self) -> None:
        """Raise all faults in the order of the file, if there are any."""
        if not self.faults:
            return
        lines = lines_of(self.teks)
        found = [Kesalahan(self.berkas, spell_path(j), line_of(lines, j), p, s) for j, p, s in self.faults]
        found.sort(key=lambda fault: fault.baris or 0)
        unknown = self.unknown - _MOST_UNKNOWN, "kunci lain yang tidak dikenal"
        for count, word in (unknown, (self._untold, "kesalahan lain")):
            if count > 0:
                pesan = f"Masih ada {count} {word}."
                found.append(Kesalahan(self.berkas, "", None, pesan, "Perbaiki dahulu yang di atas."))
        raise NaskahError(found)


class Tabel(NamedTuple):
    """One table of the file at its path."""

    isi: Mapping[str, Any]
    jalur: Jalur
    catatan: Catatan

    @classmethod
    def of(cls, text: str, berkas: str) -> Tabel:
        """The outermost table of a text; NaskahError where it is no TOML."""
        return cls(parse(text, berkas), (), Catatan(berkas, text))

    def expect(self, known: Collection[str]) -> None:
        """Note every key that is not among the known ones, with the likeliest that was meant."""
        for key in self.isi:
            if key not in known:
                self.catatan.add_unknown(self.jalur, key, known)

    def read(self, key: str, reader: Callable[[object], _T], default: _T) -> _T:
        """The value of a key that may be missing; the default also stands in for a faulty value."""
        if key not in self.isi:
            return default
        value = self.catatan.attempt((*self.jalur, key), lambda: reader(self.isi[key]))
        return default if value is None else value

    def require(self, key: str, reader: Callable[[object], _T], stand_in: _T, saran: str) -> _T:
        """The value of a key that must be there."""
        if key not in self.isi:
            self.catatan.add(self.jalur, f"Kunci '{key}' belum ada.", saran)
        return self.read(key, reader, stand_in)

    def four(self, key: str, reader: Callable[[object], _T], stand_in: _T, saran: str) -> tuple[_T, ...]:
        """Four values, one per quarter: a list of four, or a table with a key for each quarter."""
        given = self.isi.get(key)
        nothing = (stand_in,) * len(Triwulan)
        if isinstance(given, list) and len(given) == len(Triwulan):
            return self._each(key, dict(enumerate(given)), reader, stand_in)
        if isinstance(given, Mapping):
            return self._by_name(key, given, reader, stand_in)
        if key not in self.isi:
            self.catatan.add(self.jalur, f"Kunci '{key}' belum ada.", saran)
        else:
            count = f"memuat {len(given)} nilai" if isinstance(given, list) else "bukan daftar"
            self.catatan.add((*self.jalur, key), f"'{key}' {count}; triwulan ada tepat empat.", saran)
        return nothing

    def children(self, key: str) -> Iterator[Tabel]:
        """The tables of ``[[…key]]``; its absence is a fault, an empty list is not."""
        given = self.isi.get(key)
        if key not in self.isi:
            saran = f"Tulis {self._headline(key)}, atau {key} = [] bila memang kosong."
            self.catatan.add(self.jalur, f"Tidak ada {key}.", saran)
        elif not isinstance(given, list):
            saran = f"Tulis {self._headline(key)} dengan dua kurung."
            self.catatan.add((*self.jalur, key), f"'{key}' bukan daftar bagian.", saran)
        else:
            for position, item in enumerate(given):
                jalur = (*self.jalur, key, position)
                if isinstance(item, Mapping):
                    yield Tabel(item, jalur, self.catatan)
                else:
                    self.catatan.add(jalur, f"Isi '{key}' bukan bagian.", f"Tulis {self._headline(key)}.")

    def section(self, key: str) -> Tabel:
        """The table under a key, empty when it is not there."""
        given = self.isi.get(key, {})
        jalur = (*self.jalur, key)
        if isinstance(given, Mapping):
            return Tabel(given, jalur, self.catatan)
        self.catatan.add(jalur, f"'{key}' harus berupa bagian.", f"Tulis [{spell_path(jalur)}] di barisnya sendiri.")
        return Tabel({}, jalur, self.catatan)

    def sections(self) -> Iterator[tuple[str, Tabel]]:
        """Every key with the table under it."""
        for key in self.isi:
            yield key, self.section(key)

    def _by_name(
        self, key: str, given: Mapping[str, Any], reader: Callable[[object], _T], stand_in: _T
    ) -> tuple[_T, ...]:
        jalur = (*self.jalur, key)
        found: dict[Triwulan, str] = {}
        for name in given:
            quarter = self.catatan.attempt((*jalur, name), partial(parse_triwulan, name))
            if quarter in found:
                self.catatan.add((*jalur, name), f"{quarter} ditulis dua kali.", "Hapus salah satu.")
            elif quarter is not None:
                found[quarter] = name
        missing = [str(quarter) for quarter in Triwulan if quarter not in found]
        if missing:
            self.catatan.add(jalur, f"'{key}' tanpa {', '.join(missing)}.", "Beri nilai untuk I, II, III, dan IV.")
        by_name = {found[quarter]: given[found[quarter]] for quarter in Triwulan if quarter in found}
        return self._each(key, by_name, reader, stand_in) + (stand_in,) * len(missing)

    def _each(
        self, key: str, values: Mapping[Any, object], reader: Callable[[object], _T], stand_in: _T
    ) -> tuple[_T, ...]:
        read = []
        for name, value in values.items():
            result = self.catatan.attempt((*self.jalur, key, name), partial(reader, value))
            read.append(stand_in if result is None else result)
        return tuple(read)

    def _headline(self, key: str) -> str:
        names = [step for step in self.jalur if isinstance(step, str)]
        return f"[[{'.'.join([*names, key])}]]"


_NUMERALS: Final = {name: quarter for quarter in Triwulan for name in (str(quarter.value), quarter.name)}


def parse_triwulan(name: str) -> Triwulan:
    """A quarter as a key: ``I``, ``1``, ``TW I``, ``"Triwulan 1"``."""
    return _NUMERALS.get(name.strip().upper()) or Triwulan.parse(name)


def advise(given: str, known: Collection[str], kind: str) -> str:
    """The likeliest of the known names, or all of them."""
    near = nearest(given, known, 1)
    if near:
        return f"Mungkin maksudnya '{near[0]}'."
    shown = ", ".join(list(known)[:30]) + (", …" if len(known) > 30 else "")
    return f"{kind} yang ada: {shown}." if known else f"Tidak ada {kind.lower()} yang dapat dipakai di sini."
