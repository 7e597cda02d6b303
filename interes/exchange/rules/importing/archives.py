"""Look into a zip without ever unpacking more than it may hold."""

import zipfile

from interes.exchange.rules.importing.sheets import Unreadable
from interes.exchange.rules.importing.sources import Source, in_zip

_MOST = 1024**3
_MOST_FILES = 1000
_DENSEST = 300
_SMALL = 50 * 1024 * 1024
_JUNK = ("__MACOSX/", ".")


def kind_of_zip(source: Source) -> str:
    """Return "workbook" or "zip"; raises Unreadable if it is neither, locked, or a bomb."""
    names = {info.filename for info in _infos(source)}
    if any(n.startswith("xl/") for n in names) or "content.xml" in names:
        return "workbook"
    if "word/document.xml" in names or "ppt/presentation.xml" in names:
        raise Unreadable("not_text", file=source.name)
    return "zip"


def files_in(source: Source) -> list[Source]:
    """Return the files of a zip in the order of their names."""
    infos = [info for info in _infos(source) if _is_file(info)]
    if not infos:
        raise Unreadable("empty", file=source.name)
    if any(info.flag_bits & 1 for info in infos):
        raise Unreadable("encrypted", file=source.name)
    ordered = sorted(infos, key=lambda info: _shown(info))
    return [in_zip(source, i.filename, f"{source.name} › {_shown(i)}") for i in ordered]


def _infos(source: Source) -> list[zipfile.ZipInfo]:
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError) as problem:
        raise Unreadable("broken_zip", file=source.name) from problem
    size = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    if size > _MOST or len(infos) > _MOST_FILES or (size > _SMALL and size > packed * _DENSEST):
        raise Unreadable("zip_bomb", file=source.name)
    return infos


def _is_file(info: zipfile.ZipInfo) -> bool:
    last = info.filename.rpartition("/")[2]
    return bool(last) and not info.filename.startswith(_JUNK) and not last.startswith(".")


def _shown(info: zipfile.ZipInfo) -> str:
    """Return a name as it was meant: old Russian zips write it in cp866."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("cp866")
    except UnicodeError:
        return info.filename
