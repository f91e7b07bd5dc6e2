package io.mindscape.slipway.jobs.nodes;

import io.mindscape.slipway.jobs.Unavailable;
import java.time.Duration;
import java.util.Optional;

/**
 * The time from the hand-over until the node is ready again. That the cluster does not answer
 * meanwhile is nothing unusual: its only API server may stand on this node.
 */
final class Absence {

  private final Site site;
  private final Hold hold;

  Absence(Site site, Hold hold) {
    this.site = site;
    this.hold = hold;
  }

  /**
   * Waits for the node.
   *
   * @param from the boot that it had
   * @return what became of it instead, as in "the node …"; nothing if it is back
   * @throws Unavailable if the cluster does not answer when the time is over
   */
  Optional<String> await(String from) {
    var atFirst = site.leave().left();
    while (true) {
      boolean isOver = atFirst.minus(site.leave().left()).compareTo(limit()) >= 0;
      try {
        if (hold.isBack(from)) {
          return Optional.empty();
        }
        if (hold.isLetIn()) {
          return Optional.of("was not rebooted: " + Hold.LET_IN);
        }
        if (isOver) {
          return Optional.of(notBack(from));
        }
      } catch (Unavailable away) {
        if (isOver) {
          throw away;
        }
      }
      site.leave().pause();
      site.leave().step("another look at the node " + hold.name());
    }
  }

  private Duration limit() {
    return site.care().limits().reboot();
  }

  private String notBack(String from) {
    var limit = Words.of(limit());
    var node = hold.find();
    if (node.isEmpty()) {
      return "went down for its reboot, was taken out of the cluster and has not come back within %s: look whether another node has taken its place"
          .formatted(limit);
    }
    boolean isSame = node.get().isReady() && node.get().status().bootId().equals(from);
    return isSame
        ? "was not rebooted by its agent within %s: look whether the agent runs on it, and waits for the annotation %s"
            .formatted(limit, site.care().handOver().words())
        : "went down for its reboot and was not ready again after %s: look at the machine"
            .formatted(limit);
  }
}
