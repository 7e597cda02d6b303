"""The one family of polite refusals: what a person may be told."""


class Refusal(Exception):
    """An act was refused; the text is a translated sentence that says what to do.

    `field` names the form field the sentence belongs to, or is empty.
    """

    # Whether a form can ask for what is missing.
    can_be_filled = False

    def __init__(self, sentence: str, *, field: str = "") -> None:
        """Keep the sentence and the field it belongs to."""
        super().__init__(sentence)
        self.field = field

    @property
    def at_fields(self) -> list[tuple[str, str]]:
        """Return every field that is meant, with its sentence; usually it is one."""
        return [(self.field, str(self))] if self.field else []
