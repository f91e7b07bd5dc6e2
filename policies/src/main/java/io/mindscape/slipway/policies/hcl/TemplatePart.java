package io.mindscape.slipway.policies.hcl;

import io.mindscape.slipway.policies.hcl.Expression.For.Intro;
import java.util.List;

/** A part of a template. */
public sealed interface TemplatePart {

  /** Text as it comes out. */
  record Text(String text) implements TemplatePart {}

  /** <code>${…}</code> */
  record Interpolation(Expression expression) implements TemplatePart {}

  /** <code>%{ if … }…%{ else }…%{ endif }</code> */
  record If(Expression condition, List<TemplatePart> yes, List<TemplatePart> no)
      implements TemplatePart {
    public If {
      yes = List.copyOf(yes);
      no = List.copyOf(no);
    }
  }

  /** <code>%{ for … }…%{ endfor }</code> */
  record Loop(Intro intro, List<TemplatePart> parts) implements TemplatePart {
    public Loop {
      parts = List.copyOf(parts);
    }
  }
}
