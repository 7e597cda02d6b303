"""Export: lists and the whole base as files, with a line kept of each."""

from .archive_base import archive_base
from .export import (
    AT_ONCE,
    NoSuchExport,
    begin_export,
    file_of,
    forget_files,
    hand_over,
    note_card,
    see_export,
    stop_export,
    write_export,
)
from .restore_base import ArchiveRefused, BaseNotEmpty, is_archive, restore_base

__all__ = [
    "AT_ONCE",
    "ArchiveRefused",
    "BaseNotEmpty",
    "NoSuchExport",
    "archive_base",
    "begin_export",
    "file_of",
    "forget_files",
    "hand_over",
    "is_archive",
    "note_card",
    "restore_base",
    "see_export",
    "stop_export",
    "write_export",
]
