"""``python -m pactgraph.cli``."""

from pactgraph.cli import main

raise SystemExit(main())
