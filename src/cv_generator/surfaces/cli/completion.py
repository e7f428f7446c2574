"""`cv-generator completion`: what a shell offers at the tabulator key, derived from the parser."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from cv_generator.cv.design_names import PAPERS, TEMPLATES
from cv_generator.languages import tags
from cv_generator.surfaces.cli.rendering import FORMATS

SUMMARY = "print a completion script for bash, zsh or fish"
_EXAMPLES = """\
examples:
  cv-generator completion bash > ~/.local/share/bash-completion/completions/cv-generator
  cv-generator completion zsh > "${fpath[1]}/_cv-generator"
  cv-generator completion fish > ~/.config/fish/completions/cv-generator.fish"""


def declare(command: argparse.ArgumentParser, whole: Callable[[], argparse.ArgumentParser]) -> None:
    command.formatter_class = argparse.RawDescriptionHelpFormatter
    command.epilog = _EXAMPLES
    command.add_argument("shell", choices=sorted(_SHELLS))

    def run(options: argparse.Namespace) -> int:
        print(_SHELLS[options.shell](_commands(whole())))
        return 0

    command.set_defaults(run=run)


def _commands(parser: argparse.ArgumentParser) -> dict[str, list[str]]:
    """Each command with its options."""
    found: dict[str, list[str]] = {}
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for name, command in action.choices.items():
                found[name] = sorted(o for a in command._actions for o in a.option_strings if o.startswith("--"))
    return found


def _values() -> dict[str, str]:
    """Options whose value is one of a few names, with these."""
    return {
        "--template": " ".join(TEMPLATES),
        "--language": " ".join(tags()),
        "--paper": " ".join(PAPERS),
        "--format": " ".join(FORMATS),
    }


def _bash(commands: dict[str, list[str]]) -> str:
    values = "\n".join(
        f'    {option}) COMPREPLY=($(compgen -W {names!r} -- "$word")); return ;;'
        for option, names in _values().items()
    )
    cases = "\n".join(f"    {name}) words={' '.join(options)!r} ;;" for name, options in commands.items() if options)
    return f"""\
_cv_generator() {{
  local words={" ".join(commands)!r} word="${{COMP_WORDS[COMP_CWORD]}}"
  [ "$COMP_CWORD" -gt 1 ] && case "${{COMP_WORDS[1]}}" in
{cases}
    *) words="" ;;
  esac
  case "${{COMP_WORDS[COMP_CWORD-1]}}" in
{values}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word"))
  [ "$COMP_CWORD" -gt 1 ] && [ "${{word#-}}" = "$word" ] && COMPREPLY+=($(compgen -f -- "$word"))
}}
complete -o filenames -F _cv_generator cv-generator"""


def _zsh(commands: dict[str, list[str]]) -> str:
    return "#compdef cv-generator\nautoload -U +X bashcompinit && bashcompinit\n" + _bash(commands)


def _fish(commands: dict[str, list[str]]) -> str:
    values = _values()
    lines = [f"complete -c cv-generator -n __fish_use_subcommand -f -a '{' '.join(commands)}'"]
    for name, options in commands.items():
        lines += [
            f"complete -c cv-generator -n '__fish_seen_subcommand_from {name}' -l {option[2:]}"
            + (f" -x -a '{values[option]}'" if option in values else "")
            for option in options
        ]
    return "\n".join(lines)


_SHELLS = {"bash": _bash, "zsh": _zsh, "fish": _fish}
