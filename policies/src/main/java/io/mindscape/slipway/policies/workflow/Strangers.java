package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.workflow.Workflow.Job;
import io.mindscape.slipway.policies.workflow.Workflow.Step;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a pull request from a copy of the repository can do: run its own code with the repository's
 * rights, read secrets, stay on a machine of one's own; and what it cannot.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/security/secure-use">secure use of
 *     GitHub Actions</a>
 */
record Strangers(Workflow workflow, Triggers triggers, Reach reach) {

  /** Started by strangers, and run with the repository's secrets and rights. */
  private static final Set<String> PRIVILEGED =
      Set.of("pull_request_target", "workflow_run", "issue_comment");

  private static final Pattern HEAD =
      Pattern.compile(
          "github\\.(head_ref|event\\.pull_request\\.(head\\.(sha|ref|repo\\.(full_name|clone_url|ssh_url|git_url))|merge_commit_sha|number)"
              + "|event\\.workflow_run\\.(head_(sha|branch|commit\\.id|repository\\.full_name)|pull_requests\\.\\*\\.head\\.(sha|ref))"
              + "|event\\.(number|issue\\.number))");
  private static final Pattern FETCH =
      Pattern.compile(
          "\\bgh\\s+pr\\s+checkout\\b|\\bgit\\s+(fetch|pull|checkout)\\b[^\\n]*\\bpull/");

  void judge(Report report) {
    for (var job : workflow.jobs()) {
      if (reach.of(job) instanceof Reach.Ending.MayRun) {
        privileged(job, report);
        pullRequest(job, report);
      }
    }
  }

  private void privileged(Job job, Report report) {
    var scenes = scenes(PRIVILEGED);
    if (scenes.isEmpty() || !reach.mayRun(job.body(), scenes)) {
      return;
    }
    var checkout =
        job.steps().stream()
            .filter(step -> reach.mayRun(step.body(), scenes))
            .flatMap(step -> checkout(step).stream())
            .findFirst();
    if (checkout.isPresent()) {
      var event = scenes.getFirst().start().event();
      report.error(
          "untrusted-checkout",
          checkout.get().place(),
          "%s checks out code of a stranger's pull request, and %s gives it the repository's rights and secrets: whatever that code does on a build, it does with them. Use pull_request, or do not check it out."
              .formatted(job.who(), event));
      secrets(job).stream().findFirst().ifPresent(secret -> leak(job, secret, event, report));
    }
  }

  private static void leak(Job job, Scalar secret, String event, Report report) {
    report.error(
        "secrets-on-fork",
        secret.place(),
        "%s hands a secret to where it has checked out code of a stranger's pull request (%s): that code can read it. Do this in a job of its own."
            .formatted(job.who(), event));
  }

  /** Where a step gets a pull request's own code, if it does. */
  private static Optional<Scalar> checkout(Step step) {
    if (step.action().equals("actions/checkout")) {
      return List.of("ref", "repository").stream()
          .flatMap(name -> step.with(name).stream())
          .filter(value -> isHead(value.text()))
          .findFirst();
    }
    return step.body().get("run") instanceof Scalar run && FETCH.matcher(run.text()).find()
        ? Optional.of(run)
        : Optional.empty();
  }

  private static boolean isHead(String text) {
    return Templates.parsed(text).stream()
        .flatMap(one -> Templates.references(one).stream())
        .anyMatch(reference -> HEAD.matcher(String.join(".", reference.path())).matches());
  }

  private void pullRequest(Job job, Report report) {
    var scenes = scenes(Set.of("pull_request"));
    if (scenes.isEmpty() || !reach.mayRun(job.body(), scenes)) {
      return;
    }
    if (runsOn(job).stream().anyMatch(label -> label.text().equalsIgnoreCase("self-hosted"))) {
      report.remark(
          "self-hosted",
          runsOn(job).getFirst().place(),
          "%s runs pull requests on a machine of your own. In a public repository everyone can run their code there: use a hosted runner for them."
              .formatted(job.who()));
    }
    secrets(job, scenes).stream()
        .findFirst()
        .ifPresent(
            secret ->
                report.remark(
                    "secrets-on-fork",
                    secret.place(),
                    "%s uses a secret, which is empty in pull requests from forks. If there are any, skip it for them: `if: ${{ !github.event.pull_request.head.repo.fork }}`."
                        .formatted(job.who())));
  }

  private static List<Scalar> runsOn(Job job) {
    return switch (job.body().get("runs-on")) {
      case Mapping mapping -> Workflow.scalars(mapping.get("labels"));
      case null -> List.of();
      case io.mindscape.slipway.policies.yaml.YamlNode other -> Workflow.scalars(other);
    };
  }

  private List<Scene> scenes(Set<String> events) {
    return triggers.starts().stream()
        .filter(start -> events.contains(start.event()))
        .map(start -> Scene.of(start).fromFork())
        .toList();
  }

  private static List<Scalar> secrets(Job job) {
    return secretsIn(job.body());
  }

  /** Those of the job itself and of the steps that run for forks. */
  private List<Scalar> secrets(Job job, List<Scene> scenes) {
    var found = new ArrayList<Scalar>();
    for (var entry : job.body().entries()) {
      if (!entry.key().equals("steps")) {
        Templates.scalars(entry.value(), scalar -> add(scalar, found));
      }
    }
    for (var step : job.steps()) {
      if (reach.mayRun(step.body(), scenes)) {
        found.addAll(secretsIn(step.body()));
      }
    }
    return found;
  }

  private static List<Scalar> secretsIn(Mapping body) {
    var found = new ArrayList<Scalar>();
    Templates.scalars(body, scalar -> add(scalar, found));
    return found;
  }

  private static void add(Scalar scalar, List<Scalar> found) {
    if (scalar.text().toLowerCase(Locale.ROOT).contains("secrets")
        && Templates.parsed(scalar.text()).stream()
            .flatMap(one -> Templates.references(one).stream())
            .anyMatch(
                reference ->
                    reference.startsWith("secrets")
                        && !reference.startsWith("secrets", "github_token"))) {
      found.add(scalar);
    }
  }
}
