package io.mindscape.slipway.jobs.maintenance.dependencies.terraform;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.hcl.Body;
import io.mindscape.slipway.policies.hcl.Body.Block;
import io.mindscape.slipway.policies.hcl.Expression;
import io.mindscape.slipway.policies.hcl.HclFile;
import io.mindscape.slipway.policies.hcl.value.Value;
import io.mindscape.slipway.policies.terraform.Constraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A module or provider where a file asks for it.
 *
 * @param kind {@code module} or {@code provider}
 * @param name as this file calls it
 * @param source where it comes from, as it is written; empty for a provider that does not say
 * @param version the constraint; nothing where there is none
 */
record Written(String kind, String name, Text source, Optional<Text> version) {

  static final String MODULE = "module";
  static final String PROVIDER = "provider";

  /**
   * A text without sequences.
   *
   * @param place where its quote is; where there is no text, of what it would belong to
   */
  record Text(String text, Place place) {}

  Constraint.Of of() {
    return kind.equals(MODULE) ? Constraint.Of.MODULE : Constraint.Of.PROVIDER;
  }

  /** All that a file says in literals, in its order. */
  static List<Written> in(HclFile file) {
    var found = new ArrayList<Written>();
    for (var block : file.body().blocks()) {
      switch (block.type()) {
        case "module" -> module(block).ifPresent(found::add);
        case "terraform" ->
            block
                .body()
                .blocks("required_providers")
                .flatMap(required -> required.body().arguments().stream())
                .map(Written::provider)
                .flatMap(Optional::stream)
                .forEach(found::add);
        default -> {
          // Asks for nothing.
        }
      }
    }
    return found;
  }

  private static Optional<Written> module(Block block) {
    return argument(block.body(), "source")
        .map(
            source ->
                new Written(MODULE, block.label(0), source, argument(block.body(), "version")));
  }

  private static Optional<Text> argument(Body body, String name) {
    var argument = body.argument(name);
    return argument == null ? Optional.empty() : text(argument.value());
  }

  private static Optional<Written> provider(Body.Argument argument) {
    var none = new Text("", argument.place());
    return switch (argument.value()) {
      case Expression.Template template ->
          text(template)
              .map(version -> new Written(PROVIDER, argument.name(), none, Optional.of(version)));
      case Expression.Entries entries ->
          Optional.of(
              new Written(
                  PROVIDER,
                  argument.name(),
                  entry(entries, "source").orElse(none),
                  entry(entries, "version")));
      default -> Optional.empty();
    };
  }

  private static Optional<Text> entry(Expression.Entries entries, String name) {
    return entries.entries().stream()
        .filter(entry -> key(entry.key()).equals(name))
        .flatMap(entry -> text(entry.value()).stream())
        .findFirst();
  }

  private static String key(Expression key) {
    return switch (key) {
      case Expression.Literal(var place, Value.Text(var name)) -> name;
      case Expression.Template template -> text(template).map(Text::text).orElse("");
      default -> "";
    };
  }

  private static Optional<Text> text(Expression value) {
    return Stream.of(value)
        .filter(Expression.Template.class::isInstance)
        .map(Expression.Template.class::cast)
        .flatMap(
            template ->
                Optional.ofNullable(template.literal()).stream()
                    .map(text -> new Text(text, template.place())))
        .findFirst();
  }
}
