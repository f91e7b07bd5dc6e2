package io.mindscape.slipway.policies.rule.cel;

import io.mindscape.slipway.policies.rule.cel.value.Bytes;
import io.mindscape.slipway.policies.rule.cel.value.Nothing;
import io.mindscape.slipway.policies.rule.cel.value.Uint;
import java.util.HexFormat;
import java.util.Set;

/**
 * A checked expression as one line of text: {@code (call _==_ equals (. $object kind) "Pod")}.
 * {@code $} stands before a variable and {@code ^} before a type, {@code .} takes a field, {@code
 * has} asks for it, and {@code ?} stands before what is optional.
 *
 * @see TermReader
 */
final class TermText {

  private final StringBuilder text = new StringBuilder();

  private TermText() {}

  static String of(Term term) {
    var written = new TermText();
    written.term(term);
    return written.text.toString();
  }

  private void term(Term term) {
    switch (term) {
      case Term.Constant(var value) -> constant(value);
      case Term.Name(var name, var isType) -> text.append(isType ? '^' : '$').append(name);
      case Term.Select(var operand, var field, var isTest) -> {
        text.append(isTest ? "(has " : "(. ");
        term(operand);
        text.append(' ').append(word(field)).append(')');
      }
      case Term.Invocation call -> call(call);
      case Term.Items(var items, var optional) -> {
        text.append("(list");
        for (int at = 0; at < items.size(); at++) {
          text.append(optional.contains(at) ? " ?" : " ");
          term(items.get(at));
        }
        text.append(')');
      }
      case Term.Entries entries -> entries(entries);
      case Term.Loop loop -> loop(loop);
      case Term.Other other -> throw new IllegalArgumentException(other.what());
    }
  }

  private void call(Term.Invocation call) {
    text.append("(call ").append(call.function()).append(' ');
    text.append(call.overload().isEmpty() ? "-" : call.overload());
    call.args().forEach(this::next);
    text.append(')');
  }

  private void entries(Term.Entries entries) {
    text.append("(map");
    for (var pair : entries.pairs()) {
      text.append(pair.isOptional() ? " ?" : " ");
      term(pair.key());
      next(pair.value());
    }
    text.append(')');
  }

  private void loop(Term.Loop loop) {
    text.append("(loop ").append(String.join(",", loop.variables()));
    text.append(' ').append(loop.accumulator());
    next(loop.range());
    next(loop.start());
    next(loop.condition());
    next(loop.step());
    next(loop.result());
    text.append(')');
  }

  private void next(Term term) {
    text.append(' ');
    term(term);
  }

  private void constant(Object value) {
    switch (value) {
      case Nothing nothing -> text.append("null");
      case Boolean truth -> text.append(truth);
      case Long number -> text.append(number);
      case Uint number -> text.append(number.bits()).append('u');
      case Double number -> text.append(number).append('d');
      case String string -> quoted(string);
      case Bytes bytes -> text.append('x').append(HexFormat.of().formatHex(bytes.content()));
      default -> throw new IllegalArgumentException("a constant " + value.getClass());
    }
  }

  private static String word(String name) {
    if (name.isEmpty() || name.indexOf(' ') >= 0 || name.indexOf(')') >= 0) {
      throw new IllegalArgumentException("a field " + name);
    }
    return name;
  }

  private void quoted(String string) {
    text.append('"').append(escaped(string)).append('"');
  }

  /** Without line ends and tabs, and without quotes that stand alone. */
  static String escaped(String string) {
    boolean isPlain =
        Set.of("\\", "\"", "\n", "\r", "\t").stream().noneMatch(part -> string.contains(part));
    return isPlain
        ? string
        : string
            .replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
            .replace("\t", "\\t");
  }
}
