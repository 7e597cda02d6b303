"""The processes of one installation: the embedded PostgreSQL, the pages, the worker."""
