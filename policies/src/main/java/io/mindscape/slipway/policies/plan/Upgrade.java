package io.mindscape.slipway.policies.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Versions that change.
 *
 * <p>Of RDS: docs.aws.amazon.com, "Upgrading a DB instance engine version" (no way back; a major
 * version needs {@code allow_major_version_upgrade}). Of EKS and AKS: "Update existing cluster to
 * new Kubernetes version" and "Upgrade an AKS cluster" (one minor version at a time, none back).
 */
final class Upgrade {

  private static final Map<String, String> PATHS =
      Map.of(
          "aws_db_instance", "engine_version",
          "aws_rds_cluster", "engine_version",
          "aws_eks_cluster", "version",
          "azurerm_kubernetes_cluster", "kubernetes_version");

  private Upgrade() {}

  static Optional<String> told(Pair pair) {
    var path = PATHS.get(pair.now().type());
    if (path == null || !pair.changes(path)) {
      return Optional.empty();
    }
    var before = pair.old().text(path).orElse("");
    var after = pair.now().text(path).orElse("");
    var from = numbers(before);
    var to = numbers(after);
    if (from.isEmpty() || to.isEmpty() || compare(from, to) == 0) {
      return Optional.empty();
    }
    var what =
        "%s %s from %s to %s"
            .formatted(Kind.of(pair.now().type()).noun(), pair.name(), before, after);
    return Optional.of(
        compare(from, to) > 0
            ? "will be refused: no way leads %s, which is older".formatted(what)
            : path.equals("engine_version") ? database(pair, what) : cluster(from, to, what));
  }

  private static String database(Pair pair, String what) {
    var engine = pair.now().text("engine").orElse("");
    boolean isForbidden =
        pair.now().values("allow_major_version_upgrade").isEmpty()
            || pair.now().text("allow_major_version_upgrade").filter("false"::equals).isPresent();
    return isMajor(engine, pair) && isForbidden
        ? "will be refused: %s is a major upgrade, and allow_major_version_upgrade is not set"
            .formatted(what)
        : "upgrades %s: it is away meanwhile, and there is no way back".formatted(what);
  }

  private static boolean isMajor(String engine, Pair pair) {
    var from = numbers(pair.old().text("engine_version").orElse(""));
    var to = numbers(pair.now().text("engine_version").orElse(""));
    return switch (engine) {
      case "postgres", "aurora-postgresql" -> !from.get(0).equals(to.get(0));
      case "mysql", "mariadb" ->
          !from.get(0).equals(to.get(0))
              || (from.size() > 1 && to.size() > 1 && !from.get(1).equals(to.get(1)));
      default -> false;
    };
  }

  private static String cluster(List<Integer> from, List<Integer> to, String what) {
    boolean isLeap =
        from.size() > 1
            && to.size() > 1
            && from.get(0).equals(to.get(0))
            && to.get(1) - from.get(1) > 1;
    return isLeap
        ? "will be refused: %s leaves minor versions out, and they go one at a time".formatted(what)
        : "upgrades %s: there is no way back".formatted(what);
  }

  /** The numbers of a version; none where it has other parts. */
  private static List<Integer> numbers(String version) {
    return version.matches("[0-9]{1,6}(\\.[0-9]{1,6}){0,3}")
        ? List.of(version.split("\\.", -1)).stream().map(Integer::valueOf).toList()
        : List.of();
  }

  /** By the numbers that both have. */
  private static int compare(List<Integer> one, List<Integer> other) {
    return IntStream.range(0, Math.min(one.size(), other.size()))
        .map(index -> one.get(index).compareTo(other.get(index)))
        .filter(result -> result != 0)
        .findFirst()
        .orElse(0);
  }
}
