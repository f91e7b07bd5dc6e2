package io.mindscape.slipway.policies.rule.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.TypeType;
import io.mindscape.slipway.policies.rule.cel.value.Bytes;
import io.mindscape.slipway.policies.rule.cel.value.Nothing;
import io.mindscape.slipway.policies.rule.cel.value.Uint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** Takes from a tree of the CEL library what evaluation needs. */
final class Terms {

  private final CelAbstractSyntaxTree ast;

  private Terms(CelAbstractSyntaxTree ast) {
    this.ast = ast;
  }

  static Term of(CelAbstractSyntaxTree ast) {
    return new Terms(ast).term(ast.getExpr());
  }

  private Term term(CelExpr expr) {
    return switch (expr.getKind()) {
      case CONSTANT -> constant(expr.constant());
      case IDENT -> name(expr, expr.ident().name());
      case SELECT -> select(expr);
      case CALL -> call(expr);
      case LIST ->
          new Term.Items(
              terms(expr.list().elements()), new HashSet<>(expr.list().optionalIndices()));
      case MAP ->
          new Term.Entries(
              expr.map().entries().stream()
                  .map(
                      entry ->
                          new Term.Pair(
                              term(entry.key()), term(entry.value()), entry.optionalEntry()))
                  .toList());
      case COMPREHENSION -> loop(expr.comprehension());
      case STRUCT, NOT_SET -> new Term.Other("an expression of the kind " + expr.getKind());
    };
  }

  private List<Term> terms(List<CelExpr> exprs) {
    return exprs.stream().map(this::term).toList();
  }

  private static Term constant(CelConstant constant) {
    return switch (constant.getKind()) {
      case NULL_VALUE -> new Term.Constant(Nothing.NULL);
      case BOOLEAN_VALUE -> new Term.Constant(constant.booleanValue());
      case INT64_VALUE -> new Term.Constant(constant.int64Value());
      case UINT64_VALUE -> new Term.Constant(new Uint(constant.uint64Value().longValue()));
      case DOUBLE_VALUE -> new Term.Constant(constant.doubleValue());
      case STRING_VALUE -> new Term.Constant(constant.stringValue());
      case BYTES_VALUE -> new Term.Constant(new Bytes(constant.bytesValue().toByteArray()));
      default -> new Term.Other("a constant " + constant.getKind());
    };
  }

  private Term name(CelExpr expr, String name) {
    return new Term.Name(name, ast.getType(expr.id()).orElse(null) instanceof TypeType);
  }

  private Term select(CelExpr expr) {
    var reference = ast.getReference(expr.id());
    if (reference.isPresent()) {
      return name(expr, reference.get().name());
    }
    var select = expr.select();
    return new Term.Select(term(select.operand()), select.field(), select.testOnly());
  }

  private Term call(CelExpr expr) {
    var call = expr.call();
    var args = new ArrayList<Term>();
    call.target().ifPresent(target -> args.add(term(target)));
    call.args().forEach(arg -> args.add(term(arg)));
    var overloads = ast.getReference(expr.id()).map(found -> found.overloadIds()).orElse(null);
    var overload = overloads != null && overloads.size() == 1 ? overloads.getFirst() : "";
    return new Term.Invocation(call.function(), overload, args);
  }

  private Term loop(CelExpr.CelComprehension loop) {
    return new Term.Loop(
        loop.iterVar2().isEmpty()
            ? List.of(loop.iterVar())
            : List.of(loop.iterVar(), loop.iterVar2()),
        loop.accuVar(),
        term(loop.iterRange()),
        term(loop.accuInit()),
        term(loop.loopCondition()),
        term(loop.loopStep()),
        term(loop.result()));
  }
}
