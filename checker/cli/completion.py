"""Completion of commands, options and files in bash, zsh and fish, by what click offers."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class

from checker.cli import console
from checker.cli.run import OK

VARIABLE = "_LAWCHECK_COMPLETE"
SHELLS = ("bash", "zsh", "fish")
_PLACES = {
    "bash": '放进 ~/.bashrc：eval "$(lawcheck completion bash)"',
    "zsh": '放进 ~/.zshrc：eval "$(lawcheck completion zsh)"',
    "fish": "写到文件：lawcheck completion fish > ~/.config/fish/completions/lawcheck.fish",
}


def print_completion(shell: str, root: click.Command) -> int:
    """Print the script that a shell reads, headed by how to install it."""
    found = get_completion_class(shell)
    assert found is not None
    script = found(root, {}, "lawcheck", VARIABLE).source()
    console.output(f"# lawcheck 的命令补全。{_PLACES[shell]}\n{script}\n")
    return OK
