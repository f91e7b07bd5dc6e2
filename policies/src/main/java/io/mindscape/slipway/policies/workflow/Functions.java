package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.workflow.Expression.Call;
import io.mindscape.slipway.policies.workflow.Value.Exactly;
import io.mindscape.slipway.policies.workflow.Value.OneOf;
import io.mindscape.slipway.policies.workflow.Value.Text;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** GitHub's functions. */
final class Functions {

  /** How many arguments each takes: at least, at most. */
  static final Map<String, List<Integer>> ARGUMENTS =
      Map.ofEntries(
          Map.entry("contains", List.of(2, 2)),
          Map.entry("startswith", List.of(2, 2)),
          Map.entry("endswith", List.of(2, 2)),
          Map.entry("format", List.of(1, 99)),
          Map.entry("join", List.of(1, 2)),
          Map.entry("tojson", List.of(1, 1)),
          Map.entry("fromjson", List.of(1, 1)),
          Map.entry("hashfiles", List.of(1, 99)),
          Map.entry("case", List.of(3, 99)),
          Map.entry("success", List.of(0, 99)),
          Map.entry("failure", List.of(0, 99)),
          Map.entry("always", List.of(0, 0)),
          Map.entry("cancelled", List.of(0, 0)));

  /** As people write them. */
  static final List<String> WRITTEN =
      List.of(
          "contains",
          "startsWith",
          "endsWith",
          "format",
          "join",
          "toJSON",
          "fromJSON",
          "hashFiles",
          "case",
          "success",
          "failure",
          "always",
          "cancelled");

  /** Those that ask how it went before; a condition without one asks for success by itself. */
  static final Set<String> STATUS = Set.of("success", "failure", "always", "cancelled");

  private Functions() {}

  static Value call(Call call, Evaluation evaluation) {
    var arguments = call.arguments().stream().map(evaluation::of).toList();
    return switch (call.name()) {
      case "always" -> Value.of(true);
      case "success" -> Evaluation.truth(evaluation.facts().success());
      case "contains", "startswith", "endswith" ->
          arguments.size() == 2
              ? Evaluation.truth(search(call.name(), arguments.get(0), arguments.get(1)))
              : Values.UNKNOWN;
      case "format" -> format(arguments);
      case "fromjson" -> arguments.size() == 1 ? fromJson(arguments.get(0)) : Values.UNKNOWN;
      default -> Values.UNKNOWN;
    };
  }

  private static Truth search(String function, Value in, Value what) {
    if (in instanceof OneOf(var values)) {
      return Coercion.each(values, one -> search(function, one, what));
    }
    if (what instanceof OneOf(var values)) {
      return Coercion.each(values, one -> search(function, in, one));
    }
    if (in instanceof Exactly(List<?> list) && function.equals("contains")) {
      return among(list, what);
    }
    if (!(what instanceof Exactly(var wanted)) || wanted instanceof List) {
      return Truth.UNKNOWN;
    }
    var part = Coercion.lower(Coercion.text(wanted));
    return switch (in) {
      case Exactly(var text) when !(text instanceof List) ->
          Truth.of(holds(function, Coercion.lower(Coercion.text(text)), part));
      case Text text -> partly(function, text, part);
      default -> Truth.UNKNOWN;
    };
  }

  private static Truth among(List<?> list, Value what) {
    var truth = Truth.FALSE;
    for (var item : list) {
      truth = truth.or(Coercion.equal(Value.of(item), what));
    }
    return truth;
  }

  private static boolean holds(String function, String text, String part) {
    return switch (function) {
      case "startswith" -> text.startsWith(part);
      case "endswith" -> text.endsWith(part);
      default -> text.contains(part);
    };
  }

  /**
   * A text of which the ends are known holds what these hold; what contradicts them it does not.
   */
  private static Truth partly(String function, Text text, String part) {
    var head = Coercion.lower(text.head());
    var tail = Coercion.lower(text.tail());
    return switch (function) {
      case "startswith" -> {
        boolean mayBe = part.startsWith(head) || head.startsWith(part);
        yield head.startsWith(part) ? Truth.TRUE : mayBe ? Truth.UNKNOWN : Truth.FALSE;
      }
      case "endswith" -> {
        boolean mayBe = part.endsWith(tail) || tail.endsWith(part);
        yield tail.endsWith(part) ? Truth.TRUE : mayBe ? Truth.UNKNOWN : Truth.FALSE;
      }
      default -> head.contains(part) || tail.contains(part) ? Truth.TRUE : Truth.UNKNOWN;
    };
  }

  private static Value format(List<Value> arguments) {
    var texts = new ArrayList<String>();
    for (var argument : arguments) {
      if (!(argument instanceof Exactly(var value)) || value instanceof List) {
        return Values.UNKNOWN;
      }
      texts.add(Coercion.text(value));
    }
    boolean hasBraces = texts.stream().skip(1).anyMatch(text -> text.contains("{"));
    if (hasBraces || texts.getFirst().contains("{{") || texts.getFirst().contains("}}")) {
      return Values.UNKNOWN;
    }
    var text = texts.getFirst();
    for (int number = texts.size() - 1; number > 0; number--) {
      text = text.replace("{" + (number - 1) + "}", texts.get(number));
    }
    return text.length() > 10_000 ? Values.UNKNOWN : Value.of(text);
  }

  private static Value fromJson(Value argument) {
    if (!(argument instanceof Exactly(String text)) || text.isBlank()) {
      return Values.UNKNOWN;
    }
    var file = new SourceFile("fromJSON", text.getBytes(StandardCharsets.UTF_8));
    var read = YamlReader.read(file);
    return read.findings().isEmpty() && read.documents().size() == 1
        ? json(read.documents().getFirst())
        : Values.UNKNOWN;
  }

  private static Value json(YamlNode node) {
    return switch (node) {
      case Scalar scalar -> Value.of(plain(scalar));
      case Sequence list when list.items().stream().allMatch(Scalar.class::isInstance) -> {
        var items = new ArrayList<@Nullable Object>();
        list.items().forEach(item -> items.add(plain((Scalar) item)));
        yield Value.of(items);
      }
      default -> Values.UNKNOWN;
    };
  }

  /** A scalar as an expression has it. */
  static @Nullable Object plain(Scalar scalar) {
    return switch (scalar.value()) {
      case null -> null;
      case Long number -> (double) number;
      // GitHub reads YAML 1.2, in which yes is a word.
      case Boolean bool -> scalar.text().matches("(?i)true|false") ? bool : scalar.text();
      case Object other -> other;
    };
  }
}
