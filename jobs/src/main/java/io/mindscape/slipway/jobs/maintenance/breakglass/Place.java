package io.mindscape.slipway.jobs.maintenance.breakglass;

import io.mindscape.slipway.jobs.forge.Forge;
import io.mindscape.slipway.jobs.maintenance.breakglass.BreakGlass.Said;
import io.mindscape.slipway.policies.Refused;
import java.util.List;

/** Where it may be asked for: where those look who care about maintenance. */
final class Place {

  private static final String LABEL = "slipway:maintenance";
  private static final List<String> OURS =
      List.of("<!-- slipway:maintenance", "<!-- slipway:preview");

  private Place() {}

  /**
   * Passes for an issue of maintenance, and for any issue while there is none.
   *
   * @throws Refused with where to type it
   */
  static void require(Said said, Forge forge) {
    if (forge.pullRequests().find(said.repo(), said.issue()).isPresent()) {
      throw new Refused("a task is asked for on an issue, not on a pull request.");
    }
    var discussion = forge.discussion();
    var ours = discussion.issueText(said.repo(), said.issue());
    if (ours.filter(text -> OURS.stream().anyMatch(text::startsWith)).isPresent()) {
      return;
    }
    discussion
        .findIssue(said.repo(), LABEL)
        .filter(issue -> issue != said.issue())
        .ifPresent(
            issue -> {
              throw new Refused(
                  "type it on #%d, where maintenance is told: whoever cares for it looks there."
                      .formatted(issue));
            });
  }
}
