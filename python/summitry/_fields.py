"""What help() and notebooks show of a record's fields: the words below each in the source, and a signature that names them."""

from __future__ import annotations

# Not from typing: importing that would take longer than all the rest.
TYPE_CHECKING = False
if TYPE_CHECKING:
    import inspect
    from typing import Any


class Fields(dict[str, str]):
    """Slots with their descriptions, which are read from the source when someone asks for them."""

    owner: type | None = None

    def __getitem__(self, name: str) -> str:
        if not any(self.values()) and self.owner is not None:
            self.update(_described(self.owner))
        return super().__getitem__(name)


def _described(cls: type) -> dict[str, str]:
    import ast
    import inspect

    from summitry import records

    try:
        source = ast.parse(inspect.getsource(records))
    except (OSError, SyntaxError):  # there is none, as in an application in one file
        return {}
    bodies = [node.body for node in source.body if isinstance(node, ast.ClassDef) and node.name == cls.__name__]
    found: dict[str, str] = {}
    name = None
    for line in bodies[0] if bodies else ():
        if isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant) and name is not None:
            found[name] = str(line.value.value)
        name = line.target.id if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name) else None
    return found


class Signature:
    """The signature of a record's class: all fields by name."""

    def __get__(self, instance: object, owner: Any) -> inspect.Signature:
        from inspect import Parameter
        from inspect import Signature as Made

        own = {"mentions": (), "confidence": 0.5, "assertion": "fact"}
        return Made([Parameter(n, Parameter.KEYWORD_ONLY, default=own.get(n)) for n in owner._fields])
