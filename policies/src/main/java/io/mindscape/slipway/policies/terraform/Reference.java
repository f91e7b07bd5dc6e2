package io.mindscape.slipway.policies.terraform;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.hcl.Expression;
import io.mindscape.slipway.policies.hcl.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A name in an expression and what is taken of it.
 *
 * @param path such as {@code [var, region]}, {@code [data, aws_ami, linux, id]}; up to the first
 *     index whose key is no text
 */
record Reference(Place place, List<String> path) {

  /** What a module of Terraform may refer to without declaring it. */
  private static final Set<String> GIVEN =
      Set.of("each", "count", "self", "path", "terraform", "ephemeral", "action", "run");

  String root() {
    return path.get(0);
  }

  /** A part of the path; empty past its end. */
  String at(int index) {
    return index < path.size() ? path.get(index) : "";
  }

  /**
   * The address of a resource or data source that it speaks of; empty where it is another thing.
   */
  String resource() {
    if (root().equals("data")) {
      return path.size() < 3 ? "" : "data.%s.%s".formatted(at(1), at(2));
    }
    boolean isOther = Set.of("var", "local", "module").contains(root()) || GIVEN.contains(root());
    return isOther || path.size() < 2 ? "" : "%s.%s".formatted(root(), at(1));
  }

  /** Hands over each reference in an expression, except those to names that are bound. */
  static void in(Expression expression, Set<String> bound, Consumer<Reference> found) {
    Walk.through(
        expression,
        bound,
        (part, inner) -> {
          var path = new ArrayList<String>();
          var base = base(part, path);
          if (base == null) {
            return true;
          }
          path.add(base.name());
          Collections.reverse(path);
          if (!inner.contains(base.name())) {
            found.accept(new Reference(base.place(), path));
          }
          keys(part, inner, found);
          return false;
        });
  }

  /** What stands in brackets along the way has references of its own. */
  private static void keys(Expression part, Set<String> bound, Consumer<Reference> found) {
    Expression here = part;
    while (true) {
      switch (here) {
        case Expression.Attribute attribute -> here = attribute.of();
        case Expression.Index index -> {
          in(index.key(), bound, found);
          here = index.of();
        }
        default -> {
          return;
        }
      }
    }
  }

  /** The name that a traversal begins with, and its path backwards. */
  private static Expression.@Nullable Name base(Expression part, List<String> path) {
    Expression here = part;
    while (true) {
      switch (here) {
        case Expression.Name name -> {
          return name;
        }
        case Expression.Attribute attribute -> {
          path.add(attribute.name());
          here = attribute.of();
        }
        case Expression.Index index -> {
          var key = literal(index.key());
          if (key == null) {
            path.clear();
          } else {
            path.add(key);
          }
          here = index.of();
        }
        default -> {
          return null;
        }
      }
    }
  }

  private static @Nullable String literal(Expression key) {
    return switch (key) {
      case Expression.Template template -> template.literal();
      case Expression.Literal(var place, Value.Text(var text)) -> text;
      default -> null;
    };
  }
}
