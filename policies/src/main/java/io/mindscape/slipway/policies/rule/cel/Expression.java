package io.mindscape.slipway.policies.rule.cel;

import dev.cel.common.types.CelType;
import io.mindscape.slipway.policies.rule.cel.library.Costs;
import io.mindscape.slipway.policies.rule.cel.value.Exhausted;
import io.mindscape.slipway.policies.rule.cel.value.Fault;
import io.mindscape.slipway.policies.rule.cel.value.Undecided;
import org.jspecify.annotations.Nullable;

/** A compiled expression; safe to share. */
public final class Expression {

  private final String text;
  private final CelType type;
  private final Node node;
  private final int slots;

  Expression(String text, CelType type, Node node, int slots) {
    this.text = text;
    this.type = type;
    this.node = node;
    this.slots = slots;
  }

  /** The expression as it is written. */
  public String text() {
    return text;
  }

  CelType type() {
    return type;
  }

  /** Computes it. */
  public Result evaluate(Activation activation) {
    var frame = new Frame(activation, slots);
    try {
      return new Result(node.eval(frame), null, null, frame.cost());
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
