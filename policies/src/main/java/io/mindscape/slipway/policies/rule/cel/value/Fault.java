package io.mindscape.slipway.policies.rule.cel.value;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * An expression that has no value: a missing key, a wrong type, a division by zero. The message is
 * word for word what the API server says. Without a stack trace, as faults are part of how CEL
 * computes: {@code false && fault} is false.
 */
public class Fault extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public Fault(String message) {
    super(message, null, false, false);
  }

  /** The message; never null. */
  public final String text() {
    var message = getMessage();
    return message == null ? "" : message;
  }

  /** No function for such values, without their types: what cel-go's own types say. */
  public static Fault noOverload() {
    return new Fault("no such overload");
  }

  /** No function for such values, with its name alone: what operators say. */
  public static Fault noOverload(String function) {
    return new Fault("no such overload: " + function);
  }

  /** No function for such values, with its name and the types that were given. */
  public static Fault noOverload(String function, Object... args) {
    return new Fault(
        Arrays.stream(args)
            .map(Kinds::name)
            .collect(Collectors.joining(", ", "no such overload: " + function + "(", ")")));
  }
}
