package io.mindscape.slipway.policies.rule.cel;

import io.mindscape.slipway.policies.rule.cel.Attribute.Step;
import io.mindscape.slipway.policies.rule.cel.Literals.EntryLiteral;
import io.mindscape.slipway.policies.rule.cel.Literals.ListLiteral;
import io.mindscape.slipway.policies.rule.cel.Literals.MapLiteral;
import io.mindscape.slipway.policies.rule.cel.Node.Const;
import io.mindscape.slipway.policies.rule.cel.library.Costs;
import io.mindscape.slipway.policies.rule.cel.library.Functions;
import io.mindscape.slipway.policies.rule.cel.value.Fault;
import io.mindscape.slipway.policies.rule.cel.value.TypeName;
import io.mindscape.slipway.policies.rule.cel.value.Uint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns a checked expression into nodes that evaluate it. */
final class Planner {

  private static final Set<String> CONVERSIONS =
      Set.of(
          "bool",
          "bytes",
          "double",
          "duration",
          "dyn",
          "int",
          "string",
          "timestamp",
          "type",
          "uint");

  private final Functions functions;
  private final Map<String, Attribute.Local> scope = new HashMap<>();
  private int slots;

  private Planner(Functions functions) {
    this.functions = functions;
  }

  /**
   * The plan of a whole expression.
   *
   * @throws io.mindscape.slipway.policies.rule.cel.value.Fault if a part of it that is known before
   *     has no value, such as {@code duration('1x')}
   * @throws IllegalArgumentException if there is something in it that policies cannot have
   */
  static Plan plan(Term term, Functions functions) {
    var planner = new Planner(functions);
    var node = planner.plan(term);
    return new Plan(node, planner.slots);
  }

  /**
   * What evaluates an expression.
   *
   * @param slots how many places its loops need
   */
  record Plan(Node node, int slots) {}

  private Node plan(Term term) {
    return switch (term) {
      case Term.Constant(var value) -> new Const(value);
      case Term.Name(var name, var isType) -> name(name, isType);
      case Term.Select(var operand, var field, var isTest) -> {
        var way = way(plan(operand)).plus(Step.known(field, false));
        yield isTest ? way.asTest() : way;
      }
      case Term.Invocation call -> call(call);
      case Term.Items list -> list(list);
      case Term.Entries map -> map(map);
      case Term.Loop loop -> loop(loop);
      case Term.Other other -> throw new IllegalArgumentException(other.what());
    };
  }

  private Node name(String name, boolean isType) {
    var local = scope.get(name);
    if (local != null) {
      return Attribute.of(local);
    }
    return isType ? new Const(new TypeName(name)) : Attribute.of(new Attribute.Global(name));
  }

  private static Attribute way(Node node) {
    return node instanceof Attribute attribute && !attribute.isTest()
        ? attribute
        : Attribute.of(new Attribute.Operand(node));
  }

  private Node call(Term.Invocation call) {
    var args = call.args().stream().map(this::plan).toList();
    return switch (call.function()) {
      case "_&&_" -> new Logic(terms(args, false), false);
      case "_||_" -> new Logic(terms(args, true), true);
      case "_?_:_" -> Attribute.of(new Attribute.Choice(args.get(0), args.get(1), args.get(2)));
      case "_[_]" -> way(args.get(0)).plus(step(args.get(1), false));
      case "_[?_]", "_?._" -> way(args.get(0)).plus(step(args.get(1), true));
      case "@not_strictly_false" -> new Choices.NotFalse(args.get(0));
      case "or" -> new Choices.Or(args.get(0), args.get(1), false);
      case "orValue" -> new Choices.Or(args.get(0), args.get(1), true);
      default -> function(call, args);
    };
  }

  // cel-go sees a && b && c as one operator with three terms.
  private static List<Node> terms(List<Node> args, boolean decisive) {
    var terms = new ArrayList<Node>();
    for (var arg : args) {
      if (arg instanceof Logic logic && logic.decisive() == decisive) {
        terms.addAll(logic.terms());
      } else {
        terms.add(arg);
      }
    }
    return terms;
  }

  private static Step step(Node key, boolean isOptional) {
    if (key instanceof Const(var value)) {
      return Step.known(value, isOptional);
    }
    return Step.computed(
        key instanceof Attribute attribute && !attribute.isTest() ? attribute::resolve : key::eval,
        isOptional);
  }

  private Node function(Term.Invocation call, List<Node> args) {
    var name = call.function();
    var overload = call.overload();
    var node = new Call(functions.named(name, overload), Costs.of(name, overload), args);
    if (overload.equals("in_list") && args.get(1) instanceof Const list) {
      return member(node, args.get(0), (List<?>) list.value());
    }
    if (CONVERSIONS.contains(name) && args.size() == 1 && args.get(0) instanceof Const) {
      return new Const(node.eval(new Frame(variable -> null, 0)));
    }
    return takesKnownRegex(name, args) ? regex(name, overload, args) : node;
  }

  private static Node member(Node node, Node item, List<?> list) {
    if (list.isEmpty()) {
      return new Const(false);
    }
    boolean isPlain =
        list.stream()
            .allMatch(
                value ->
                    value instanceof String
                        || value instanceof Long
                        || value instanceof Boolean
                        || value instanceof Double
                        || value instanceof Uint);
    return isPlain ? Choices.Member.of(item, list) : node;
  }

  private static boolean takesKnownRegex(String name, List<Node> args) {
    boolean takesRegex = name.equals("matches") || name.equals("find") || name.equals("findAll");
    return takesRegex && args.size() > 1 && args.get(1) instanceof Const;
  }

  // cel-go compiles these beforehand, and says less where the text is none.
  private Node regex(String name, String overload, List<Node> args) {
    var function = functions.named(name, overload);
    if (args.get(1) instanceof Const known) {
      functions.named("matches", "").call("", known.value());
    }
    return new Call(
        values -> {
          if (!(values[0] instanceof String)) {
            throw Fault.noOverload();
          }
          return function.call(values);
        },
        Costs.of(name, overload),
        args);
  }

  private Node list(Term.Items list) {
    var items = list.items().stream().map(this::plan).toList();
    var literal = new ListLiteral(items, list.optional());
    return items.stream().allMatch(Const.class::isInstance) ? known(literal) : literal;
  }

  private Node map(Term.Entries map) {
    var entries =
        map.pairs().stream()
            .map(pair -> new EntryLiteral(plan(pair.key()), plan(pair.value()), pair.isOptional()))
            .toList();
    boolean isKnown =
        entries.stream()
            .allMatch(entry -> entry.key() instanceof Const && entry.value() instanceof Const);
    var literal = new MapLiteral(entries);
    return isKnown ? known(literal) : literal;
  }

  private static Const known(Node node) {
    return new Const(node.eval(new Frame(variable -> null, 0)));
  }

  private Node loop(Term.Loop loop) {
    var start = plan(loop.start());
    var range = plan(loop.range());
    var names = loop.variables();
    boolean hasTwo = names.size() == 2;
    int first = slots++;
    int second = hasTwo ? slots++ : -1;
    int accumulator = slots++;
    var shadowedAccumulator = bind(loop.accumulator(), new Attribute.Local(accumulator, start));
    var shadowedFirst = bind(names.getFirst(), new Attribute.Local(first, null));
    var shadowedSecond = hasTwo ? bind(names.getLast(), new Attribute.Local(second, null)) : null;
    var condition = plan(loop.condition());
    var step = plan(loop.step());
    if (hasTwo) {
      restore(names.getLast(), shadowedSecond);
    }
    restore(names.getFirst(), shadowedFirst);
    // The result sees the accumulator, even where a loop's variable has its name.
    bind(loop.accumulator(), new Attribute.Local(accumulator, start));
    var result = plan(loop.result());
    restore(loop.accumulator(), shadowedAccumulator);
    return new Fold(range, accumulator, first, second, condition, step, result);
  }

  private Attribute.@Nullable Local bind(String name, Attribute.Local local) {
    return scope.put(name, local);
  }

  private void restore(String name, Attribute.@Nullable Local local) {
    if (local == null) {
      scope.remove(name);
    } else {
      scope.put(name, local);
    }
  }
}
