"""What the models share that stand alone as documents."""

from ofsted_inspection._doors import behind
from ofsted_inspection._record import Record


class Root(Record):
    """The private base of the models that are documents by themselves.

    pydantic, and FastAPI with it, takes such a model as the type of a field: it looks for two
    methods of these names, and is imported by nothing here before it does.
    """

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: object, _handler: object) -> object:
        """Return how pydantic reads and writes the model: as its document."""
        schema: object = behind(cls.__name__, "__get_pydantic_core_schema__")(cls)
        return schema

    @classmethod
    def __get_pydantic_json_schema__(cls, _schema: object, _handler: object) -> dict[str, object]:
        """Return the JSON Schema of the model's documents, with nothing that it refers to."""
        schema: dict[str, object] = behind(cls.__name__, "__get_pydantic_json_schema__")(cls)
        return schema
