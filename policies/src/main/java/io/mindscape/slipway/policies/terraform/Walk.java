package io.mindscape.slipway.policies.terraform;

import io.mindscape.slipway.policies.hcl.Expression;
import io.mindscape.slipway.policies.hcl.Expression.For.Intro;
import io.mindscape.slipway.policies.hcl.TemplatePart;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Goes through an expression and all that is in it, and knows which names are bound where. */
final class Walk {

  private final Visitor visitor;

  private Walk(Visitor visitor) {
    this.visitor = visitor;
  }

  /** Sees expressions. */
  interface Visitor {
    /**
     * @param bound the names that loops around it bind
     * @return whether to go on with what is in it
     */
    boolean visit(Expression expression, Set<String> bound);
  }

  static void through(Expression expression, Set<String> bound, Visitor visitor) {
    new Walk(visitor).walk(expression, bound);
  }

  private void walk(Expression expression, Set<String> bound) {
    if (!visitor.visit(expression, bound)) {
      return;
    }
    switch (expression) {
      case Expression.Literal literal -> {}
      case Expression.Name name -> {}
      case Expression.Item item -> {}
      case Expression.Template template -> parts(template.parts(), bound);
      case Expression.Attribute attribute -> walk(attribute.of(), bound);
      case Expression.Index index -> {
        walk(index.of(), bound);
        walk(index.key(), bound);
      }
      case Expression.Splat splat -> {
        walk(splat.of(), bound);
        walk(splat.each(), bound);
      }
      case Expression.Call call -> call.arguments().forEach(one -> walk(one, bound));
      case Expression.Tuple tuple -> tuple.items().forEach(one -> walk(one, bound));
      case Expression.Entries entries ->
          entries
              .entries()
              .forEach(
                  entry -> {
                    walk(entry.key(), bound);
                    walk(entry.value(), bound);
                  });
      case Expression.For loop -> loop(loop, bound);
      case Expression.Unary unary -> walk(unary.operand(), bound);
      case Expression.Binary binary -> {
        walk(binary.left(), bound);
        walk(binary.right(), bound);
      }
      case Expression.Conditional conditional -> {
        walk(conditional.condition(), bound);
        walk(conditional.yes(), bound);
        walk(conditional.no(), bound);
      }
      case Expression.Parentheses parentheses -> walk(parentheses.inner(), bound);
    }
  }

  private void loop(Expression.For loop, Set<String> bound) {
    walk(loop.intro().collection(), bound);
    var inner = with(loop.intro(), bound);
    var key = loop.body().key();
    if (key != null) {
      walk(key, inner);
    }
    walk(loop.body().value(), inner);
    var condition = loop.body().condition();
    if (condition != null) {
      walk(condition, inner);
    }
  }

  private static Set<String> with(Intro intro, Set<String> bound) {
    var inner = new HashSet<>(bound);
    inner.add(intro.key());
    inner.add(intro.value());
    return inner;
  }

  private void parts(List<TemplatePart> parts, Set<String> bound) {
    for (var part : parts) {
      switch (part) {
        case TemplatePart.Text text -> {}
        case TemplatePart.Interpolation(var inner) -> walk(inner, bound);
        case TemplatePart.If(var condition, var yes, var no) -> {
          walk(condition, bound);
          parts(yes, bound);
          parts(no, bound);
        }
        case TemplatePart.Loop(var intro, var inner) -> {
          walk(intro.collection(), bound);
          parts(inner, with(intro, bound));
        }
      }
    }
  }
}
