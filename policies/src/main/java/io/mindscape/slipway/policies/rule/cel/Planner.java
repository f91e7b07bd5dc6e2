package io.mindscape.slipway.policies.rule.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.ast.CelExpr.CelCall;
import dev.cel.common.types.TypeType;
import io.mindscape.slipway.policies.rule.cel.Attribute.Step;
import io.mindscape.slipway.policies.rule.cel.Literals.EntryLiteral;
import io.mindscape.slipway.policies.rule.cel.Literals.ListLiteral;
import io.mindscape.slipway.policies.rule.cel.Literals.MapLiteral;
import io.mindscape.slipway.policies.rule.cel.Node.Const;
import io.mindscape.slipway.policies.rule.cel.library.Functions;
import io.mindscape.slipway.policies.rule.cel.value.Bytes;
import io.mindscape.slipway.policies.rule.cel.value.Fault;
import io.mindscape.slipway.policies.rule.cel.value.Nothing;
import io.mindscape.slipway.policies.rule.cel.value.TypeName;
import io.mindscape.slipway.policies.rule.cel.value.Uint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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

  private final CelAbstractSyntaxTree ast;
  private final Functions functions;
  private final Map<String, Attribute.Local> scope = new HashMap<>();
  private int slots;

  Planner(CelAbstractSyntaxTree ast, Functions functions) {
    this.ast = ast;
    this.functions = functions;
  }

  /**
   * The plan of the whole expression.
   *
   * @throws io.mindscape.slipway.policies.rule.cel.value.Fault if a part of it that is known before
   *     has no value, such as {@code duration('1x')}
   */
  Node plan() {
    return plan(ast.getExpr());
  }

  /** How many places its loops need. */
  int slots() {
    return slots;
  }

  private Node plan(CelExpr expr) {
    return switch (expr.getKind()) {
      case CONSTANT -> new Const(constant(expr.constant()));
      case IDENT -> ident(expr, expr.ident().name());
      case SELECT -> select(expr);
      case CALL -> call(expr);
      case LIST -> list(expr.list());
      case MAP -> map(expr.map());
      case COMPREHENSION -> loop(expr.comprehension());
      case STRUCT, NOT_SET ->
          throw new IllegalArgumentException("an expression of the kind " + expr.getKind());
    };
  }

  private static Object constant(CelConstant constant) {
    return switch (constant.getKind()) {
      case NULL_VALUE -> Nothing.NULL;
      case BOOLEAN_VALUE -> constant.booleanValue();
      case INT64_VALUE -> constant.int64Value();
      case UINT64_VALUE -> new Uint(constant.uint64Value().longValue());
      case DOUBLE_VALUE -> constant.doubleValue();
      case STRING_VALUE -> constant.stringValue();
      case BYTES_VALUE -> new Bytes(constant.bytesValue().toByteArray());
      default -> throw new IllegalArgumentException("a constant " + constant.getKind());
    };
  }

  private Node ident(CelExpr expr, String name) {
    var local = scope.get(name);
    if (local != null) {
      return Attribute.of(local);
    }
    boolean isType = ast.getType(expr.id()).orElse(null) instanceof TypeType;
    return isType ? new Const(new TypeName(name)) : Attribute.of(new Attribute.Global(name));
  }

  private Node select(CelExpr expr) {
    var reference = ast.getReference(expr.id());
    if (reference.isPresent()) {
      return ident(expr, reference.get().name());
    }
    var select = expr.select();
    var name = select.field();
    var way = way(plan(select.operand())).plus(new Step(frame -> name, false));
    return select.testOnly() ? way.asTest() : way;
  }

  private static Attribute way(Node node) {
    return node instanceof Attribute attribute && !attribute.isTest()
        ? attribute
        : Attribute.of(new Attribute.Operand(node));
  }

  private Node call(CelExpr expr) {
    var call = expr.call();
    var args = new ArrayList<Node>();
    call.target().ifPresent(target -> args.add(plan(target)));
    call.args().forEach(arg -> args.add(plan(arg)));
    return switch (call.function()) {
      case "_&&_" -> new Logic(terms(args, false), false);
      case "_||_" -> new Logic(terms(args, true), true);
      case "_?_:_" -> Attribute.of(new Attribute.Choice(args.get(0), args.get(1), args.get(2)));
      case "_[_]" -> way(args.get(0)).plus(new Step(key(args.get(1)), false));
      case "_[?_]", "_?._" -> way(args.get(0)).plus(new Step(key(args.get(1)), true));
      case "@not_strictly_false" -> new Choices.NotFalse(args.get(0));
      case "or" -> new Choices.Or(args.get(0), args.get(1), false);
      case "orValue" -> new Choices.Or(args.get(0), args.get(1), true);
      default -> function(expr, call, args);
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

  private static Attribute.Key key(Node node) {
    if (node instanceof Const known) {
      var value = known.value();
      return frame -> value;
    }
    return node instanceof Attribute attribute && !attribute.isTest()
        ? attribute::resolve
        : node::eval;
  }

  private Node function(CelExpr expr, CelCall call, List<Node> args) {
    var reference = ast.getReference(expr.id());
    var overloads = reference.map(found -> found.overloadIds()).orElse(null);
    var overload = overloads != null && overloads.size() == 1 ? overloads.getFirst() : "";
    var name = call.function();
    var node = new Call(name, overload, functions.named(name, overload), args);
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
    return isPlain ? new Choices.Member(item, list) : node;
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
        name,
        overload,
        values -> {
          if (!(values[0] instanceof String)) {
            throw Fault.noOverload();
          }
          return function.call(values);
        },
        args);
  }

  private Node list(CelExpr.CelList list) {
    var items = list.elements().stream().map(this::plan).toList();
    var literal = new ListLiteral(items, new HashSet<>(list.optionalIndices()));
    return items.stream().allMatch(Const.class::isInstance) ? known(literal) : literal;
  }

  private Node map(CelExpr.CelMap map) {
    var entries =
        map.entries().stream()
            .map(
                entry ->
                    new EntryLiteral(plan(entry.key()), plan(entry.value()), entry.optionalEntry()))
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

  private Node loop(CelExpr.CelComprehension loop) {
    var start = plan(loop.accuInit());
    var range = plan(loop.iterRange());
    boolean hasTwo = !loop.iterVar2().isEmpty();
    int first = slots++;
    int second = hasTwo ? slots++ : -1;
    int accumulator = slots++;
    var shadowedAccumulator = bind(loop.accuVar(), new Attribute.Local(accumulator, start));
    var shadowedFirst = bind(loop.iterVar(), new Attribute.Local(first, null));
    var shadowedSecond = hasTwo ? bind(loop.iterVar2(), new Attribute.Local(second, null)) : null;
    var condition = plan(loop.loopCondition());
    var step = plan(loop.loopStep());
    if (hasTwo) {
      restore(loop.iterVar2(), shadowedSecond);
    }
    restore(loop.iterVar(), shadowedFirst);
    // The result sees the accumulator, even where a loop's variable has its name.
    bind(loop.accuVar(), new Attribute.Local(accumulator, start));
    var result = plan(loop.result());
    restore(loop.accuVar(), shadowedAccumulator);
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
