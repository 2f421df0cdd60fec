"""The package of a Word document, opened under limits: its text, the targets of its links, its hidden styles."""

import posixpath
import re
from collections.abc import Callable, Mapping
from typing import Final

import attrs

from rak.decree.decree_result import ImporError
from rak.decree.word_symbols import RAISED, style_of_position
from rak.xlsx.package.container import Container
from rak.xlsx.package.limits import Limits
from rak.xlsx.package.problems import OoxmlError, Reason
from rak.xlsx.package.xmlscan import run_expat, scan
from rak.xlsx.package.xmltext import decode_part

_MIB: Final = 2**20
LIMITS: Final = Limits(
    max_file=64 * _MIB, max_members=5000, max_part=16 * _MIB, max_total=24 * _MIB, free_size=8 * _MIB
)
"""What a document may cost; pictures are never inflated and cost nothing."""
MAIN: Final = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main ",
    "http://purl.oclc.org/ooxml/wordprocessingml/main ",
)
"""The namespace of WordprocessingML, transitional and strict, as expat puts it before a name."""
_TOO_MUCH: Final = {Reason.TOO_LARGE, Reason.RATIO, Reason.TOO_MANY_MEMBERS, Reason.TOO_DEEP}


@attrs.frozen
class WordPackage:
    """What is needed to read the text."""

    asal: str
    document: bytes
    """The main part, in UTF-8."""
    links: Mapping[str, str]
    """The id of a relation to the address outside that it leads to."""
    hidden: frozenset[str]
    """The ids of the styles whose text is hidden."""
    raised: Mapping[str, str]
    """The ids of those whose text is raised or lowered, and which."""


def open_package(data: bytes, asal: str) -> WordPackage:
    """Open a document; ImporError when it is none, is damaged, or would cost too much."""
    try:
        container = Container(data, asal, LIMITS)
        main = _main_part(container, asal)
        relations = posixpath.join(posixpath.dirname(main), "_rels", f"{posixpath.basename(main)}.rels")
        styles = _styles(container, posixpath.join(posixpath.dirname(main), "styles.xml"))
        return WordPackage(
            asal,
            _utf8(container.read(main), main),
            _relations(container, relations, outside=True),
            frozenset(styles.hidden),
            styles.raised,
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


@attrs.define
class _Gaya:
    """Styles by their ids: those that hide their text, those that raise or lower it, on what each is based."""

    hidden: set[str] = attrs.field(factory=set)
    raised: dict[str, str] = attrs.field(factory=dict)
    base: dict[str, str] = attrs.field(factory=dict)


def _styles(container: Container, name: str) -> _Gaya:
    """Styles that hide, raise or lower their text, themselves or through the style that they are based on."""
    found = _Gaya()
    if name not in container or not re.search(rb"vanish|vertAlign|position", data := container.read(name)):
        return found
    current = ""

    def start(name: str, attributes: list[str]) -> None:
        nonlocal current
        local, values = local_name(name), read_attributes(attributes)
        if local == "style":
            current = values.get("styleId", "")
        elif local == "basedOn":
            found.base[current] = values.get("val", "")
        elif local == "vanish" and is_on(values):
            found.hidden.add(current)
        elif local == "vertAlign" and (how := values.get("val", "")) in RAISED:
            found.raised[current] = how
        elif local == "position":
            found.raised.setdefault(current, style_of_position(values))

    run_expat(_utf8(data, name), name, start, lambda _name: None, LIMITS)
    for style in found.base:
        chain = [style]
        while chain[-1] in found.base and len(chain) < 20:
            chain.append(found.base[chain[-1]])
        if found.hidden & set(chain):
            found.hidden.add(style)
        found.raised.setdefault(style, next((found.raised[one] for one in chain if one in found.raised), ""))
    found.hidden.discard("")
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


def is_on(values: Mapping[str, str]) -> bool:
    """Whether an element that is a switch is on, as it is without a value."""
    return values.get("val", "true") not in {"0", "false", "off", "none"}


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
