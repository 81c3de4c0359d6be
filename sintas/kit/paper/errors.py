"""The one refusal of this room."""


class PaperError(Exception):
    """A paper could not be made: wrong template, data that is not plain, or a fault inside a template.

    The message names the template and the place, never a value of the data: it may be logged.
    """
