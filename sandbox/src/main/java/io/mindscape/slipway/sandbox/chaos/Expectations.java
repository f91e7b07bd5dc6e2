package io.mindscape.slipway.sandbox.chaos;

import io.mindscape.slipway.sandbox.chaos.World.Comment;
import io.mindscape.slipway.sandbox.chaos.World.Pull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/** Whether the world is as the events leave it when all of them are handled. */
final class Expectations {

  private static final String CHECK = "slipway/review";
  private static final String REVIEW = "<!-- slipway:review -->";
  private static final int ABBREVIATED = 7;

  /** What the crowd types that is a command, or nearly one. */
  private static final Pattern COMMAND =
      Pattern.compile("^/(why|approve|promote|aprove|promot)\\b");

  private final World world;
  private final List<String> wrong = new ArrayList<>();

  private Expectations(World world) {
    this.world = world;
  }

  static List<String> of(World world) {
    var expectations = new Expectations(world);
    world.pulls().stream().filter(Pull::open).forEach(expectations::reviewed);
    world.comments().stream()
        .filter(comment -> !comment.ofBot() && COMMAND.matcher(comment.body()).find())
        .forEach(expectations::answered);
    expectations.published();
    expectations.running();
    return expectations.wrong;
  }

  private void reviewed(Pull pull) {
    var name = "%s#%d at %s".formatted(pull.repo(), pull.number(), pull.head());
    var verdict =
        world.verdicts().stream()
            .filter(one -> one.repo().equals(pull.repo()) && one.sha().equals(pull.head()))
            .filter(one -> one.name().equals(CHECK))
            .reduce((earlier, later) -> later);
    if (verdict.isEmpty() || verdict.get().state().isEmpty()) {
      wrong.add(name + " has no concluded " + CHECK);
    }
    var reviews = ofBot(pull.repo(), pull.number(), REVIEW);
    if (reviews.size() != 1) {
      wrong.add("%s has %d reviews".formatted(name, reviews.size()));
    } else if (!reviews.getFirst().body().contains(pull.head().substring(0, ABBREVIATED))) {
      wrong.add(name + " has a review of another commit");
    }
  }

  private void answered(Comment comment) {
    var answers =
        ofBot(
            comment.repo(), comment.issue(), "<!-- slipway:answer %d -->".formatted(comment.id()));
    if (answers.size() != 1) {
      wrong.add(
          "\"%s\" (%s#%d, comment %d) has %d answers"
              .formatted(
                  comment.body(), comment.repo(), comment.issue(), comment.id(), answers.size()));
    }
  }

  private List<Comment> ofBot(String repo, int issue, String marker) {
    return world.comments().stream()
        .filter(comment -> comment.ofBot() && comment.repo().equals(repo))
        .filter(comment -> comment.issue() == issue && comment.body().startsWith(marker))
        .toList();
  }

  /** The newest of each image is in Git; older ones may have come too late to be written. */
  private void published() {
    var newest = new LinkedHashMap<String, World.Publication>();
    world.publications().forEach(one -> newest.put(one.repo() + " " + one.image(), one));
    newest
        .values()
        .forEach(
            one -> {
              var reference = one.image() + ":" + one.tag();
              boolean written =
                  world.places().stream()
                      .filter(place -> place.repo().equals(one.repo()))
                      .filter(place -> place.environment().equals("staging"))
                      .anyMatch(place -> place.inGit().startsWith(reference + " "));
              if (!written) {
                wrong.add(
                    "%s was published and is not in staging of %s"
                        .formatted(reference, one.repo()));
              }
            });
  }

  private void running() {
    for (var place : world.places()) {
      if (!place.inGit().equals(place.running())) {
        wrong.add(
            "%s of %s runs %s where Git says %s"
                .formatted(place.environment(), place.repo(), place.running(), place.inGit()));
      }
    }
  }
}
