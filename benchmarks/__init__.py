"""Measurements: speed against other libraries, and fidelity over a folder of workbooks."""
