"""Formulas drawn by kind, so that what is drawn has a value that both programs define."""

from __future__ import annotations

from hypothesis import strategies as st

_NUMBER_CELLS = [f"{c}{r}" for c in "ABF" for r in range(1, 9)] + ["E1", "G5", "'Lain lain'!B2", "$A$3"]
_TEXT_CELLS = [f"C{r}" for r in (1, 2, 3, 5, 6, 7)] + ["G2", "G3", "G4", "E4"]
_RANGES = ["A1:A8", "B1:B8", "A1:B4", "F1:F8", "'Lain lain'!A1:C4", "$A$2:$B$5", "C1:C8", "G1:G8"]
_COLUMNS = ["A1:A8", "B1:B8", "F1:F8"]
_CRITERIA = ['">3"', '"<=2"', '"<>5"', "A3", '"TW*"', '"tw i"', '"<>x"', '""', '"<>"', '">"&A2', "30"]

literals = st.one_of(
    st.integers(0, 2000).map(str), st.sampled_from(["0.5", "2.5", "0.125", "100", "33.3", "1E3", "5%", "7.25"])
)
ranges = st.sampled_from(_RANGES)
texts_plain = st.sampled_from(['"TW I"', '"x"', '"abc"', '""', '"tw"', '"Kinerja 100"', *_TEXT_CELLS])
numbers_plain = st.one_of(literals, st.sampled_from(_NUMBER_CELLS))


def _numbers(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Expressions that give a number or an error."""
    signs = st.sampled_from(["+", "-", "*", "/"])
    orders = st.sampled_from(["=", "<>", "<", ">", "<=", ">="])
    conditions = st.one_of(
        st.builds("{}{}{}".format, inner, orders, inner),
        st.builds("AND({}>{},{}<5)".format, inner, inner, inner),
        st.builds("OR({}=1,NOT({}>{}))".format, inner, inner, inner),
        st.builds('{}="{}"'.format, texts_plain, st.sampled_from(["TW I", "", "X"])),
        st.builds("ISNUMBER({})".format, st.sampled_from(["A1", "C1", "E1", "G7"])),
        st.builds("ISERROR({})".format, inner),
    )
    return st.one_of(
        st.builds("({}{}{})".format, inner, signs, inner),
        st.builds("-{}".format, inner),
        st.builds("({})^{}".format, inner, st.sampled_from(["2", "1", "3"])),
        st.builds("{}({})".format, st.sampled_from(["SUM", "AVERAGE", "MIN", "MAX", "COUNT", "COUNTA"]), ranges),
        st.builds("SUM({},{},{})".format, ranges, inner, inner),
        st.builds("ROUND({},{})".format, inner, st.sampled_from(["0", "1", "2", "-1"])),
        # LibreOffice rounds up and down on 12 digits only; the quotients here have no more to lose.
        st.builds("{}({}/7,1)".format, st.sampled_from(["ROUNDUP", "ROUNDDOWN", "TRUNC"]), numbers_plain),
        st.builds("{}({})".format, st.sampled_from(["ABS", "INT", "SIGN"]), inner),
        st.builds("MOD({},{})".format, inner, st.sampled_from(["3", "7", "-4"])),
        st.builds("IF({},{},{})".format, conditions, inner, inner),
        st.builds("IFERROR({},{})".format, inner, inner),
        st.builds("CHOOSE({},{},{})".format, st.sampled_from(["1", "2", "A1"]), inner, inner),
        st.builds("COUNTIF({},{})".format, ranges, st.sampled_from(_CRITERIA)),
        st.builds("SUMIF({},{},{})".format, st.just("C1:C8"), st.sampled_from(_CRITERIA), st.sampled_from(_COLUMNS)),
        st.builds("SUMIFS({},A1:A8,{})".format, st.sampled_from(_COLUMNS), st.sampled_from(_CRITERIA)),
        st.builds("SUMPRODUCT(({}>{})*{})".format, st.sampled_from(_COLUMNS), inner, st.sampled_from(_COLUMNS)),
        st.builds("SUMPRODUCT({},{})".format, st.sampled_from(_COLUMNS), st.sampled_from(_COLUMNS)),
        st.builds("INDEX(A1:F8,{},{})".format, st.integers(1, 8), st.sampled_from(["1", "2", "6"])),
        st.builds("MATCH({},{},{})".format, inner, st.sampled_from(["A1:A8", "F1:F8"]), st.sampled_from(["0", "1"])),
        st.builds("VLOOKUP({},A1:F8,{},{})".format, inner, st.sampled_from(["2", "6"]), st.sampled_from(["0", "1"])),
        st.builds("LEN({})".format, texts_plain),
        st.builds("{}(H1+{})".format, st.sampled_from(["YEAR", "MONTH", "DAY"]), st.integers(0, 400)),
        st.builds("DATE({},{},{})".format, st.integers(1990, 2050), st.integers(-5, 20), st.integers(-40, 60)),
    )


numbers = st.recursive(numbers_plain, _numbers, max_leaves=8)
texts = st.one_of(
    st.builds("{}&{}".format, texts_plain, texts_plain),
    st.builds("{}&ROUND({},2)".format, texts_plain, numbers),
    st.builds("LEFT({},{})".format, texts_plain, st.integers(0, 4)),
    st.builds("RIGHT({},{})".format, texts_plain, st.integers(0, 4)),
    st.builds("MID({},{},3)".format, texts_plain, st.integers(1, 4)),
    st.builds('IF({}>3,"ya",{})'.format, numbers, texts_plain),
    st.builds("UPPER(TRIM({}))".format, texts_plain),
    st.builds("TEXT({},{})".format, numbers, st.sampled_from(['"0"', '"0.00"', '"0%"', '"#,##0"', '"0.00%"'])),
    st.builds('SUBSTITUTE({},"W","v")'.format, texts_plain),
)
formulas = st.one_of(numbers, numbers, texts)
