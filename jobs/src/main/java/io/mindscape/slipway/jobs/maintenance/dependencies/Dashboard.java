package io.mindscape.slipway.jobs.maintenance.dependencies;

import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.maintenance.task.Footing;
import java.util.Map;
import java.util.stream.Collectors;

/** The one issue that shows what the repository depends on, and how that stands. */
final class Dashboard {

  static final String LABEL = "slipway:dependencies";

  private static final String TITLE = "Dependencies";

  private final Footing at;
  private final Findings found;
  private final Offers offers;

  Dashboard(Footing at, Findings found, Offers offers) {
    this.at = at;
    this.found = found;
    this.offers = offers;
  }

  /** Brings it up to date; it is opened once there is something to show. */
  void update() {
    var repo = at.turn().repo();
    var discussion = at.systems().forge().discussion();
    var there = discussion.findIssue(repo, LABEL);
    var text = new DashboardText(found, offers, open());
    if (there.isPresent()) {
      discussion.replaceIssue(repo, there.get(), text.body(at.occasion().opening()));
    } else if (!text.isEmpty()) {
      int number = discussion.openIssue(repo, LABEL, TITLE, text.body(at.occasion().opening()));
      at.notes().did("all dependencies are in #" + number);
    }
  }

  /** The pull requests that are open, by their branch. */
  private Map<String, PullRequest> open() {
    return at.systems().forge().pullRequests().open(at.turn().repo()).stream()
        .filter(pull -> !pull.fromFork())
        .collect(Collectors.toMap(PullRequest::headBranch, pull -> pull, (one, other) -> one));
  }
}
