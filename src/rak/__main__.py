"""``python -m rak`` is the command ``rak``."""

import sys

from rak.cli import main

sys.exit(main())
