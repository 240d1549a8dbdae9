"""The collector of garbage rests while a report is judged, and is left as it was found."""

import gc
import threading

import pytest

from checker.judging.undisturbed import undisturbed


@pytest.fixture(autouse=True)
def collector():
    before = gc.isenabled()
    gc.enable()
    yield
    (gc.enable if before else gc.disable)()


@undisturbed
def resting():
    """Return whether the collector is off."""
    return not gc.isenabled()


def test_it_rests_meanwhile_and_works_again_afterwards():
    assert resting()
    assert gc.isenabled()


def test_whoever_has_it_off_keeps_it_off():
    gc.disable()
    assert resting()
    assert not gc.isenabled()


def test_it_works_again_after_an_error():
    @undisturbed
    def fails():
        raise ValueError

    with pytest.raises(ValueError):
        fails()
    assert gc.isenabled()


def test_of_several_threads_none_leaves_it_off():
    inside, go_on = threading.Barrier(3), threading.Event()

    @undisturbed
    def waits():
        inside.wait(10)
        go_on.wait(10)

    threads = [threading.Thread(target=waits) for _ in range(2)]
    for thread in threads:
        thread.start()
    inside.wait(10)
    go_on.set()
    for thread in threads:
        thread.join()
    assert gc.isenabled()


def test_what_is_judged_so_keeps_its_name():
    assert (resting.__name__, resting.__doc__) == ("resting", "Return whether the collector is off.")
