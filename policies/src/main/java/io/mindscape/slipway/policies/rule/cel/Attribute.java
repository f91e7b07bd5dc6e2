package io.mindscape.slipway.policies.rule.cel;

import io.mindscape.slipway.policies.rule.cel.value.Fault;
import io.mindscape.slipway.policies.rule.cel.value.Lookup;
import io.mindscape.slipway.policies.rule.cel.value.Maybe;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A variable or a computed value, and the way into it: {@code object.spec.containers[0].image}. */
final class Attribute implements Node {

  private final Root root;
  private final Step[] way;
  private final boolean isTest;
  private final long cost;

  /**
   * An attribute.
   *
   * @param root where the way starts
   * @param way its keys
   * @param isTest whether it only asks if the last key is there
   */
  private Attribute(Root root, Step[] way, boolean isTest) {
    this.root = root;
    this.way = way;
    this.isTest = isTest;
    this.cost = isTest ? 0 : root.cost();
  }

  static Attribute of(Root root) {
    return new Attribute(root, new Step[0], false);
  }

  Attribute plus(Step step) {
    var longer = Arrays.copyOf(way, way.length + 1);
    longer[way.length] = step;
    return new Attribute(root, longer, false);
  }

  Attribute asTest() {
    return new Attribute(root, way, true);
  }

  boolean isTest() {
    return isTest;
  }

  @Override
  public Object eval(Frame frame) {
    frame.charge(cost);
    return resolve(frame);
  }

  /** Its value; only the steps are charged. */
  Object resolve(Frame frame) {
    var value = root.resolve(frame);
    return way.length == 0 ? value : follow(frame, value);
  }

  private Object follow(Frame frame, Object start) {
    var value = start;
    boolean isOptional = false;
    if (value instanceof Maybe maybe) {
      if (maybe.value() == null) {
        return isTest ? false : maybe;
      }
      value = maybe.value();
      isOptional = true;
    }
    int last = way.length - 1;
    for (int at = 0; at <= last; at++) {
      var step = way[at];
      isOptional |= step.isOptional();
      boolean asks = isTest && at == last;
      var key = step.key(frame);
      frame.charge(isOptional && !asks ? 0 : 1);
      var part = Lookup.part(value, key, isOptional || asks);
      if (asks) {
        return part != null;
      }
      if (part == null) {
        return isTest ? false : Maybe.NONE;
      }
      frame.charge(isOptional ? 1 : 0);
      value = part;
    }
    return isOptional ? new Maybe(value) : value;
  }

  /**
   * A key of the way.
   *
   * @param known the key, or null where it is computed
   */
  record Step(@Nullable Object known, @Nullable Key computed, boolean isOptional) {

    static Step known(Object key, boolean isOptional) {
      return new Step(key, null, isOptional);
    }

    static Step computed(Key key, boolean isOptional) {
      return new Step(null, key, isOptional);
    }

    Object key(Frame frame) {
      return known != null ? known : Objects.requireNonNull(computed).of(frame);
    }
  }

  /** How a key comes to its value. */
  interface Key {
    Object of(Frame frame);
  }

  /** Where a way starts. */
  interface Root {

    Object resolve(Frame frame);

    /** What it costs to have the value at the end of the way. */
    default long cost() {
      return 1;
    }
  }

  /** A variable of the policy. */
  record Global(String name) implements Root {
    @Override
    public Object resolve(Frame frame) {
      var value = frame.activation.get(name);
      if (value == null) {
        throw new Fault("no such attribute(s): " + name);
      }
      return value;
    }
  }

  /**
   * A variable of a loop.
   *
   * @param start what it is before the loop gives it a value, for an accumulator
   */
  record Local(int slot, @Nullable Node start) implements Root {
    @Override
    public Object resolve(Frame frame) {
      var value = frame.locals[slot];
      if (value == null && start != null) {
        value = Fold.begin(start, frame);
        frame.locals[slot] = value;
      }
      if (value instanceof Fault fault) {
        throw fault;
      }
      if (value == null) {
        throw new IllegalStateException("a loop's variable is used outside of it");
      }
      return value;
    }
  }

  /** A value that is computed. */
  record Operand(Node node) implements Root {
    @Override
    public Object resolve(Frame frame) {
      return node.eval(frame);
    }
  }

  /** {@code condition ? one : other}; ways in its branches cost their steps alone. */
  record Choice(Node condition, Node one, Node other) implements Root {
    @Override
    public Object resolve(Frame frame) {
      if (condition.eval(frame) instanceof Boolean holds) {
        var branch = holds ? one : other;
        return branch instanceof Attribute attribute && !attribute.isTest()
            ? attribute.resolve(frame)
            : branch.eval(frame);
      }
      throw Fault.noOverload();
    }

    @Override
    public long cost() {
      return 0;
    }
  }
}
