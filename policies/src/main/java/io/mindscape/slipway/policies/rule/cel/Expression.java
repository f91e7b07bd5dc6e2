package io.mindscape.slipway.policies.rule.cel;

import io.mindscape.slipway.policies.rule.cel.Planner.Plan;
import io.mindscape.slipway.policies.rule.cel.library.Costs;
import io.mindscape.slipway.policies.rule.cel.value.Exhausted;
import io.mindscape.slipway.policies.rule.cel.value.Fault;
import io.mindscape.slipway.policies.rule.cel.value.Undecided;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A compiled expression; safe to share. */
public final class Expression {

  private final String text;
  private final String type;
  private final Supplier<Plan> source;
  private volatile @Nullable Plan plan;

  private Expression(String text, String type, Supplier<Plan> source) {
    this.text = text;
    this.type = type;
    this.source = source;
  }

  /**
   * An expression.
   *
   * @param type of its value, as {@link TypeText} has it
   * @param plan is asked when it is evaluated first, perhaps by several threads
   */
  static Expression of(String text, String type, Supplier<Plan> plan) {
    return new Expression(text, type, plan);
  }

  /** The expression as it is written. */
  public String text() {
    return text;
  }

  String type() {
    return type;
  }

  private Plan plan() {
    var known = plan;
    if (known == null) {
      known = source.get();
      plan = known;
    }
    return known;
  }

  /** Computes it. */
  public Result evaluate(Activation activation) {
    var plan = plan();
    var frame = new Frame(activation, plan.slots());
    try {
      return new Result(plan.node().eval(frame), null, null, frame.cost());
    } catch (Undecided e) {
      return new Result(null, null, e.text(), frame.cost());
    } catch (Fault e) {
      return new Result(null, e.text(), null, frame.cost());
    } catch (Exhausted e) {
      return new Result(null, e.getMessage(), null, Costs.PER_CALL + 1);
    } catch (StackOverflowError e) {
      return new Result(null, "internal error: the value is nested too deeply", null, frame.cost());
    }
  }

  /**
   * What came of it: one of value, fault and undecided is there.
   *
   * @param value its value
   * @param fault why it has none, in cel-go's words
   * @param undecided why it cannot be known without a cluster
   * @param cost what it cost, in the API server's units
   */
  public record Result(
      @Nullable Object value, @Nullable String fault, @Nullable String undecided, long cost) {}
}
