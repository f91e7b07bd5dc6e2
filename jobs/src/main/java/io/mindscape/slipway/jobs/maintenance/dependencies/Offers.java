package io.mindscape.slipway.jobs.maintenance.dependencies;

import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.maintenance.proposal.Proposal;
import io.mindscape.slipway.jobs.maintenance.proposal.Proposal.Made.Answered;
import io.mindscape.slipway.jobs.maintenance.task.Task.Turn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What becomes of the batches in a run.
 *
 * @param toMake those that are proposed, or brought up to date where they are
 * @param answered those that were proposed, as they are, in a pull request that is not open
 * @param over those that have to wait, as there are enough
 */
record Offers(List<Batch> toMake, Map<Batch, Answered> answered, List<Batch> over) {

  Offers {
    toMake = List.copyOf(toMake);
    answered = new LinkedHashMap<>(answered);
    over = List.copyOf(over);
  }

  static Offers of(Turn turn, Findings found) {
    var batches = Batch.of(found.standings(), found.rules());
    var open =
        batches.isEmpty()
            ? List.<String>of()
            : turn.systems().forge().pullRequests().open(turn.repo()).stream()
                .filter(pull -> !pull.fromFork())
                .map(PullRequest::headBranch)
                .toList();
    var toMake = new ArrayList<Batch>();
    var answered = new LinkedHashMap<Batch, Answered>();
    var over = new ArrayList<Batch>();
    int more = found.rules().limits().pullRequests();
    for (var batch : batches) {
      if (open.contains(batch.branch())) {
        toMake.add(batch);
        continue;
      }
      var answer = answer(turn, batch);
      if (answer.isPresent()) {
        answered.put(batch, answer.get());
      } else if (more-- > 0) {
        toMake.add(batch);
      } else {
        over.add(batch);
      }
    }
    return new Offers(toMake, answered, over);
  }

  private static Optional<Answered> answer(Turn turn, Batch batch) {
    return new Proposal(turn, batch.proposed(new BatchText(batch, Map.of()))).answer();
  }

  boolean isEmpty() {
    return all().isEmpty();
  }

  List<Batch> all() {
    return Stream.of(toMake, answered.keySet(), over)
        .flatMap(some -> some.stream())
        .collect(Collectors.toList());
  }
}
