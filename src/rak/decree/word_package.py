"""The package of a Word document, opened under limits: its text, the targets of its links, its styles."""

import itertools
import posixpath
from collections.abc import Callable, Mapping
from typing import Final

import attrs

from rak.decree.decree_result import ImporError
from rak.decree.word_looks import READERS, Attributes, read_shade
from rak.xlsx.package.colours import PAPER
from rak.xlsx.package.container import Container
from rak.xlsx.package.limits import MIB, Limits
from rak.xlsx.package.problems import OoxmlError, Reason
from rak.xlsx.package.xmlscan import run_expat, scan
from rak.xlsx.package.xmltext import decode_part

LIMITS: Final = Limits(max_total=16 * MIB)
"""What a document may cost; pictures are never inflated and cost nothing."""
MAIN: Final = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
)
"""The namespace of WordprocessingML, transitional and strict, as expat puts it before a name."""
_LONGEST_CHAIN: Final = 20
"""Styles that are based on each other."""
_MOST_STYLES: Final = 10_000
_TOO_MUCH: Final = {Reason.TOO_LARGE, Reason.RATIO, Reason.TOO_MANY_MEMBERS, Reason.TOO_DEEP}


@attrs.frozen
class WordPackage:
    """What is needed to read the text."""

    asal: str
    document: bytes
    """The main part, in UTF-8."""
    links: Mapping[str, str]
    """The id of a relation to the address outside that it leads to."""
    styles: Mapping[str, Mapping[str, Attributes]]
    """The id of a style to the elements that say how its text looks."""


def open_package(data: bytes, asal: str) -> WordPackage:
    """Open a document; ImporError when it is none, is damaged, or would cost too much."""
    try:
        container = Container(data, asal, LIMITS)
        main = _main_part(container, asal)
        relations = posixpath.join(posixpath.dirname(main), "_rels", f"{posixpath.basename(main)}.rels")
        return WordPackage(
            asal,
            _utf8(container.read(main), main),
            _relations(container, relations, outside=True),
            _styles(container, posixpath.join(posixpath.dirname(main), "styles.xml"), asal),
        )
    except OoxmlError as fault:
        raise as_impor_error(fault, asal) from None


def as_impor_error(fault: OoxmlError, asal: str) -> ImporError:
    """The fault of a package in words for a person."""
    problem = fault.problems[0]
    if problem.reason in _TOO_MUCH:
        return too_large(asal, f"bagian {problem.place}" if problem.place != asal else "isinya")
    if problem.reason is Reason.ENCRYPTED:
        return ImporError(asal, "Dokumen ini bersandi.", "Buka di Word, hapus sandinya, lalu simpan.")
    return ImporError(asal, "Ini bukan dokumen Word (.docx) yang utuh.", "Buka di Word dan simpan ulang.")


def too_large(asal: str, what: str) -> ImporError:
    """The refusal of a document that would cost too much; ``what`` is too large in it."""
    return ImporError(
        asal, f"Isi dokumen melampaui batas aman ({what}).", "Salin tabelnya ke dokumen baru, simpan, lalu ulangi."
    )


def _main_part(container: Container, asal: str) -> str:
    names = container.members
    if not any(name.startswith("word/") for name in names) and any(name.startswith("xl/") for name in names):
        raise ImporError(asal, "Ini buku kerja Excel;", "pakai 'rak baca'.")
    found = _relations(container, "_rels/.rels", outside=False)
    return next((target for kind, target in found.items() if kind.endswith("/officeDocument")), "word/document.xml")


def _relations(container: Container, name: str, *, outside: bool) -> Mapping[str, str]:
    """By id the addresses outside, or by kind the parts inside."""
    if name not in container:
        return {}
    elements = [one.attributes for one in scan(decode_part(container.read(name), name).text, name, LIMITS)[1:]]
    return {
        one.get("Id" if outside else "Type", ""): one.get("Target", "").lstrip("" if outside else "/")
        for one in elements
        if (one.get("TargetMode") == "External") == outside
    }


def _styles(container: Container, name: str, asal: str) -> Mapping[str, Mapping[str, Attributes]]:
    """What each style says of the looks of its text, itself or through the style that it is based on.

    A style of a table may shade some of its cells: its ground is that of any of them.
    """
    if name not in container:
        return {}
    own: dict[str, dict[str, Attributes]] = {}
    base: dict[str, str] = {}
    current = ""

    def start(name: str, attributes: list[str]) -> None:
        nonlocal current
        local = local_name(name)
        if local == "style":
            current = read_attributes(attributes).get("styleId", "")
            own[current] = {}
            if len(own) > _MOST_STYLES:
                raise too_large(asal, f"lebih dari {_MOST_STYLES} gaya")
        elif local == "basedOn":
            base[current] = read_attributes(attributes).get("val", "")
        elif current and local in READERS and not ("shd" in own[current] and local == "shd"):
            values = read_attributes(attributes)
            if local != "shd" or read_shade(values) not in {"", PAPER}:
                own[current][local] = values

    run_expat(_utf8(container.read(name), name), name, start, lambda _name: None, LIMITS)
    found: dict[str, Mapping[str, Attributes]] = {}
    for style in own:
        chain = [style]
        while chain[-1] in base and len(chain) < _LONGEST_CHAIN:
            chain.append(base[chain[-1]])
        found[style] = dict(itertools.chain.from_iterable(own.get(each, {}).items() for each in reversed(chain)))
    return found


def _utf8(data: bytes, name: str) -> bytes:
    part = decode_part(data, name)
    return data[len(part.bom) :] if part.encoding == "utf-8" else part.text.encode("utf-8", "surrogatepass")


def local_name(name: str) -> str:
    """The name without the namespace of WordprocessingML; empty for a name of another one."""
    uri, _, local = name.rpartition(" ")
    return local if f"{uri} " in MAIN else ""


def read_attributes(attributes: list[str]) -> dict[str, str]:
    """The attributes by their local names."""
    return {key.rpartition(" ")[2]: value for key, value in zip(attributes[::2], attributes[1::2], strict=True)}


def walk(
    package: WordPackage,
    start: Callable[[str, list[str]], None],
    end: Callable[[str], None],
    **handlers: Callable[..., None],
) -> None:
    """Let the handlers walk over the main part; ImporError when it is not well-formed."""

    def setup(parser: object) -> None:
        for name, handler in handlers.items():
            setattr(parser, name, handler)

    try:
        run_expat(package.document, package.asal, start, end, LIMITS, setup)
    except OoxmlError as fault:
        raise as_impor_error(fault, package.asal) from None
