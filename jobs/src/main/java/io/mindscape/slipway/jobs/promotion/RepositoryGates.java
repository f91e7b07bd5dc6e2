package io.mindscape.slipway.jobs.promotion;

import io.mindscape.slipway.jobs.forge.Checks;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.Delivery.Target;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlEdit;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The gates that the head itself opens: judged good, still fitting, and holding nothing besides.
 */
final class RepositoryGates {

  private static final String REVIEW = "slipway/review";

  private final Checks checks;
  private final GitStore git;

  RepositoryGates(Checks checks, GitStore git) {
    this.checks = checks;
    this.git = git;
  }

  Gate checks(Candidate candidate) {
    var state = checks.find(candidate.repo(), candidate.head(), REVIEW);
    var name = "checks";
    if (state.isEmpty() || state.get() == Checks.State.IN_PROGRESS) {
      return Gate.closed(name, "the bot", "`slipway/review` has not judged this head yet", "");
    }
    return switch (state.get()) {
      case SUCCESS -> Gate.open(name, "the bot", "`slipway/review` found no error");
      case FAILURE, NEUTRAL, WAITING, IN_PROGRESS ->
          Gate.closed(
              name,
              "the author",
              "`slipway/review` did not pass on this head",
              "see its findings, and push a fix");
    };
  }

  /** As far as Git alone can tell: the forge has the last word when it merges. */
  Gate upToDate(Candidate candidate, boolean own, Target target) {
    var name = "up to date";
    var base = candidate.inForce().head();
    var branch = Prose.code(candidate.inForce().branch());
    if (!candidate.related()) {
      return Gate.closed(
          name, "the author", "it shares no history with " + branch, "start anew from " + branch);
    }
    Set<String> both = new TreeSet<>(candidate.changed());
    both.retainAll(git.changed(candidate.repo(), candidate.fork(), base));
    if (both.isEmpty()) {
      return Gate.open(
          name, "the author", "nothing it changes was changed on " + branch + " since");
    }
    var files = Prose.list(both.stream().map(Prose::code).toList());
    return Gate.closed(
        name,
        "the author",
        "%s changed on %s too".formatted(files, branch),
        own
            ? "close this pull request and comment "
                + Prose.code("/promote " + target.environment())
            : "merge %s into the branch".formatted(branch));
  }

  /** A promotion of the bot's moves tags; anything else on its branch was pushed by somebody. */
  Gate content(Candidate candidate, Target target) {
    var name = "content";
    var foreign =
        candidate.changed().stream()
            .filter(path -> !movesTagsAlone(candidate, target, path))
            .map(Prose::code)
            .toList();
    if (foreign.isEmpty()) {
      return Gate.open(name, "the bot", "it moves tags and nothing else");
    }
    return Gate.closed(
        name,
        "whoever pushed to this branch",
        "%s: more changes there than a promotion makes".formatted(Prose.list(foreign)),
        "close this pull request, bring that change by one of its own, and comment "
            + Prose.code("/promote " + target.environment()));
  }

  private boolean movesTagsAlone(Candidate candidate, Target target, String path) {
    var before = candidate.before(git).read(path);
    var after = candidate.after(git).read(path);
    if (before.isEmpty() || after.isEmpty()) {
      return false;
    }
    try {
      var moved = withTagsOf(after.get(), before.get(), keys(candidate, target, path));
      return Arrays.equals(moved.content(), after.get().content());
    } catch (Refused unreadable) {
      return false;
    }
  }

  private static SourceFile withTagsOf(SourceFile after, SourceFile before, List<String> keys) {
    var moved = before;
    for (var key : keys) {
      moved = new SourceFile(before.path(), YamlEdit.set(moved, key, YamlEdit.get(after, key)));
    }
    return moved;
  }

  private static List<String> keys(Candidate candidate, Target target, String path) {
    var delivery = candidate.delivery();
    return delivery.images().keySet().stream()
        .flatMap(image -> Tags.places(delivery, image, target).stream())
        .filter(place -> place.fileIn(target.environment()).equals(path))
        .map(place -> place.key())
        .toList();
  }
}
