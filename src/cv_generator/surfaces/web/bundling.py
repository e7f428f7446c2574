"""The modules of a page as one script, so that a slow line carries one file instead of thirty, one after the other.

What a page does not need at once is a second script, which it names in an `import()` with a number of the attempt,
since browsers remember that a file could not be had. It holds what the page's own script does not, and is given the
rest.

No tool is needed for that, since the modules are written in few forms: imports stand at the head, one a line, by name
and from the same folder; exports are declarations; nothing imports in a circle; no text goes over several lines, so
that comments and indentation can stay behind. What is written otherwise is refused.
"""

from __future__ import annotations

import gzip
import hashlib
import re
from functools import cache
from importlib import resources

_IMPORT = re.compile(r'^import \{ (?P<names>[\w ,]+) \} from "\./(?P<module>\w+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async )?(?:function|class|const) (?P<name>\w+))", re.MULTILINE)
_LATER = re.compile(r"import\(`\./(?P<module>\w+)\.js\?(?P<attempt>\$\{\w+\})`\)")
_COMMENT = re.compile(r"^ *(?://.*|/\*\*(?:[^*]|\*(?!/))*\*/)\n", re.MULTILINE)
_REMARK = re.compile(r'(?<=[;{,)\]]) // [^"`\n]*$', re.MULTILINE)  # behind code: no text can be closed after it
_STYLE_COMMENT = re.compile(r"(?<! ) */\*(?:[^*]|\*(?!/))*(?:\*/|\Z)")
_INDENT = re.compile(r"^ +", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)

PARTS = {"session": ("session", "form", "small", "panes")}
"""Style sheets that are made of several files: name -> files."""
LATER = {"beside": "session"}
"""Second scripts: name -> the page that asks for it."""


@cache
def bundle(script: str) -> str:
    """A script: each module a function that gives what it exports, those that are imported first.

    A second one is a function from the page's modules to what its own exports.
    """
    first = modules(LATER[script]) if script in LATER else ()
    parts = [
        f"const ${module} = (() => {{\n{_body(module)}}})();\n" for module in modules(script) if module not in first
    ]
    body, modules_before = _body(script), "".join(parts)
    if script in LATER:
        return f"export const make = ({{ {_shared(script)} }}) => {{\n{modules_before}{body}}};\n"
    return f"{modules_before}{{\n{body}}}\n"  # no module sees a name of the page's own that it has not imported


def _shared(script: str) -> str:
    """The modules of the page's own script that a second one needs as well."""
    own = modules(script)
    return ", ".join(f"${module}" for module in modules(LATER[script]) if module in own)


@cache
def tag(page: str) -> str:
    """Another one whenever the script is another one."""
    return _digest(bundle(page).encode())


@cache
def style(name: str) -> str:
    """A style sheet with its parts, each after those that it follows up, without comments and indentation."""
    texts = [
        (resources.files(__package__) / "static" / f"{each}.css").read_text(encoding="utf-8")
        for each in PARTS.get(name, (name,))
    ]
    return _INDENT.sub("", _STYLE_COMMENT.sub("", "".join(texts)))


@cache
def style_tag(name: str) -> str:
    """Another one whenever the style sheet is another one."""
    return _digest(style(name).encode())


@cache
def packed(text: str) -> bytes:
    """A script or style sheet as gzip makes it smallest: once, and not for each visit."""
    return gzip.compress(text.encode(), compresslevel=9, mtime=0)


def modules(page: str) -> tuple[str, ...]:
    """All modules that a page needs, without its own, in an order in which each comes after those that it imports."""
    found: dict[str, None] = {}

    def visit(module: str, above: tuple[str, ...]) -> None:
        if module in above:
            raise ValueError(f"{module} imports itself: {' -> '.join(above)}")
        for each in _IMPORT.finditer(_source(module)):
            visit(each["module"], (*above, module))
        found[module] = None

    visit(page, ())
    return tuple(found)[:-1]


def _body(module: str) -> str:
    text = _INDENT.sub("", _REMARK.sub("", _COMMENT.sub("", _source(module))))
    if any(line.count("`") % 2 for line in text.splitlines()):
        raise ValueError(f"{module} has a text of several lines")
    names = [found["name"] for found in _EXPORT.finditer(text)]
    text = _EXPORT.sub("", _IMPORT.sub(lambda found: _bound(found["names"], found["module"]), text))
    text = _LATER.sub(lambda found: _later(found["module"], found["attempt"]), text)
    other = _OTHER.search(text)
    if other:
        raise ValueError(f"{module} has an import or export of another form: {other[0]}")
    return f"{text}return {{ {', '.join(names)} }};\n" if names else text


def _bound(names: str, module: str) -> str:
    return f"const {{ {names.replace(' as ', ': ')} }} = ${module};\n"


def _later(script: str, attempt: str) -> str:
    return f"import(`./{script}.{tag(script)}.js?{attempt}`).then(({{ make }}) => make({{ {_shared(script)} }}))"


def _source(module: str) -> str:
    return (resources.files(__package__) / "static" / "js" / f"{module}.js").read_text(encoding="utf-8")


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:12]
