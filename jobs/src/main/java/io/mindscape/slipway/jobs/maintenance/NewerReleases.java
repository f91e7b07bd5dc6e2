package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.maintenance.Task.Turn;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.Delivery;
import io.mindscape.slipway.policies.strategy.Delivery.TagPlace;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlEdit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * Looks for newer releases of the images, and where their tags would have to be written: in the
 * environments that follow a branch. What follows an environment is changed by promotion alone.
 */
final class NewerReleases {

  private final Turn turn;
  private final BiPredicate<Version, Version> isWanted;
  private final Snapshot files;

  /**
   * @param isWanted whether the first, of the registry, should take the place of the second
   */
  NewerReleases(Turn turn, BiPredicate<Version, Version> isWanted) {
    this.turn = turn;
    this.isWanted = isWanted;
    this.files = turn.systems().git().at(turn.repo(), turn.occasion().inForce().head());
  }

  /** What there is; an image that cannot be looked at is noted and does not stop the others. */
  List<Bump> find() {
    var bumps = new ArrayList<Bump>();
    delivery()
        .images()
        .forEach(
            (image, places) -> {
              turn.guard().step("looking for releases of " + image);
              try {
                bumps.addAll(of(image, places));
              } catch (Unavailable failure) {
                turn.notes()
                    .couldNot(
                        "%s: %s does not answer: %s"
                            .formatted(
                                Markdown.code(image), failure.system(), failure.getMessage()));
              }
            });
    return bumps;
  }

  private List<Bump> of(String image, List<TagPlace> places) {
    var released =
        turn.systems().upkeep().registry().tags(image).stream()
            .map(Version::parse)
            .flatMap(Optional::stream)
            .toList();
    return places.stream()
        .flatMap(place -> files(place).map(file -> bump(image, file, place.key(), released)))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Bump> bump(String image, SourceFile file, String key, List<Version> released) {
    String tag;
    try {
      tag = Bump.tag(YamlEdit.get(file, key));
    } catch (Refused refused) {
      turn.notes().couldNot("%s: %s".formatted(Markdown.code(image), refused.getMessage()));
      return Optional.empty();
    }
    var current = Version.parse(tag);
    if (current.isEmpty()) {
      turn.notes()
          .did(
              "%s in %s is at %s, which is no release: left alone"
                  .formatted(Markdown.code(image), Markdown.code(file.path()), Markdown.code(tag)));
    }
    return current.flatMap(
        from ->
            released.stream()
                .filter(to -> isWanted.test(to, from))
                .max(Comparator.naturalOrder())
                .map(to -> new Bump(image, file.path(), key, from, to)));
  }

  private Stream<SourceFile> files(TagPlace place) {
    return delivery().environments().values().stream()
        .filter(target -> target.follows() instanceof Delivery.Follows.Branch)
        .filter(target -> isIn(target, place))
        .map(target -> place.fileIn(target.environment()))
        .distinct()
        .map(files::read)
        .flatMap(Optional::stream);
  }

  /** A place that does not name its environment is that of the environment it stands in. */
  private static boolean isIn(Delivery.Target target, TagPlace place) {
    return !place.file().equals(place.fileIn(target.environment()))
        || target.paths().stream().anyMatch(path -> place.file().startsWith(path + "/"));
  }

  private Delivery delivery() {
    return turn.occasion().inForce().strategy().delivery();
  }
}
