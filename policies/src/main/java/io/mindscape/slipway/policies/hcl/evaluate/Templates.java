package io.mindscape.slipway.policies.hcl.evaluate;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.hcl.Expression;
import io.mindscape.slipway.policies.hcl.TemplatePart;
import io.mindscape.slipway.policies.hcl.value.Value;
import java.util.List;

/** Puts texts together. */
final class Templates {

  private final Evaluator evaluator;
  private final StringBuilder text = new StringBuilder();

  Templates(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  Value value(Expression.Template template, Bindings bindings) {
    if (template.isWrapped()
        && template.parts().get(0) instanceof TemplatePart.Interpolation(var inner)) {
      return evaluator.value(inner, bindings);
    }
    boolean isKnown = append(template.parts(), bindings);
    return isKnown ? Value.of(text.toString()) : Value.unknown();
  }

  /** Whether all of it is known. */
  private boolean append(List<TemplatePart> parts, Bindings bindings) {
    boolean isKnown = true;
    for (var part : parts) {
      // All of them are looked at, for what is wrong with them.
      isKnown &=
          switch (part) {
            case TemplatePart.Text(var literal) -> append(literal);
            case TemplatePart.Interpolation(var inner) ->
                append(evaluator.value(inner, bindings), inner.place());
            case TemplatePart.If branch -> append(branch, bindings);
            case TemplatePart.Loop loop -> append(loop, bindings);
          };
    }
    return isKnown;
  }

  private boolean append(String literal) {
    if (text.length() > Budget.LARGEST || !evaluator.budget().allows(literal.length())) {
      return false;
    }
    text.append(literal);
    return true;
  }

  private boolean append(Value value, Place place) {
    if (value.isUnknown()) {
      return false;
    }
    return append(
        Conversions.text(value)
            .orElseThrow(
                () ->
                    new Fault(
                        place,
                        value.isNull()
                            ? "This is null, which has no text."
                            : "This is no single value, and has no text.")));
  }

  private boolean append(TemplatePart.If branch, Bindings bindings) {
    var condition = evaluator.value(branch.condition(), bindings);
    if (condition.isUnknown()) {
      return false;
    }
    boolean isTrue = Operations.truth(condition, branch.condition().place());
    return append(isTrue ? branch.yes() : branch.no(), bindings);
  }

  private boolean append(TemplatePart.Loop loop, Bindings bindings) {
    var steps = new Loops(evaluator).steps(loop.intro(), bindings);
    if (steps == null) {
      return false;
    }
    boolean isKnown = true;
    for (var step : steps) {
      isKnown &= append(loop.parts(), Loops.bind(loop.intro(), step, bindings));
    }
    return isKnown;
  }
}
