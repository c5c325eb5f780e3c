"""Templates compiled to less work than Jinja's own code does, for the same page.

Jinja's code asks at each step what else could be meant: an attribute may be an item, a function may want to know the
context, and each bit of text passes through all templates that draw it in. Templates here mean attributes and plain
functions, and are shown whole. Where one means something else, this code raises an error and shows nothing: Jinja's own
can do it then, or tell what is wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, MutableMapping
from keyword import iskeyword
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.runtime import Macro
from markupsafe import Markup, escape

from wijkmakers_site.text.words.quotation import typeset


def shown(value: object) -> str:
    """What stands on a page of a value: a text of facts as it is set, escaped. What is HTML already stays as it is."""
    if type(value) is str:
        if "'" in value or "&" in value or '"' in value or "<" in value or ">" in value:
            return str(escape(typeset(value)))
        return value
    if type(value) is Markup:
        return value
    return str(value) if type(value) is int else str(escape(value))


def _called(macro: Macro, fill: Callable[..., str], takes: int) -> Callable[..., str]:
    """The `macro` as a function: `fill` makes its text where all that it `takes` is given in order."""

    def filled(*args: object, **named: object) -> str:
        if len(args) == takes and not named:
            return str.__new__(Markup, fill(*args))
        return macro(*args, **named)

    return filled


class _QuickCode(CodeGenerator):
    """Writes the code of a template. Where a template asks more than is usual here, Jinja's own lines are written."""

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("shown = environment.shown")

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """Gathers what a template or block shows, to hand it on as one text."""
        if frame.buffer is not None:
            super().blockvisit(nodes, frame)
            return
        self.buffer(frame)
        super().blockvisit(nodes, frame)
        self.writeline(f"yield concat({frame.buffer})")

    def visit_Include(self, node: nodes.Include, frame: Frame) -> None:
        """What is included without context is the same on every page: Jinja makes and keeps it as a module."""
        if node.with_context or node.ignore_missing:
            super().visit_Include(node, frame)
            return
        self.writeline(f"{frame.buffer}.append(str(environment.get_template(", node)
        self.visit(node.template, frame)
        self.write(f", {self.name!r}).module))")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:
        # A block is an item of `self`; and Python would read some letters as others.
        if iskeyword(node.attr) or not node.attr.isascii() or node.node == nodes.Name("self", "load"):
            super().visit_Getattr(node, frame)
            return
        self._visit_owner(node.node, frame)
        self.write(f".{node.attr}")

    def _visit_owner(self, node: nodes.Expr, frame: Frame) -> None:
        """What has an attribute, or is called: a name that stands for nothing has none, which is an error already."""
        if isinstance(node, nodes.Name):
            self.write(frame.symbols.ref(node.name))
            return
        self.write("(")
        self.visit(node, frame)
        self.write(")")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:
        named = [each.key for each in node.kwargs]
        if forward_caller or node.dyn_args or node.dyn_kwargs or any(map(iskeyword, named)):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self._visit_owner(node.node, frame)
        self.write("(")
        for each in (*node.args, *node.kwargs):
            self.visit(each, frame)
            self.write(", ")
        self.write(")")

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        special = macro_ref.accesses_caller or macro_ref.accesses_kwargs or macro_ref.accesses_varargs
        if special or not _escapes(frame):
            super().macro_def(macro_ref, frame)
            return
        self.write("environment.called(")
        super().macro_def(macro_ref, frame)
        self.write(f", macro, {len(macro_ref.node.args)})")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        """What filters make of a fixed text is not written into compiled templates, which outlive them."""
        if not isinstance(node, nodes.TemplateData | nodes.Const):
            raise nodes.Impossible
        return super()._output_child_to_const(node, frame, finalize)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if isinstance(node, nodes.CondExpr) and node.expr2 is None:
            node.expr2 = nodes.Const("")  # what Jinja shows of it, after making a value that tells why
        if _escapes(frame):
            self.write("shown(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if _escapes(frame):
            self.write(")")
        else:
            super()._output_child_post(node, frame, finalize)


def _escapes(frame: Frame) -> bool:
    """Whether what is shown here is escaped, which is sure when a template is compiled."""
    return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile


class QuickEnvironment(Environment):
    """Jinja's, with the code above."""

    code_generator_class = _QuickCode
    shown = staticmethod(shown)
    called = staticmethod(_called)

    def _generate(self, source: nodes.Template, *args: Any, **named: Any) -> str:
        """What lies below each node is gathered once: Jinja goes ten times through all of a template."""
        found: list[nodes.Node] = [source]
        for node in found:
            below = list(node.iter_child_nodes())
            found += below
            if not isinstance(node, nodes.For | nodes.CallBlock):  # of which it asks for a part, too
                vars(node)["iter_child_nodes"] = below.__iter__
        return super()._generate(source, *args, **named)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """One mapping for all templates: none here has any of its own, and many small things are looked up in it."""
        return super().make_globals(d) if d else self.globals
