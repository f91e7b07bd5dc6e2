package io.mindscape.slipway.jobs.promotion;

import java.util.List;
import java.util.Optional;

/**
 * The approvals of a head.
 *
 * @param required how many must count
 * @param counting the logins whose approval counts, sorted
 * @param others everyone else who said that they approve, and why it does not count
 */
public record Tally(int required, List<String> counting, List<Uncounted> others) {

  public Tally {
    counting = List.copyOf(counting);
    others = List.copyOf(others);
  }

  public boolean counts(String login) {
    return counting.stream().anyMatch(login::equalsIgnoreCase);
  }

  /** Why what {@code login} said does not count, if it does not. */
  public Optional<String> whyNot(String login) {
    return others.stream()
        .filter(other -> other.login().equalsIgnoreCase(login))
        .map(Uncounted::why)
        .findFirst();
  }

  public boolean enough() {
    return counting.size() >= required;
  }

  /**
   * Somebody whose approval does not count.
   *
   * @param why follows the name in a sentence: {@code asked for this promotion}
   */
  public record Uncounted(String login, String why) {}
}
