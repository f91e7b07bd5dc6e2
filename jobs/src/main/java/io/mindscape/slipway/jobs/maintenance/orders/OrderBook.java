package io.mindscape.slipway.jobs.maintenance.orders;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.policies.window.Opening;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Keeps a page for each opening that was announced, with the orders that are in force in it. All
 * replicas share it. Methods throw {@link io.mindscape.slipway.jobs.Unavailable} when it cannot be
 * reached.
 */
public interface OrderBook {

  /** The page of the opening that the schedule plans for {@code day}. */
  Optional<Page> on(RepoName repo, LocalDate day);

  /** The page whose preview is that issue. */
  Optional<Page> on(RepoName repo, int issue);

  /** The pages that are not closed, by day. */
  List<Page> open(RepoName repo);

  /**
   * Writes a page, a first time or in place of the one that it was made from.
   *
   * @return false if somebody else has written it since: then nothing is written
   */
  boolean write(Page page);

  /**
   * A page.
   *
   * @param day on which the schedule plans to open, in its zone: no freeze moves that
   * @param version how often it was written; 0 for a new one
   */
  record Page(RepoName repo, LocalDate day, Preview preview, Orders orders, int version) {

    /** The same with other orders. */
    public Page with(Orders others) {
      return new Page(repo, day, preview, others, version);
    }

    /** The same with another preview. */
    public Page with(Preview other) {
      return new Page(repo, day, other, orders, version);
    }
  }

  /**
   * What announces an opening.
   *
   * @param issue its number
   * @param opening as it was last known
   * @param closed whether nothing can be ordered any more
   */
  record Preview(int issue, Opening opening, boolean closed) {}
}
