package io.mindscape.slipway.jobs.maintenance.dependencies.kubernetes;

import io.mindscape.slipway.jobs.fix.Fixes;
import io.mindscape.slipway.jobs.fix.Patched;
import io.mindscape.slipway.jobs.fix.Remedy;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.inspect.Inspection;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.inspect.Inspector.Scope;
import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.fix.Mechanic;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.schema.Lifecycle;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A version of Kubernetes that some environments have, and the tree as it looks to it. */
final class Release {

  private static final Set<String> RULES = Set.of("schema/removed-api", "schema/deprecated-api");

  private final Looking looking;
  private final Clusters clusters;
  private final Inspection inspection;
  private final Fixes fixes;
  private final Map<String, Set<String>> before = new HashMap<>();

  private Release(Looking looking, Clusters clusters, Inspection inspection) {
    this.looking = looking;
    this.clusters = clusters;
    this.inspection = inspection;
    this.fixes =
        new Fixes(
            new Mechanic(
                looking.inspector().judges(looking.strategy()),
                looking.strategy(),
                image -> Optional.empty()),
            looking.files(),
            inspection,
            looking::inspect);
  }

  /** What is looked at, and who looks. */
  private record Looking(Snapshot files, Strategy strategy, Inspector inspector) {
    Inspection inspect(Snapshot changed, String path) {
      return inspector.inspect(changed, strategy, new Scope.Paths(List.of(path)));
    }
  }

  /**
   * Looks at all of the tree that may hold a version that goes away.
   *
   * @param inspector judges by the version
   */
  static Release look(Snapshot files, Strategy strategy, Inspector inspector, Clusters clusters) {
    var version = inspector.judge().version();
    var scope =
        inspector.holding(
            files, strategy, Lifecycle.kinds(), (api, kind) -> goesAway(api, kind, version));
    return new Release(
        new Looking(files, strategy, inspector),
        clusters,
        inspector.inspect(files, strategy, scope));
  }

  private static boolean goesAway(String apiVersion, String kind, String version) {
    var lifecycle = Lifecycle.of(apiVersion, kind);
    return lifecycle != null && lifecycle.isDeprecatedIn(version);
  }

  /** Whether nobody said that the clusters have this version. */
  boolean isSupposed() {
    return clusters.isSupposed();
  }

  /** Such as {@code 1.37}. */
  String version() {
    return looking.inspector().judge().version();
  }

  Inspection inspection() {
    return inspection;
  }

  /** What it finds of versions that go away, in its environments. */
  Stream<Finding> findings() {
    return inspection.findings().stream()
        .filter(finding -> RULES.contains(finding.rule()))
        .filter(this::isOfOurs);
  }

  private boolean isOfOurs(Finding finding) {
    var environment = finding.environment();
    return clusters.environments().contains(environment == null ? "" : environment);
  }

  /** The object that a finding is about. */
  Optional<Manifest> object(Finding finding) {
    return inspection.objects().values().stream()
        .flatMap(List::stream)
        .flatMap(List::stream)
        .filter(object -> object.ref().equals(finding.resource()))
        .findFirst();
  }

  /** What mends a finding and changes nothing else; nothing where it takes a person. */
  Optional<Remedy> remedy(Finding finding) {
    return fixes.of(finding);
  }

  /** Whether a file plays a part in one of its environments. */
  boolean playsAPart(String path) {
    return looking.inspector().affected(looking.files(), looking.strategy(), List.of(path)).stream()
        .map(Unit::environment)
        .anyMatch(clusters.environments()::contains);
  }

  /**
   * Why it does not take a file that holds something else, if it does not.
   *
   * @param moved what its objects that were moved are then
   */
  Optional<String> objection(SourceFile changed, Moved moved) {
    var known = before.computeIfAbsent(changed.path(), this::known);
    var tree = new Patched(looking.files(), Map.of(changed.path(), changed));
    var now = looking.inspect(tree, changed.path());
    if (now.notChecked().stream().anyMatch(moved::is) || isUnknown(moved, now)) {
      return Optional.of(
          "Kubernetes %s (%s) does not have %s yet"
              .formatted(version(), clusters.words(), moved.apiVersion()));
    }
    return now.findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .filter(this::isOfOurs)
        .filter(finding -> !known.contains(key(finding)))
        .findFirst()
        .map(
            finding ->
                "Kubernetes %s (%s) would not take it: %s"
                    .formatted(version(), clusters.words(), finding.message()));
  }

  private Set<String> known(String path) {
    return looking.inspect(looking.files(), path).findings().stream()
        .map(Release::key)
        .collect(Collectors.toSet());
  }

  private boolean isUnknown(Moved moved, Inspection now) {
    return now.findings().stream()
        .filter(finding -> finding.rule().equals("schema/unknown-kind"))
        .filter(this::isOfOurs)
        .map(Finding::resource)
        .anyMatch(object -> object != null && moved.is(object));
  }

  /** What objects are that were moved. */
  record Moved(String apiVersion, String kind) {
    private boolean is(ResourceRef object) {
      return object.apiVersion().equals(apiVersion) && object.kind().equals(kind);
    }
  }

  private static String key(Finding finding) {
    var object = finding.resource();
    return "%s %s %s %s"
        .formatted(
            finding.rule(),
            object == null ? finding.place() : object.toString(),
            finding.field(),
            finding.environment());
  }
}
