"""Settings survive a full disk, a folder that may not be written, a damaged file and a power cut's leftovers."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agent_desktop.faults import EnvironmentFault
from agent_desktop.settings import Settings, WindowPlace, load_settings, save_settings, settings_path

SOME = Settings(
    server_url="https://desk.example",
    last_username="dee",
    language="cy",
    theme="contrast",
    text_scale=150,
    windows={"desktop": WindowPlace(width=1440, height=900, maximised=True)},
    panels={"contact": (320, 700, 420)},
    shortcuts={"contact.finish": "Ctrl+Return"},
)
FILL_THE_DISK = """
import resource, signal, sys
from pathlib import Path
from agent_desktop.faults import EnvironmentFault
from agent_desktop.settings import Settings, save_settings
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
try:
    save_settings(Path(sys.argv[1]), Settings(theme="dark"))
except EnvironmentFault as fault:
    print(fault.what)
"""


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.json"
    save_settings(path, SOME)
    assert load_settings(path) == (SOME, None)
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


def test_a_first_start_has_the_usual_settings_and_says_nothing(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.json") == (Settings(), None)


def test_they_stand_in_the_users_own_folder() -> None:
    assert settings_path().is_relative_to(Path(os.environ["XDG_CONFIG_HOME"]))


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"not json", b"\xff\xfe", b"[]", b'{"text_scale": "big"}', b'{"text_scale": 100000}', b" " * 300_000],
)
def test_a_damaged_file_is_set_aside_and_said_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    settings, notice = load_settings(path)
    assert settings == Settings()
    assert notice is not None
    assert "set aside" in notice
    assert (tmp_path / "settings.json.damaged").read_bytes() == content
    assert load_settings(path) == (Settings(), None)


def test_what_a_newer_desktop_added_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"theme": "dark", "added": {"later": 1}}')
    assert load_settings(path) == (Settings(theme="dark"), None)


def test_a_folder_where_the_file_should_be_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "settings.json").mkdir()
    settings, notice = load_settings(tmp_path / "settings.json")
    assert settings == Settings()
    assert notice


@pytest.fixture
def full_disk() -> Iterator[Path]:
    """A file system of 64 KiB with no room left."""
    with tempfile.TemporaryDirectory() as folder:
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], capture_output=True, check=False
        )
        if mounted.returncode != 0:
            pytest.skip("no right to mount a small disk here: a full disk is not tried")
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", folder], check=True)


def fill(folder: Path) -> None:
    with (folder / "filler").open("wb", buffering=0) as filler:
        try:
            while True:
                filler.write(b"x" * 4096)
        except OSError:
            return


def test_a_full_disk_keeps_the_old_settings_and_says_what_to_do(full_disk: Path) -> None:
    path = full_disk / "settings.json"
    save_settings(path, SOME)
    fill(full_disk)
    with pytest.raises(EnvironmentFault) as raised:
        save_settings(path, Settings(theme="dark"))
    assert raised.value.what
    assert raised.value.kept
    assert "room" in raised.value.do
    assert load_settings(path) == (SOME, None)
    assert sorted(file.name for file in full_disk.iterdir()) == ["filler", "settings.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on a file's size to set")
def test_a_write_that_breaks_off_half_way_keeps_the_old_settings(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    save_settings(path, SOME)
    done = subprocess.run(
        [sys.executable, "-c", FILL_THE_DISK, str(path)], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "Your settings could not be saved."
    assert done.stderr == ""
    assert load_settings(path) == (SOME, None)
    assert [file.name for file in tmp_path.iterdir()] == ["settings.json"]


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file, not a folder")
    with pytest.raises(EnvironmentFault) as raised:
        save_settings(tmp_path / "taken" / "settings.json", SOME)
    assert str(tmp_path) not in raised.value.details


@given(st.binary(max_size=300))
def test_no_content_at_all_stops_a_start(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.json"
        path.write_bytes(content)
        settings, _ = load_settings(path)
        assert isinstance(settings, Settings)
