package io.mindscape.slipway.sandbox.chaos;

import java.io.PrintStream;
import java.util.List;

/** Prints how it came out. */
final class Report {

  private static final int MOST_SHOWN = 15;

  private final PrintStream out;

  Report(PrintStream out) {
    this.out = out;
  }

  void print(Result result) {
    var counts = result.counts();
    var judgement = result.judgement();
    out.printf("%n── %s%n", result.name());
    line("deliveries sent", counts.sent());
    line("  attempts at delivering them", counts.attempts());
    line("  acknowledged", counts.acknowledged());
    line("  superseded by a newer one", counts.superseded());
    line("comments of the bot", counts.comments());
    line("commits in all repositories", counts.commits());
    line("acknowledged but not done", judgement.lost().size());
    line("effects done twice", judgement.twice().size());
    line("order broken per subject", judgement.disorder().size());
    line("not as the events leave it", judgement.wrong().size());
    show(judgement.lost());
    show(judgement.twice());
    show(judgement.disorder());
    show(judgement.wrong());
  }

  void kills(Tally tally) {
    out.printf("%n%-22s %8s %8s%n", "killed around", "before", "after");
    for (var kind : Kind.values()) {
      int before = tally.around(new Trap.Point(kind, Trap.Moment.BEFORE));
      int after = tally.around(new Trap.Point(kind, Trap.Moment.AFTER));
      if (before + after > 0) {
        out.printf("%-22s %8d %8d%n", kind, before, after);
      }
    }
    out.printf("%-22s %8d%n", "at a chance moment", tally.byChance());
    out.printf("%-22s %8d%n", "kills", tally.kills());
    out.printf(
        "%-22s %8d (%d %%), %d between intent and outcome%n",
        "  hit work in progress",
        tally.atWork(),
        tally.kills() == 0 ? 0 : 100 * tally.atWork() / tally.kills(),
        tally.openIntents());
  }

  private void line(String what, long count) {
    out.printf("%-32s %8d%n", what, count);
  }

  private void show(List<String> findings) {
    findings.stream().limit(MOST_SHOWN).forEach(finding -> out.println("  ! " + finding));
    if (findings.size() > MOST_SHOWN) {
      out.printf("  … and %d more%n", findings.size() - MOST_SHOWN);
    }
  }
}
