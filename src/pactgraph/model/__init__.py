"""The values that travel: frozen, typed, serialisable; no store, no network, no files."""
