package io.mindscape.slipway.jobs.promotion;

import io.mindscape.slipway.jobs.git.CommitId;
import java.util.List;

/**
 * The gates of an environment for one pull request, as they stood at one moment.
 *
 * @param head what they were asked for
 * @param approvals who approved that head, and whose approval counts
 * @param all in the order in which they are shown
 */
public record Gates(String environment, CommitId head, Tally approvals, List<Gate> all) {

  public Gates {
    all = List.copyOf(all);
  }

  public boolean allOpen() {
    return closed().isEmpty();
  }

  public List<Gate> closed() {
    return all.stream().filter(gate -> !gate.open()).toList();
  }
}
