"""The base of the value objects that every ``rak isi`` makes: frozen, and equal by value.

All other classes of the domain are made by attrs. To load attrs takes a sixth of the time of a whole ``rak isi``, so the
few that it needs are written out.
"""

from __future__ import annotations

from typing import Any, NoReturn, Self, dataclass_transform


@dataclass_transform(frozen_default=True)
class Beku:
    """Something that never changes; its ``__match_args__`` are its fields and its constructor's arguments, in order."""

    __slots__: tuple[str, ...] = ()
    __match_args__: tuple[str, ...] = ()

    def _fill(self, *values: object) -> None:
        """Set all fields, once, in the constructor."""
        for name, value in zip(self.__match_args__, values, strict=True):
            object.__setattr__(self, name, value)

    def _values(self) -> tuple[Any, ...]:
        return tuple([getattr(self, name) for name in self.__match_args__])

    def _key(self) -> object:
        """What makes it equal to another of its class."""
        return self._values()

    def replace(self, **changes: Any) -> Self:
        """A copy with some fields changed, checked as any other."""
        return type(self)(**dict(zip(self.__match_args__, self._values(), strict=True)) | changes)

    __replace__ = replace

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} never changes; make another with replace({name}=…)")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"{type(self).__name__} never changes")

    def __eq__(self, other: object) -> bool:
        return self._key() == other._key() if type(other) is type(self) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._key())

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), self._values()

    def __format__(self, form: str) -> str:
        return format(str(self), form)

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={value!r}" for name, value in zip(self.__match_args__, self._values(), strict=True))
        return f"{type(self).__name__}({fields})"
