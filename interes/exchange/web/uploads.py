"""Files as people send them: one, several, a folder."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django import forms
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.utils.translation import gettext_lazy as _

type Sent = UploadedFile[Any]

KNOWN = (
    *(".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".vcf", ".json", ".zip", ".html"),
)


class Files(forms.FileField):
    """Several files chosen at once."""

    def __init__(self, **options: Any) -> None:
        """Draw an input that takes several files."""
        widget = forms.FileInput(attrs={"accept": ",".join(KNOWN)})
        widget.allow_multiple_selected = True
        super().__init__(widget=widget, **options)
        widget.attrs["multiple"] = True

    def clean(self, data: Any, initial: Any = None) -> list[Sent]:
        """Check every file; an empty one is refused by name later, with what to do."""
        chosen = data if isinstance(data, list | tuple) else [data] if data else []
        if not chosen:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return [forms.FileField.clean(self, one, initial) for one in chosen]


class FilesForm(forms.Form):
    """Which files to bring in."""

    chosen = Files(
        label=_("Files"),
        allow_empty_file=True,
        error_messages={"required": _("Choose at least one file.")},
    )


@contextmanager
def laid_out(files: Sequence[Sent]) -> Iterator[list[tuple[str, Path]]]:
    """Give the names of the files and where they lie, for as long as they are read.

    A large file lies on the disk already; the name its owner gave it never becomes a path.
    """
    with TemporaryDirectory(prefix="interes-import-") as folder:
        yield [
            (file.name or "file", _place(file, Path(folder, str(number))))
            for number, file in enumerate(files)
        ]


def _place(file: Sent, place: Path) -> Path:
    if isinstance(file, TemporaryUploadedFile):
        return Path(file.temporary_file_path())
    with place.open("wb") as kept:
        kept.writelines(file.chunks())
    return place
