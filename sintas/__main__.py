"""`python -m sintas` is the `sintas` command."""

from sintas.config.command import main

raise SystemExit(main())
