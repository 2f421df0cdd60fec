"""The README is true: its Python runs, its shown output is what the commands print."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

from rak.cli import build_parser, main

README = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")


@pytest.fixture
def hasil(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    """An empty folder in which the example has been run, and what it printed."""
    monkeypatch.chdir(tmp_path)
    assert main(["contoh", "hasil"]) == 0
    return capsys.readouterr().out


@pytest.mark.usefixtures("hasil")
def test_the_lines_of_python_run_and_print_what_their_comments_say() -> None:
    """Every code block runs."""
    [block] = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    shown = io.StringIO()
    with contextlib.redirect_stdout(shown):
        exec(compile(block, "README.md", "exec"), {})  # noqa: S102  # the README's own block
    promised = re.findall(r"#\s+(Rp.*|\[.*)$", block, re.MULTILINE)
    assert shown.getvalue().splitlines() == promised
    assert Path("hasil/april.xlsx").is_file()


def test_the_shown_output_is_what_the_commands_print(hasil: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Real output, a row of dots where lines are left out."""
    [block] = re.findall(r"```console\n\$ rak contoh(.*?)```", README, re.DOTALL)
    assert main(["jelaskan", "hasil/matriks_2024.xlsx", "2.3.1"]) == 0
    printed = set((hasil + capsys.readouterr().out).replace("\\", "/").splitlines())
    shown = [line for line in block.splitlines()[1:] if line != "…" and not line.startswith("$ ")]
    assert len(shown) > 30
    assert [line for line in shown if line not in printed] == []


def test_the_table_of_commands_names_every_command() -> None:
    """A newcomer finds each command."""
    [commands] = [list(action.choices) for action in build_parser()._actions if isinstance(action.choices, dict)]
    assert [name for name in commands if f"| `rak {name}" not in README] == []


def test_every_link_leads_to_a_file() -> None:
    """No dead link."""
    root = Path(__file__).parents[1]
    links = re.findall(r"\]\(([^)#]+)\)", README)
    assert len(links) > 8
    assert [link for link in links if not (root / link).exists()] == []
