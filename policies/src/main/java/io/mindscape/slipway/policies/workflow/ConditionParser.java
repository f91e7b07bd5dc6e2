package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.workflow.Condition.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads GitHub's expressions, as far as they speak of events and refs. */
final class ConditionParser {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:('(?:[^']++|'')*+')|(&&|\\|\\||==|!=|<=|>=|[!()<>,\\[\\]])|([A-Za-z_][A-Za-z0-9_.*-]*|-?[0-9][0-9.]*))");

  /** Longer conditions nobody writes, and the parser goes as deep as they do. */
  private static final int MOST_TOKENS = 1000;

  private final List<String> tokens;
  private int at;

  private ConditionParser(List<String> tokens) {
    this.tokens = tokens;
  }

  /** The condition, or nothing where the text is not understood as a whole. */
  static Optional<Condition> parse(String text) {
    var tokens = new ArrayList<String>();
    var matcher = TOKEN.matcher(text);
    while (tokens.size() < MOST_TOKENS && matcher.lookingAt()) {
      tokens.add(matcher.group().strip());
      matcher.region(matcher.end(), text.length());
    }
    if (!text.substring(matcher.regionStart()).isBlank()) {
      return Optional.empty();
    }
    var parser = new ConditionParser(tokens);
    var condition = parser.either();
    return parser.at == tokens.size() ? Optional.of(condition) : Optional.empty();
  }

  private Condition either() {
    var condition = both();
    while (take("||")) {
      condition = new Condition.Or(condition, both());
    }
    return condition;
  }

  private Condition both() {
    var condition = one();
    while (take("&&")) {
      condition = new Condition.And(condition, one());
    }
    return condition;
  }

  private Condition one() {
    if (take("!")) {
      return new Condition.Not(one());
    }
    if (take("(")) {
      var inner = either();
      return take(")") ? inner : new Condition.Unknown();
    }
    return comparison();
  }

  private Condition comparison() {
    if (at + 1 < tokens.size() && tokens.get(at + 1).equals("(")) {
      return call();
    }
    var left = value();
    if (take("==")) {
      return new Condition.Same(left, value());
    }
    if (take("!=")) {
      return new Condition.Not(new Condition.Same(left, value()));
    }
    return switch (left) {
      case Value.Context(var name) when name.equals("true") -> new Condition.Literal(true);
      case Value.Context(var name) when name.equals("false") -> new Condition.Literal(false);
      default -> new Condition.Unknown();
    };
  }

  private Condition call() {
    var name = next().toLowerCase(Locale.ROOT);
    take("(");
    var arguments = new ArrayList<Value>();
    int start = at;
    while (at < tokens.size() && !tokens.get(at).equals(")")) {
      arguments.add(value());
      if (!take(",") && at < tokens.size() && !tokens.get(at).equals(")")) {
        return skipTo(start);
      }
    }
    take(")");
    boolean search =
        List.of("startswith", "endswith", "contains").contains(name) && arguments.size() == 2;
    return search
        ? new Condition.Search(name, arguments.get(0), arguments.get(1))
        : name.equals("always") ? new Condition.Literal(true) : new Condition.Unknown();
  }

  /** Steps over a call whose arguments are more than we read. */
  private Condition skipTo(int start) {
    int depth = 1;
    for (at = start; at < tokens.size() && depth > 0; at++) {
      depth += tokens.get(at).equals("(") ? 1 : tokens.get(at).equals(")") ? -1 : 0;
    }
    return new Condition.Unknown();
  }

  private Value value() {
    var token = next();
    if (token.startsWith("'")) {
      return new Value.Text(token.substring(1, token.length() - 1).replace("''", "'"));
    }
    return new Value.Context(token.toLowerCase(Locale.ROOT));
  }

  private String next() {
    return at < tokens.size() ? tokens.get(at++) : "";
  }

  private boolean take(String token) {
    if (at < tokens.size() && tokens.get(at).equals(token)) {
      at++;
      return true;
    }
    return false;
  }
}
