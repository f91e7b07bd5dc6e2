package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import java.util.regex.Pattern;

/**
 * Commands that GitHub's runner obeys no more, or not for long.
 *
 * @see <a
 *     href="https://github.blog/changelog/2022-10-11-github-actions-deprecating-save-state-and-set-output-commands/">why
 *     they go</a>
 */
record Commands(Workflow workflow) {

  private static final Pattern OLD =
      Pattern.compile("::(set-output|save-state|set-env|add-path)\\b[^\\n:]*::");

  void judge(Report report) {
    for (var job : workflow.jobs()) {
      for (var step : job.steps()) {
        if (step.body().get("run") instanceof Scalar run) {
          OLD.matcher(run.text())
              .results()
              .map(result -> result.group(1))
              .distinct()
              .forEach(command -> say(command, run, report));
        }
      }
    }
  }

  private static void say(String command, Scalar run, Report report) {
    switch (command) {
      case "set-output" -> old(command, run, "GITHUB_OUTPUT", report);
      case "save-state" -> old(command, run, "GITHUB_STATE", report);
      case "set-env" -> gone(command, run, "GITHUB_ENV", report);
      default -> gone(command, run, "GITHUB_PATH", report);
    }
  }

  private static void old(String command, Scalar run, String file, Report report) {
    report.warning(
        "deprecated-command",
        run.place(),
        "The command ::%s is deprecated: append a line to the file that $%s names."
            .formatted(command, file));
  }

  private static void gone(String command, Scalar run, String file, Report report) {
    report.error(
        "deprecated-command",
        run.place(),
        "The command ::%s fails since November 2020: append a line to the file that $%s names."
            .formatted(command, file));
  }
}
