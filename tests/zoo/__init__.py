"""A zoo of workbooks: every habit of staff that must read as the same plan, every fault that must be found."""
