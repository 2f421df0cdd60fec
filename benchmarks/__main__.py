"""``python -m benchmarks [FOLDER]``: everything in one run, with ratios."""

from __future__ import annotations

from benchmarks.run import main

if __name__ == "__main__":
    main()
