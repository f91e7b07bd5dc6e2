package io.mindscape.slipway.policies.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a resource that stays goes through: restarts, upgrades, and the loss of its safeguards. */
final class Operation {

  private static final Set<String> LATER = Set.of("aws_db_instance", "aws_rds_cluster_instance");

  /** Where a machine is stopped only if its block allows that. */
  private static final List<String> STOPPING = List.of("machine_type", "min_cpu_platform");

  private final Pair pair;
  private final List<String> words = new ArrayList<>();

  private Operation(Pair pair) {
    this.pair = pair;
  }

  static List<String> told(Pair pair) {
    var operation = new Operation(pair);
    operation.restarts();
    operation.stops();
    Upgrade.told(pair).ifPresent(operation.words::add);
    operation.safeguards();
    return operation.words;
  }

  private String what() {
    return "%s %s".formatted(Kind.of(pair.now().type()).noun(), pair.name());
  }

  private void restarts() {
    var why =
        Kind.of(pair.now().type()).restarting().stream()
            .filter(field -> field.changesIn(pair))
            .map(Kind.Field::path)
            .toList();
    if (!why.isEmpty()) {
      words.add("restarts %s (%s)%s".formatted(what(), String.join(", ", why), when()));
    }
  }

  /** Without {@code apply_immediately} RDS waits for the window. */
  private String when() {
    boolean isLater =
        LATER.contains(pair.now().type()) && pair.now().values("apply_immediately").isEmpty();
    boolean isTold =
        LATER.contains(pair.now().type())
            && pair.now().text("apply_immediately").filter("false"::equals).isPresent();
    return isLater || isTold ? " in its next maintenance window" : "";
  }

  private void stops() {
    if (!pair.now().type().equals("google_compute_instance")) {
      return;
    }
    var why = STOPPING.stream().filter(pair::changes).toList();
    if (why.isEmpty()) {
      return;
    }
    if (pair.now().isTrue("allow_stopping_for_update")) {
      words.add("restarts %s (%s)".formatted(what(), String.join(", ", why)));
    } else if (pair.now().values("allow_stopping_for_update").isEmpty()
        && pair.now().values("desired_status").isEmpty()) {
      words.add(
          "will be refused: %s has to stop for another %s, and allow_stopping_for_update is not set"
              .formatted(what(), String.join(", ", why)));
    }
  }

  private void safeguards() {
    Protection.lifted(pair)
        .ifPresent(argument -> words.add("lets %s be deleted (%s)".formatted(what(), argument)));
    pair.numbers("backup_retention_period")
        .filter(days -> days.after().signum() == 0)
        .ifPresent(days -> words.add("turns the backups of %s off".formatted(what())));
    if (pair.changes("publicly_accessible", "false") && pair.now().isTrue("publicly_accessible")) {
      words.add("gives %s a public address".formatted(what()));
    }
  }
}
