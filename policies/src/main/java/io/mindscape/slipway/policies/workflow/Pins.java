package io.mindscape.slipway.policies.workflow;

import java.util.regex.Pattern;

/**
 * Actions that can become something else overnight. What stands in the repository itself cannot.
 */
record Pins(Workflow workflow) {

  private static final Pattern COMMIT = Pattern.compile("[^@]+@[0-9a-fA-F]{40}([0-9a-fA-F]{24})?");
  private static final Pattern SHORT = Pattern.compile("[^@]+@[0-9a-f]{7,39}");
  private static final Pattern DIGEST = Pattern.compile("docker://.+@sha256:[0-9a-f]{64}");

  void judge(Report report) {
    Use.of(workflow).forEach(use -> judge(use, report));
  }

  private static void judge(Use uses, Report report) {
    var text = uses.text();
    if (uses.isLocal() || text.isBlank()) {
      return;
    }
    if (uses.isImage()) {
      if (!DIGEST.matcher(text).matches()) {
        say(
            uses,
            "%s can change under you: what a tag of an image names can move. Pin it by its digest,"
                + " @sha256:….",
            report);
      }
    } else if (!text.contains("@")) {
      report.error(
          "syntax",
          uses.place(),
          "%s names no version: write owner/name@ and the full commit id.".formatted(text));
    } else if (!COMMIT.matcher(text).matches()) {
      say(
          uses,
          SHORT.matcher(text).matches()
              ? "%s names a commit by a part of its id, and another may come to have that part."
                  + " Write the full id."
              : "%s can change under you: a tag moves. Pin it to the full commit id.",
          report);
    }
  }

  private static void say(Use uses, String form, Report report) {
    report.warning("unpinned-action", uses.place(), form.formatted(uses.text()));
  }
}
