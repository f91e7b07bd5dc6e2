package io.mindscape.slipway.policies.terraform;

import io.mindscape.slipway.policies.hcl.Expression;
import io.mindscape.slipway.policies.secrecy.Secrecy;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Tells whether an expression leads to something sensitive: a variable or an output that is
 * declared so, an attribute whose name speaks of a secret, or {@code sensitive(…)}. In doubt it
 * does.
 */
final class Secretive {

  private final Instance instance;

  /** Locals in one another; nobody goes so deep. */
  private static final int DEEPEST = 50;

  private final Map<String, Boolean> locals = new HashMap<>();
  private final Map<String, Boolean> outputs = new HashMap<>();
  private int depth;

  Secretive(Instance instance) {
    this.instance = instance;
  }

  boolean isSecret(Expression expression) {
    boolean[] found = {false};
    Walk.through(
        expression,
        Set.of(),
        (part, bound) -> {
          found[0] |= part instanceof Expression.Call call && call.name().equals("sensitive");
          return !found[0];
        });
    Reference.in(expression, Set.of(), reference -> found[0] |= isSecret(reference));
    return found[0];
  }

  private boolean isSecret(Reference reference) {
    var name = reference.at(1);
    return switch (reference.root()) {
      case "var" -> isSecretVariable(name);
      case "local" -> isSecretLocal(name);
      case "module" -> instance.hasSecretOutput(name, reference.at(2));
      default -> {
        var last = reference.path().get(reference.path().size() - 1);
        yield Secrecy.isSecretField(last) || reference.root().startsWith("random_password");
      }
    };
  }

  boolean isSecretVariable(String name) {
    var block = instance.module().variables().get(name);
    return Secrecy.isSecretField(name)
        || instance.secretInputs().contains(name)
        || (block != null && Literals.isTrue(block.body().argument("sensitive")));
  }

  private boolean isSecretLocal(String name) {
    var known = locals.get(name);
    if (known != null) {
      return known;
    }
    var argument = instance.module().locals().get(name);
    if (depth >= DEEPEST) {
      return true;
    }
    // A local that leads back to itself is no more secret for that.
    locals.put(name, false);
    depth++;
    boolean isSecret =
        Secrecy.isSecretField(name) || (argument != null && isSecret(argument.value()));
    depth--;
    locals.put(name, isSecret);
    return isSecret;
  }

  boolean isSecretOutput(String name) {
    var known = outputs.get(name);
    if (known != null) {
      return known;
    }
    outputs.put(name, false);
    boolean isSecret = isDeclaredOrMadeSecret(name);
    outputs.put(name, isSecret);
    return isSecret;
  }

  private boolean isDeclaredOrMadeSecret(String name) {
    var block = instance.module().outputs().get(name);
    if (block == null) {
      return false;
    }
    var value = block.body().argument("value");
    return Literals.isTrue(block.body().argument("sensitive"))
        || Secrecy.isSecretField(name)
        || (value != null && isSecret(value.value()));
  }
}
