package io.mindscape.slipway.jobs.promotion;

import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.policies.strategy.Delivery.Target;
import java.util.ArrayList;
import java.util.List;

/** The gate that people open. */
public final class ApprovalGate {

  private static final String NAME = "approvals";

  private ApprovalGate() {}

  static Gate of(Tally tally, Candidate candidate, Target target) {
    var rule = target.approvals();
    if (rule == null) {
      return Gate.open(NAME, "nobody", target.environment() + " asks for no approvals");
    }
    var teams = "a member of " + Prose.list(rule.teams().stream().map(Prose::code).toList());
    var why = words(tally);
    return tally.enough()
        ? Gate.open(NAME, teams, why)
        : Gate.closed(NAME, teams, why, "comment " + Prose.code(line(candidate.head())));
  }

  /** What to type to approve a head: {@code /approve 3f9c2d1}. */
  public static String line(CommitId head) {
    return "/approve " + head.abbreviated();
  }

  private static String words(Tally tally) {
    var words = new ArrayList<String>();
    words.add("%d of %d".formatted(tally.counting().size(), tally.required()));
    if (!tally.counting().isEmpty()) {
      words.add("approved by " + Prose.list(logins(tally.counting())));
    }
    for (var other : tally.others()) {
      words.add("not counted: %s %s".formatted(Prose.code(other.login()), other.why()));
    }
    return String.join("; ", words);
  }

  private static List<String> logins(List<String> logins) {
    return logins.stream().map(Prose::code).toList();
  }
}
