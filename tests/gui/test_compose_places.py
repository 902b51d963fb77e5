"""Where the tracks of a tree stand, and what the Compose page says."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.app_models import models as models_of
from tests.fakes.app_music import HERON, made_up
from voiceapp.core.events import JobInfo
from voiceapp.gui.panels import compose_texts as texts
from voiceapp.gui.panels.compose_places import path, places
from voiceapp.services import compose_prompt


def test_the_tree_of_the_picture() -> None:
    found = places({track.id: track.parent for track in made_up()})
    assert found == {1: (0, 1), 2: (1, 0), 3: (1, 1), 7: (1, 2), 4: (2, 0), 5: (2, 1), 6: (3, 0)}
    assert path({track.id: track.parent for track in made_up()}, 6) == [6, 4, 2, 1]


def test_the_latest_idea_stands_first_and_lost_parents_make_ideas() -> None:
    assert places({1: None, 2: None, 3: 1}) == {1: (0, 0), 3: (1, 0), 2: (0, 1)}
    assert places({5: 4}) == {5: (0, 0)}
    assert places({}) == {}


@st.composite
def libraries(draw: st.DrawFn) -> dict[int, int | None]:
    """Each track branches from an earlier one, or from none."""
    count = draw(st.integers(0, 30))
    return {one: draw(st.none() | st.integers(0, one - 1)) if one else None for one in range(count)}


@given(libraries())
def test_no_two_stand_in_one_place_and_no_elbows_lie_over_each_other(parents: dict[int, int | None]) -> None:
    found = places(parents)
    assert set(found) == set(parents)
    assert len(set(found.values())) == len(found)
    spans: dict[int, list[tuple[int, int]]] = {}
    for one, (column, row) in found.items():
        parent = parents[one]
        assert column == (0 if parent is None else found[parent][0] + 1)
        rows = [found[child][1] for child, of in parents.items() if of == one]
        if rows:
            assert min(rows) <= row <= max(rows)
            spans.setdefault(column, []).append((min(rows), max(rows)))
    for beside in spans.values():
        for (low, high), (other_low, other_high) in combinations(beside, 2):
            assert high < other_low or other_high < low


def test_a_deep_idea_is_no_recursion() -> None:
    deep = {one: one - 1 if one else None for one in range(5000)}
    assert places(deep)[4999] == (4999, 0)


def test_texts() -> None:
    tracks = made_up()
    assert texts.ideas(tracks) == "7 tracks from one idea"
    assert texts.ideas(tracks[:1]) == "1 track from one idea"
    assert texts.ideas(tracks[2:4]) == "2 tracks from 2 ideas"
    assert texts.ideas(()) == ""
    assert texts.told(tracks[3], "A") == "1:12, 4 stars, compared as A"
    assert texts.told(tracks[6], "") == "0:45, Not rated, follows the tune to 83 %"
    assert "After Hummed, which it follows to 83 %" in texts.tooltip(tracks[6])
    assert texts.estimate(130, HERON) == "About 2 minutes with Heron medium. Its licence: not for business."
    assert texts.estimate(None, HERON) == "Made with Heron medium. Its licence: not for business."
    assert texts.estimate(1.0, HERON).startswith("About 1 second ")
    assert texts.estimate(7200, HERON).startswith("About 2.0 hours ")


def test_jobs_are_said_in_words() -> None:
    job = JobInfo(1, "compose", "Compose: More rain", "running", 0.64)
    assert (texts.job_title(job), texts.job_state(job)) == ("More rain", "64 %")
    assert texts.job_state(JobInfo(1, "compose", "x", "queued")) == "Waiting its turn"
    assert texts.job_state(JobInfo(1, "compose", "x", "paused", 0.5)) == "50 %, paused"
    assert texts.job_state(JobInfo(1, "compose", "x", "running")) == "Working"


def test_a_tune_is_followed_by_who_is_made_for_it(tmp_path: Path) -> None:
    follows = replace(HERON, name="heron:melody", title="Heron melody", in_use=False)
    listed = [*models_of(tmp_path), follows, HERON]
    assert [one.name for one in texts.composers(listed)] == ["heron:medium", "heron:melody"]
    found = texts.composers(listed)
    assert texts.composer_for(found, "words") == "heron:medium"
    assert texts.composer_for(found, "melody") == "heron:melody"
    assert texts.composer_for([], "words") == ""


def test_the_helper_words_a_prompt() -> None:
    assert compose_prompt.suggest() == ""
    assert compose_prompt.suggest(genre="ambient", mood="calm") == "calm ambient"
