package io.mindscape.slipway.policies.rule.cel;

import io.mindscape.slipway.policies.rule.cel.Compiler.Checked;
import io.mindscape.slipway.policies.rule.cel.Environment.Expected;
import io.mindscape.slipway.policies.rule.cel.Environment.Scope;
import io.mindscape.slipway.policies.rule.cel.library.Functions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Expressions that were checked beforehand: those of the shipped rules, in {@code prepared.txt}. An
 * expression is found by its text and by everything that decides what a compiler makes of it, so
 * that one that has changed is not found, and is compiled. A test keeps the file up to date.
 */
final class Prepared {

  /** Nothing is prepared. */
  static final Prepared NOTHING = new Prepared("");

  private static final String FILE = "/io/mindscape/slipway/policies/rule/cel/prepared.txt";

  private final Map<String, String> expressions = new HashMap<>();

  private Prepared(String lines) {
    int from = 0;
    for (int end = lines.indexOf('\n'); end >= 0; end = lines.indexOf('\n', from)) {
      int term = lines.lastIndexOf('\t', end);
      int type = lines.lastIndexOf('\t', term - 1);
      expressions.put(lines.substring(from, type), lines.substring(type + 1, end));
      from = end + 1;
    }
  }

  /** Those of the shipped rules; read at the first call. */
  static Prepared shipped() {
    return Shipped.PREPARED;
  }

  /**
   * How an expression is found.
   *
   * @param variables the policy's variables before it, with their types
   */
  static String key(String text, Expected expected, Scope scope, Map<String, String> variables) {
    var key = new StringBuilder().append(expected).append(' ').append(scope);
    variables.forEach((name, type) -> key.append(' ').append(name).append(':').append(type));
    return key.append('\t').append(TermText.escaped(text)).toString();
  }

  /** An expression as a line of the file. */
  static String line(String key, Checked checked) {
    return key + '\t' + TypeText.of(checked.type()) + '\t' + TermText.of(checked.term());
  }

  /** The expression of a key, or null where it is not prepared. It is planned when it is used. */
  @Nullable Expression expression(String key, String text) {
    var found = expressions.get(key);
    if (found == null) {
      return null;
    }
    int tab = found.indexOf('\t');
    return Expression.of(
        text,
        found.substring(0, tab),
        () -> Planner.plan(TermReader.read(found.substring(tab + 1)), Functions.builtIn()));
  }

  private static final class Shipped {
    static final Prepared PREPARED = read();

    private static Prepared read() {
      try (var file = Prepared.class.getResourceAsStream(FILE)) {
        if (file == null) {
          throw new IllegalStateException(FILE + " is missing");
        }
        return new Prepared(new String(file.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(FILE, e);
      }
    }
  }
}
