package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.workflow.Workflow.Job;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the token of a run may do. */
record Rights(Workflow workflow) {

  private static final Set<String> LEVELS = Set.of("read", "write", "none");
  private static final Set<String> WORDS = Set.of("read-all", "write-all");

  /** Each with the levels that it has besides none. */
  private static final Map<String, Set<String>> SCOPES = scopes();

  private static Map<String, Set<String>> scopes() {
    var scopes = new TreeMap<String, Set<String>>();
    for (var scope :
        "actions artifact-metadata attestations checks contents deployments discussions issues packages pages pull-requests repository-projects security-events statuses"
            .split(" ", -1)) {
      scopes.put(scope, LEVELS);
    }
    scopes.put("id-token", Set.of("write", "none"));
    scopes.put("models", Set.of("read", "none"));
    return scopes;
  }

  void judge(Report report) {
    var whole = workflow.root().entry("permissions");
    permissions(whole, report);
    workflow.jobs().forEach(job -> permissions(job.body().entry("permissions"), report));
    if (whole == null) {
      workflow.jobs().stream()
          .filter(job -> job.body().get("permissions") == null)
          .findFirst()
          .ifPresent(job -> missing(job, report));
    }
  }

  private static void missing(Job job, Report report) {
    report.remark(
        "permissions",
        job.place(),
        "Nothing says what the token of the job %s may do, so it may do what the repository's settings allow, often all. Add `permissions`, such as {contents: read}."
            .formatted(job.id()));
  }

  private static void permissions(@Nullable Entry entry, Report report) {
    switch (entry == null ? null : entry.value()) {
      case Scalar word when word.text().equals("write-all") ->
          report.warning(
              "permissions",
              word.place(),
              "The token may change everything: name what it needs, such as {contents: read}.");
      case Scalar word when word.type() != Scalar.Type.NULL && !WORDS.contains(word.text()) ->
          report.error(
              "syntax",
              word.place(),
              "\"%s\" is no set of permissions: write read-all, write-all or a mapping."
                  .formatted(word.text()));
      case Mapping mapping -> mapping.entries().forEach(scope -> scope(scope, report));
      case null, default -> {}
    }
  }

  private static void scope(Entry scope, Report report) {
    var levels = SCOPES.get(scope.key());
    if (levels == null) {
      report.error(
          "syntax", scope.place(), Words.unknown("permission", scope.key(), SCOPES.keySet()));
    } else if (scope.value() instanceof Scalar level && !levels.contains(level.text())) {
      report.error(
          "syntax",
          level.place(),
          "\"%s\" is no level of %s: write %s."
              .formatted(level.text(), scope.key(), Words.or(levels)));
    }
  }
}
