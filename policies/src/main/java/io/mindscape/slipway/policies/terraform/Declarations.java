package io.mindscape.slipway.policies.terraform;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.hcl.Body.Argument;
import io.mindscape.slipway.policies.hcl.Body.Block;
import io.mindscape.slipway.policies.hcl.Expression;
import io.mindscape.slipway.policies.hcl.evaluate.Functions;
import io.mindscape.slipway.policies.schema.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether what a module refers to is declared, and what it declares is used. Of a module that could
 * not be read as a whole, neither is asked.
 */
final class Declarations {

  private static final Set<String> GIVEN =
      Set.of("each", "count", "self", "path", "terraform", "ephemeral", "action", "run");

  /** Blocks that speak of what need not be declared any more, or not here. */
  private static final Set<String> APART = Set.of("moved", "removed", "terraform");

  private final Module module;
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> used = new HashSet<>();

  private Declarations(Module module) {
    this.module = module;
  }

  static List<Finding> judge(Module module) {
    var declarations = new Declarations(module);
    module
        .blocks()
        .filter(block -> !APART.contains(block.type()))
        .forEach(block -> declarations.body(block, Set.of()));
    module.locals().values().forEach(local -> declarations.argument(local, Set.of()));
    if (module.isWhole()) {
      declarations.unused();
    }
    return declarations.findings;
  }

  private void body(Block block, Set<String> bound) {
    for (var argument : block.body().arguments()) {
      if (!isName(block, argument)) {
        argument(argument, bound);
      }
    }
    for (var inner : block.body().blocks()) {
      body(inner, inner.type().equals("dynamic") ? withIterator(inner, bound) : bound);
    }
  }

  /** Whether what stands there is no expression but a name of something else. */
  private static boolean isName(Block block, Argument argument) {
    return switch (argument.name()) {
      case "type" -> block.type().equals("variable");
      case "provider", "providers" -> Set.of("resource", "data", "module").contains(block.type());
      case "ignore_changes" -> block.type().equals("lifecycle");
      case "iterator" -> block.type().equals("dynamic");
      case "to" -> block.type().equals("import");
      default -> false;
    };
  }

  private static Set<String> withIterator(Block dynamic, Set<String> bound) {
    var inner = new HashSet<>(bound);
    inner.add(iterator(dynamic));
    return inner;
  }

  /** What a dynamic block calls the item that it stands for. */
  static String iterator(Block dynamic) {
    var iterator = dynamic.body().argument("iterator");
    return iterator != null && iterator.value() instanceof Expression.Name(var place, var name)
        ? name
        : dynamic.label(0);
  }

  private void argument(Argument argument, Set<String> bound) {
    Walk.through(
        argument.value(),
        bound,
        (part, inner) -> {
          if (part instanceof Expression.Call call) {
            function(call);
          }
          return true;
        });
    Reference.in(argument.value(), bound, this::reference);
  }

  private void function(Expression.Call call) {
    var name = call.name().startsWith("core::") ? call.name().substring(6) : call.name();
    if (name.startsWith("provider::") || Functions.names().contains(name)) {
      return;
    }
    findings.add(
        Rule.UNKNOWN_FUNCTION.at(
            call.place(),
            "There is no function \"%s\".%s"
                .formatted(call.name(), guess(name, Functions.names()))));
  }

  private void reference(Reference reference) {
    switch (reference.root()) {
      case "var" -> {
        used.add(reference.at(1));
        declared(reference, "variable", module.variables().keySet());
      }
      case "local" -> declared(reference, "local", module.locals().keySet());
      case "module" -> declared(reference, "module", module.calls().keySet());
      default -> resource(reference);
    }
  }

  private void declared(Reference reference, String what, Collection<String> names) {
    var name = reference.at(1);
    if (module.isWhole() && !name.isEmpty() && !names.contains(name)) {
      undeclared(reference, what, name, names);
    }
  }

  private void undeclared(Reference reference, String what, String name, Collection<String> names) {
    findings.add(
        Rule.UNDECLARED.at(
            reference.place(),
            "There is no %s \"%s\" in %s.%s"
                .formatted(
                    what,
                    name,
                    module.folder().isEmpty() ? "this folder" : module.folder(),
                    guess(name, names))));
  }

  private static String guess(String name, Collection<String> names) {
    var near = Nearest.to(name, names);
    return near.isEmpty() ? "" : " Did you mean \"%s\"?".formatted(near);
  }

  /** A name with an underscore is a type of resource; others may be what this does not know. */
  private void resource(Reference reference) {
    var address = reference.resource();
    boolean isResource =
        !GIVEN.contains(reference.root())
            && (reference.root().equals("data") || reference.root().contains("_"));
    if (!module.isWhole() || !isResource) {
      return;
    }
    if (!address.isEmpty() && !module.resources().containsKey(address)) {
      var what = reference.root().equals("data") ? "data source" : "resource";
      undeclared(reference, what, address, module.resources().keySet());
    }
  }

  private void unused() {
    module
        .variables()
        .forEach(
            (name, block) -> {
              if (!used.contains(name)) {
                findings.add(
                    Rule.UNUSED_VARIABLE.at(
                        block.place(),
                        "Nothing uses the variable \"%s\". Take it away.".formatted(name)));
              }
            });
  }
}
