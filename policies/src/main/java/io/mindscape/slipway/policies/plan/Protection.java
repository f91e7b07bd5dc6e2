package io.mindscape.slipway.policies.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What keeps a resource from being destroyed, and what is left when it is. The providers go by what
 * was applied before, and Terraform's own {@code prevent_destroy} by what its block says now.
 */
final class Protection {

  /** The argument that protects, and whether it does so where nobody sets it. */
  private static final Map<String, Guard> GUARDS =
      Map.ofEntries(
          Map.entry("aws_db_instance", new Guard("deletion_protection", false)),
          Map.entry("aws_rds_cluster", new Guard("deletion_protection", false)),
          Map.entry("aws_docdb_cluster", new Guard("deletion_protection", false)),
          Map.entry("aws_neptune_cluster", new Guard("deletion_protection", false)),
          Map.entry("aws_dynamodb_table", new Guard("deletion_protection_enabled", false)),
          Map.entry("aws_instance", new Guard("disable_api_termination", false)),
          Map.entry("aws_lb", new Guard("enable_deletion_protection", false)),
          Map.entry("google_compute_instance", new Guard("deletion_protection", false)),
          Map.entry("google_sql_database_instance", new Guard("deletion_protection", true)),
          Map.entry("google_container_cluster", new Guard("deletion_protection", true)),
          Map.entry("google_bigquery_table", new Guard("deletion_protection", true)));

  private Protection() {}

  private record Guard(String argument, boolean isUsual) {}

  /**
   * Why it will not be destroyed.
   *
   * @param now what its block makes now; nothing where the block is gone
   */
  static Optional<String> of(Resource old, List<Resource> now) {
    if (now.stream().anyMatch(resource -> resource.isTrue("lifecycle.prevent_destroy"))) {
      return Optional.of("prevent_destroy is set");
    }
    var guard = GUARDS.get(old.type());
    if (guard == null) {
      return Optional.empty();
    }
    boolean isGiven = !old.values(guard.argument()).isEmpty();
    if (old.isTrue(guard.argument())) {
      return Optional.of(guard.argument() + " is on");
    }
    return !isGiven && guard.isUsual()
        ? Optional.of(guard.argument() + " is on unless it is set to false")
        : Optional.empty();
  }

  /** The argument whose change takes the protection off. */
  static Optional<String> lifted(Pair pair) {
    var guard = GUARDS.get(pair.now().type());
    return guard != null
            && pair.changes(guard.argument(), Boolean.toString(guard.isUsual()))
            && pair.now().text(guard.argument()).filter("true"::equals).isEmpty()
            && !(pair.now().values(guard.argument()).isEmpty() && guard.isUsual())
        ? Optional.of(guard.argument())
        : Optional.empty();
  }

  /** What becomes of the data of a database of AWS. */
  static Optional<String> snapshot(Resource old) {
    if (!old.type().equals("aws_db_instance") && !old.type().equals("aws_rds_cluster")) {
      return Optional.empty();
    }
    if (old.isTrue("skip_final_snapshot")) {
      return Optional.of("its data goes with it, without a last snapshot");
    }
    return old.values("final_snapshot_identifier").isEmpty()
        ? Optional.empty()
        : Optional.of("its data is left in a last snapshot alone");
  }
}
