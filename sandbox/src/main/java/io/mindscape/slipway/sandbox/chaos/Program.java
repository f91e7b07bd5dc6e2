package io.mindscape.slipway.sandbox.chaos;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A whole run: most of it as a GitHub App, some of it with a token (verdicts are statuses then),
 * and some of it in the maintenance window (where cluster Jobs are run).
 */
record Program(boolean postgres, int kills, long seed) {

  private static final Set<Kind> NOT_AS_AN_APP = Set.of(Kind.STATUS, Kind.JOB);

  /** Of its database, for people. */
  String name() {
    return postgres ? "PostgreSQL" : "H2";
  }

  List<Chaos.Act> acts() {
    int withToken = kills / 8;
    int inWindow = kills / 25;
    var name = postgres ? "postgresql" : "h2";
    return Stream.of(
            new Chaos.Act(
                name + "-app",
                new Yard.Plan(3, true, postgres, 1, Optional.empty()),
                Arrays.stream(Kind.values()).filter(kind -> !NOT_AS_AN_APP.contains(kind)).toList(),
                kills - withToken - inWindow,
                seed),
            new Chaos.Act(
                name + "-token",
                new Yard.Plan(2, false, postgres, 1, Optional.empty()),
                List.of(Kind.STATUS, Kind.COMMENT, Kind.PUSH),
                withToken,
                seed + 1),
            new Chaos.Act(
                name + "-window",
                new Yard.Plan(1, true, postgres, 1, Optional.of(Chaos.WINDOW)),
                List.of(Kind.JOB, Kind.ISSUE),
                inWindow,
                seed + 2))
        .filter(act -> act.kills() > 0)
        .toList();
  }
}
