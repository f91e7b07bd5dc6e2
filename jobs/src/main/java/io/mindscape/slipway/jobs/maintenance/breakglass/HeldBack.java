package io.mindscape.slipway.jobs.maintenance.breakglass;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.guard.Bars;
import io.mindscape.slipway.jobs.maintenance.guard.StopWork.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What stands against a run outside the window: somebody who stopped it, which is heard at its next
 * step; and what stands against all maintenance, but for freezes that it is to run in spite of.
 */
final class HeldBack implements Bars {

  private final Request request;
  private final Requests requests;
  private final Bars others;

  HeldBack(Request request, Requests requests, Bars others) {
    this.request = request;
    this.requests = requests;
    this.others = others;
  }

  @Override
  public Optional<Bar> against(RepoName repo, String task, Instant at) {
    return against(repo, task, "", at);
  }

  @Override
  public Optional<Bar> against(RepoName repo, String task, String environment, Instant at) {
    return stopped().or(() -> held(others.standing(repo, task, environment, at)));
  }

  private Optional<Bar> stopped() {
    return requests
        .find(request.repo(), request.id())
        .map(now -> now.course().stoppedBy())
        .map(by -> new Bar(Reason.VETO, Words.person(by) + " stopped it"));
  }

  private Optional<Bar> held(List<Bar> bars) {
    return Bar.of(bars.stream().filter(bar -> !request.wish().isSpared(bar)).toList());
  }
}
