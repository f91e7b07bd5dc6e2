package io.mindscape.slipway.jobs.delivery;

import java.util.Set;

/**
 * Which deliveries are asked for.
 *
 * @param states empty for all
 * @param repository empty for all
 * @param subject empty for all
 */
public record Filter(Set<State> states, String repository, String subject) {

  /** All of them. */
  public static final Filter ALL = new Filter(Set.of(), "", "");

  public Filter {
    states = Set.copyOf(states);
  }

  /** Those in one of {@code states}. */
  public static Filter in(State... states) {
    return new Filter(Set.of(states), "", "");
  }
}
