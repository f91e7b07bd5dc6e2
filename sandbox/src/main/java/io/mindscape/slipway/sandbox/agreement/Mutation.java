package io.mindscape.slipway.sandbox.agreement;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** One way to change an object. It draws all its choices from {@code chance}. */
@FunctionalInterface
interface Mutation {

  /** The changed object; empty where the object has nothing that could be changed in this way. */
  Optional<Mutant> of(Subject subject, RandomGenerator chance);

  /**
   * A changed object.
   *
   * @param words what was changed, for the report
   */
  record Mutant(Tree tree, String words) {}
}
