"""Reading a matrix as a careful person would: any office's layout and spellings, every doubt a finding.

Reading has two halves: :mod:`~rak.matriks.read.locate` finds where everything stands, which is all that filling
needs, and :mod:`~rak.matriks.read.interpret` reads what stands there.
"""
