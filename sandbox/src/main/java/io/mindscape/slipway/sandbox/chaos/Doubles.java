package io.mindscape.slipway.sandbox.chaos;

import io.mindscape.slipway.sandbox.chaos.World.Comment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Effects that are there twice. */
final class Doubles {

  /** What makes a comment of the bot the only one of its kind. */
  private static final Pattern MARKER = Pattern.compile("<!-- slipway:(review|answer \\d+) -->");

  private final List<String> found = new ArrayList<>();

  private Doubles() {}

  static List<String> of(World world) {
    var doubles = new Doubles();
    doubles.unique("comment", world.comments().stream().filter(Comment::ofBot), Doubles::mark);
    doubles.unique(
        "check run",
        world.verdicts().stream().filter(World.Verdict::run),
        run -> "%s of %s@%s".formatted(run.name(), run.repo(), run.sha()));
    doubles.unique(
        "commit",
        world.commits().stream().filter(commit -> !commit.effect().isEmpty()),
        commit -> commit.repo() + " " + commit.effect());
    doubles.unique(
        "pull request",
        world.pulls().stream(),
        pull -> "%s %s at %s".formatted(pull.repo(), pull.branch(), pull.head()));
    doubles.unique(
        "open pull request",
        world.pulls().stream().filter(World.Pull::open),
        pull -> pull.repo() + " " + pull.branch());
    doubles.unique(
        "deployment",
        world.deployments().stream(),
        one -> "%s@%s to %s".formatted(one.repo(), one.sha(), one.environment()));
    doubles.unique("issue", world.issues().stream(), issue -> issue.repo() + " " + issue.label());
    doubles.outcomes(world);
    doubles.statuses(world);
    if (world.mergedTwice() > 0) {
      doubles.found.add("%d pull requests were merged twice".formatted(world.mergedTwice()));
    }
    world.jobs().stream()
        .filter(job -> job.created() > 1)
        .forEach(
            job -> doubles.found.add("Job %s ran %d times".formatted(job.name(), job.created())));
    return doubles.found;
  }

  private static String mark(Comment comment) {
    var marker = MARKER.matcher(comment.body().lines().findFirst().orElse(""));
    return marker.find()
        ? "%s#%d %s".formatted(comment.repo(), comment.issue(), marker.group())
        : "";
  }

  private <T> void unique(String what, Stream<T> all, Function<T, String> key) {
    all.map(key)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .forEach(
            (name, count) -> {
              if (count > 1) {
                found.add("%s %s is there %d times".formatted(what, name, count));
              }
            });
  }

  /** A deployment succeeds or fails once. */
  private void outcomes(World world) {
    for (var deployment : world.deployments()) {
      for (var end : List.of("success", "failure")) {
        long count = deployment.states().stream().filter(end::equals).count();
        if (count > 1) {
          found.add(
              "deployment %s@%s to %s was reported as %s %d times"
                  .formatted(
                      deployment.repo(), deployment.sha(), deployment.environment(), end, count));
        }
      }
    }
  }

  /** A status cannot be changed, only added to: the same words twice in a row are one too many. */
  private void statuses(World world) {
    Map<String, String> last = new HashMap<>();
    for (var status : world.verdicts()) {
      if (!status.run()) {
        var name = "%s of %s@%s".formatted(status.name(), status.repo(), status.sha());
        var said = status.state() + " " + status.words();
        if (said.equals(last.put(name, said))) {
          found.add("status %s says \"%s\" twice in a row".formatted(name, said));
        }
      }
    }
  }
}
