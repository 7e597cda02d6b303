"""The words of a file for stages, ends and colleagues: looked up, and guessed what they mean."""

from dataclasses import replace

from interes.exchange.models import ImportFile
from interes.exchange.queries.import_meanings import our_stages
from interes.exchange.rules.importing import meanings
from interes.exchange.rules.importing.dialects import own_stages
from interes.exchange.rules.importing.mapping import Mapping
from interes.exchange.rules.importing.sheets import Sheet


def look_up_words(file: ImportFile, sheet: Sheet) -> None:
    """Count the rows and the words of a file; what is known of other programs is guessed.

    What somebody chose for a word stays as it is.
    """
    mapping = Mapping.from_json(file.mapping)
    file.rows, file.words = meanings.words_in(sheet.rows(), mapping)
    stages = [str(word) for word, _number in file.words.get("stages", ())]
    if stages and not own_stages(mapping.dialect):
        guessed = meanings.guessed(stages, our_stages())
        file.mapping = replace(mapping, stages=guessed | dict(mapping.stages)).as_json()


def places_of_words(mapping: Mapping) -> list[tuple[int, str]]:
    """Return the columns in which such words stand."""
    return [
        (place, kind)
        for place, column in enumerate(mapping.columns)
        for kind, targets in meanings.KINDS.items()
        if column.target in targets
    ]
