package io.mindscape.slipway.policies.rule.cel;

import java.util.List;
import java.util.Set;

/**
 * A checked expression, with what the type checker found out and evaluation needs, and nothing
 * else. The planner makes nodes of it; {@link TermText} writes it down.
 */
sealed interface Term {

  /**
   * A literal.
   *
   * @param value a value of CEL
   */
  record Constant(Object value) implements Term {}

  /**
   * A variable, of the policy or of a loop.
   *
   * @param isType whether it names a type where no loop has a variable of that name
   */
  record Name(String name, boolean isType) implements Term {}

  /**
   * A field of a value.
   *
   * @param isTest whether it only asks if the field is there
   */
  record Select(Term operand, String field, boolean isTest) implements Term {}

  /**
   * A call of a function, an operator or a macro that is none.
   *
   * @param overload the one that the type checker chose; empty where only the values decide
   * @param args the receiver first
   */
  record Invocation(String function, String overload, List<Term> args) implements Term {
    public Invocation {
      args = List.copyOf(args);
    }
  }

  /**
   * A list that is written out.
   *
   * @param optional the indices of the items that are there only if they have a value
   */
  record Items(List<Term> items, Set<Integer> optional) implements Term {
    public Items {
      items = List.copyOf(items);
      optional = Set.copyOf(optional);
    }
  }

  /** A map that is written out. */
  record Entries(List<Pair> pairs) implements Term {
    public Entries {
      pairs = List.copyOf(pairs);
    }
  }

  /** An entry of a map. */
  record Pair(Term key, Term value, boolean isOptional) {}

  /**
   * A loop, which is what macros become.
   *
   * @param variables the names of its variable, or of its two
   * @param accumulator the name of the value so far
   * @param start the first value so far
   */
  record Loop(
      List<String> variables,
      String accumulator,
      Term range,
      Term start,
      Term condition,
      Term step,
      Term result)
      implements Term {
    public Loop {
      variables = List.copyOf(variables);
    }
  }

  /**
   * What policies cannot have.
   *
   * @param what it is, for a message
   */
  record Other(String what) implements Term {}
}
