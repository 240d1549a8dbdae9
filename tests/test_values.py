import copy
import pickle

import pytest

from checker.values import NamedTuple


class Pair(NamedTuple):
    """Two fields, the second with a default."""

    left: int
    right: str = "x"

    @property
    def both(self):
        return f"{self.left}{self.right}"


def test_fields_by_place_and_by_name():
    assert Pair(1) == Pair(left=1, right="x") == (1, "x")
    assert Pair(2, right="y").both == "2y" and Pair._fields == ("left", "right")
    left, right = Pair(3, "z")
    assert (left, right) == (3, "z") and repr(Pair(3)) == "Pair(left=3, right='x')"


def test_wrong_fields_are_refused_by_name():
    with pytest.raises(TypeError, match="left"):
        Pair()
    with pytest.raises(TypeError, match="middle"):
        Pair(1, middle=2)
    with pytest.raises(TypeError, match="middle"):
        Pair(1)._replace(middle=2)
    with pytest.raises(AttributeError):
        Pair(1).left = 2


def test_copies():
    assert Pair(1)._replace(right="y") == Pair(1, "y")
    assert copy.deepcopy(Pair(1, "y")) == pickle.loads(pickle.dumps(Pair(1, "y"))) == Pair(1, "y")


def test_classes_of_one_size_keep_their_own_names():
    class Other(NamedTuple):
        """As many fields, other names."""

        first: int
        second: int

    assert Other(first=1, second=2).second == 2 and Pair(left=5).left == 5
    match Other(1, 2):
        case Other(first, 2):
            assert first == 1
