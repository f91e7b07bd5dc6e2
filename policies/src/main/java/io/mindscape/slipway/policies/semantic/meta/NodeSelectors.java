package io.mindscape.slipway.policies.semantic.meta;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;

/** {@code nodeSelectorTerms}: nodes by their labels, and by their name. */
public final class NodeSelectors {

  private NodeSelectors() {}

  /** A selector that has to be fulfilled. */
  public static void judge(Field selector) {
    var terms = selector.get("nodeSelectorTerms");
    if (terms.size() == 0) {
      terms.required("without a term no node is selected.");
    }
    terms.items().forEach(term -> term(term, true));
  }

  /**
   * One term of a selector.
   *
   * @param strict whether values have to be values of labels, as everywhere but in a preference
   */
  public static void term(Field term, boolean strict) {
    term.get("matchExpressions").items().forEach(each -> expression(each, strict));
    term.get("matchFields").items().forEach(NodeSelectors::field);
  }

  private static void expression(Field expression, boolean strict) {
    var values = expression.get("values");
    var operator = expression.get("operator");
    if (operator.text().equals("Gt") || operator.text().equals("Lt")) {
      if (values.size() != 1) {
        values.required("Gt and Lt compare with one value.");
      }
    } else if (!LabelSelectors.compares(expression)) {
      operator.invalid("it has to be In, NotIn, Exists, DoesNotExist, Gt or Lt.");
    }
    expression.get("key").check(Formats.qualifiedName(expression.get("key").text()));
    if (strict) {
      values.items().forEach(value -> value.check(Formats.labelValue(value.text())));
    }
  }

  private static void field(Field expression) {
    var values = expression.get("values");
    switch (expression.get("operator").text()) {
      case "In", "NotIn" -> {
        if (values.size() != 1) {
          values.required("a field is compared with one value.");
        }
      }
      default -> expression.get("operator").invalid("for a field it has to be In or NotIn.");
    }
    if (expression.get("key").text().equals("metadata.name")) {
      values.items().forEach(value -> value.check(Formats.dnsSubdomain(value.text())));
    } else {
      expression
          .get("key")
          .invalid("the only field of a node that can be asked for is metadata.name.");
    }
  }
}
