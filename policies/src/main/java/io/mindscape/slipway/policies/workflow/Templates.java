package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.workflow.Expression.Reference;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Finds the expressions in texts. */
final class Templates {

  private Templates() {}

  /** What stands between each <code>${{</code> and its <code>}}</code>, outside quotes. */
  static List<String> in(String text) {
    var found = new ArrayList<String>();
    int start = text.indexOf("${{");
    while (start >= 0) {
      int end = end(text, start + 3);
      found.add(text.substring(start + 3, end < 0 ? text.length() : end));
      start = end < 0 ? -1 : text.indexOf("${{", end + 2);
    }
    return found;
  }

  private static int end(String text, int from) {
    boolean inQuotes = false;
    for (int at = from; at < text.length(); at++) {
      if (text.charAt(at) == '\'') {
        inQuotes = !inQuotes;
      } else if (!inQuotes && text.startsWith("}}", at)) {
        return at;
      }
    }
    return -1;
  }

  /** Those that are understood. */
  static List<Expression> parsed(String text) {
    var parsed = new ArrayList<Expression>();
    for (var one : in(text)) {
      try {
        parsed.add(ExpressionParser.parse(one));
      } catch (MalformedExpression other) {
        // It is another finding.
      }
    }
    return parsed;
  }

  /** All values of contexts that an expression asks for. */
  static List<Reference> references(Expression expression) {
    var found = new ArrayList<Reference>();
    collect(expression, found);
    return found;
  }

  private static void collect(Expression expression, List<Reference> found) {
    if (expression instanceof Reference reference) {
      found.add(reference);
    }
    expression.parts().forEach(part -> collect(part, found));
  }

  /** Shows every scalar below a node. */
  static void scalars(YamlNode node, Consumer<Scalar> to) {
    switch (node) {
      case Scalar scalar -> to.accept(scalar);
      case Sequence list -> list.items().forEach(item -> scalars(item, to));
      case Mapping mapping -> mapping.entries().forEach(entry -> scalars(entry.value(), to));
    }
  }
}
