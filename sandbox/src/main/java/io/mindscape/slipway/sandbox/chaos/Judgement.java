package io.mindscape.slipway.sandbox.chaos;

import java.util.List;

/**
 * What the judge found; each list is empty when the bot kept its word.
 *
 * @param lost acknowledged, or noted by the bot for itself, and not done
 * @param twice effects that are there twice
 * @param disorder deliveries of one subject that overtook or overlapped
 * @param wrong what is not as the events leave it
 */
record Judgement(List<String> lost, List<String> twice, List<String> disorder, List<String> wrong) {

  Judgement {
    lost = List.copyOf(lost);
    twice = List.copyOf(twice);
    disorder = List.copyOf(disorder);
    wrong = List.copyOf(wrong);
  }

  boolean isClean() {
    return lost.isEmpty() && twice.isEmpty() && disorder.isEmpty() && wrong.isEmpty();
  }
}
