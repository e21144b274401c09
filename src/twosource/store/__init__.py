"""The only part with state: `writer` and `view` over one SQLite file.

Open a store with `twosource.store.writer.open_writer` or `twosource.store.view.open_view`.
"""
