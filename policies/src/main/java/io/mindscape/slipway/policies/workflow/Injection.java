package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.workflow.Expression.Call;
import io.mindscape.slipway.policies.workflow.Expression.Comparison;
import io.mindscape.slipway.policies.workflow.Expression.Not;
import io.mindscape.slipway.policies.workflow.Expression.Reference;
import io.mindscape.slipway.policies.workflow.Workflow.Step;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Scripts into which GitHub writes what a stranger chose: a title, a branch's name, a comment. It
 * is part of the script before a shell reads it.
 *
 * @see <a href="https://docs.github.com/en/actions/concepts/security/script-injections">script
 *     injections</a>
 */
record Injection(Workflow workflow) {

  private static final Pattern STRANGERS =
      Pattern.compile(
          "github\\.(head_ref|event\\.(issue|pull_request|discussion)\\.(title|body)"
              + "|event\\.\\*\\.(title|body)"
              + "|event\\.(comment|review|review_comment|discussion_comment)\\.body"
              + "|event\\.pull_request\\.head\\.(ref|label|repo\\.(default_branch|description|homepage))"
              + "|event\\.(head_commit|commits\\.\\*|workflow_run\\.head_commit)\\.(message|(author|committer)\\.(name|email))"
              + "|event\\.pages\\.\\*\\.(page_name|title|summary)"
              + "|event\\.workflow_run\\.(head_branch|display_title|head_repository\\.description|pull_requests\\.\\*\\.head\\.ref)"
              + "|event\\.merge_group\\.head_commit\\.message)");

  /** What these give is no text of a stranger. */
  private static final Set<String> TAMING =
      Set.of("contains", "startswith", "endswith", "hashfiles", "success", "failure");

  void judge(Report report) {
    var byWorkflow = tainted(workflow.root(), Map.of());
    for (var job : workflow.jobs()) {
      var byJob = tainted(job.body(), byWorkflow);
      job.steps().forEach(step -> step(step, tainted(step.body(), byJob), report));
    }
  }

  private static void step(Step step, Map<String, String> variables, Report report) {
    script(step)
        .ifPresent(
            script ->
                Templates.parsed(script.text()).stream()
                    .flatMap(one -> strangers(one, variables).stream())
                    .distinct()
                    .forEach(value -> say(step, script, value, report)));
  }

  private static void say(Step step, Scalar script, String value, Report report) {
    report.error(
        "script-injection",
        script.place(),
        "%s writes %s into its script, and strangers choose what that says: it can become commands. Hand it over in `env`, and use the variable in the script."
            .formatted(step.who(), value));
  }

  private static Optional<Scalar> script(Step step) {
    if (step.body().get("run") instanceof Scalar run) {
      return Optional.of(run);
    }
    return step.action().equals("actions/github-script") ? step.with("script") : Optional.empty();
  }

  /** The values in an expression that strangers choose and that come out of it as text. */
  private static List<String> strangers(Expression expression, Map<String, String> variables) {
    return switch (expression) {
      case Call call when TAMING.contains(call.name()) -> List.of();
      case Comparison comparison -> List.of();
      case Not not -> List.of();
      case Reference reference -> stranger(reference, variables).stream().toList();
      default ->
          expression.parts().stream().flatMap(part -> strangers(part, variables).stream()).toList();
    };
  }

  private static Optional<String> stranger(Reference reference, Map<String, String> variables) {
    var path = reference.path();
    if (path.size() == 2 && path.getFirst().equals("env")) {
      return Optional.ofNullable(variables.get(path.get(1)))
          .map(value -> reference.written() + " (which is " + value + ")");
    }
    return STRANGERS.matcher(String.join(".", path)).matches()
        ? Optional.of(reference.written())
        : Optional.empty();
  }

  /** Variables that hold such a text, by their name in lower case. */
  private static Map<String, String> tainted(Mapping body, Map<String, String> outer) {
    if (!(body.get("env") instanceof Mapping env)) {
      return outer;
    }
    var all = new HashMap<>(outer);
    for (var entry : env.entries()) {
      var name = entry.key().toLowerCase(Locale.ROOT);
      all.remove(name);
      if (entry.value() instanceof Scalar scalar) {
        Templates.parsed(scalar.text()).stream()
            .flatMap(one -> strangers(one, outer).stream())
            .findFirst()
            .ifPresent(value -> all.put(name, value));
      }
    }
    return all;
  }
}
