package io.mindscape.slipway.sandbox.chaos;

import java.util.List;

/** How a run came out. */
record Result(String name, Tally tally, Counts counts, Judgement judgement) {

  /** Looks at everything and judges it; the bots have stopped. */
  static Result of(String name, Yard yard, Crowds crowds, Tally tally) {
    var rows = yard.database().rows();
    var world = Look.at(yard, crowds.published());
    var judgement = Judge.judge(world, rows, yard.gateway().sent());
    if (!judgement.isClean()) {
      Evidence.keep(yard, name);
    }
    return new Result(name, tally, Counts.of(yard, rows, world), judgement);
  }

  /**
   * How much there was to judge.
   *
   * @param sent deliveries, each counted once
   * @param attempts at delivering them
   * @param superseded those that a newer one made superfluous
   */
  record Counts(
      int sent, int attempts, long acknowledged, long superseded, int comments, int commits) {

    static Counts of(Yard yard, List<Row> rows, World world) {
      var sent = yard.gateway().sent();
      return new Counts(
          sent.size(),
          yard.gateway().attempts(),
          sent.stream().filter(one -> one.acknowledged() != null).count(),
          rows.stream().filter(row -> row.state().equals("SUPERSEDED")).count(),
          (int) world.comments().stream().filter(World.Comment::ofBot).count(),
          world.commits().size());
    }
  }

  /** Whether every count that must be 0 is 0. */
  boolean isClean() {
    return judgement.isClean();
  }
}
