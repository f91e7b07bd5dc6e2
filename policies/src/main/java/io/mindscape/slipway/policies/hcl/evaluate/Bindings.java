package io.mindscape.slipway.policies.hcl.evaluate;

import io.mindscape.slipway.policies.hcl.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Names that are bound by a loop, the innermost first; or by what surrounds an expression, as
 * {@code each} and {@code count}.
 */
public final class Bindings {

  private final String name;
  private final Value value;
  private final @Nullable Bindings outer;

  private Bindings(String name, Value value, @Nullable Bindings outer) {
    this.name = name;
    this.value = value;
    this.outer = outer;
  }

  /** No name is bound. */
  public static Bindings none() {
    return new Bindings("", Value.unknown(), null);
  }

  public Bindings with(String another, Value itsValue) {
    return another.isEmpty() ? this : new Bindings(another, itsValue, this);
  }

  @Nullable Value find(String wanted) {
    for (Bindings here = this; here != null; here = here.outer) {
      if (here.name.equals(wanted) && !wanted.isEmpty()) {
        return here.value;
      }
    }
    return null;
  }
}
