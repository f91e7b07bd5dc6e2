package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.image.ImageName;
import io.mindscape.slipway.jobs.image.ImageRegistry;
import io.mindscape.slipway.jobs.image.Release;
import io.mindscape.slipway.jobs.maintenance.ImagePlace.Written;
import io.mindscape.slipway.jobs.maintenance.Task.Turn;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.Delivery;
import io.mindscape.slipway.policies.strategy.Delivery.TagPlace;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks for newer releases of the images, and where they would have to be written: in the
 * environments that follow a branch. What follows an environment is changed by promotion alone.
 */
final class NewerReleases {

  private final Turn turn;
  private final Wanted wanted;
  private final Snapshot files;
  private final ImageRegistry registry;
  private final Map<String, List<Release>> released = new HashMap<>();
  private final List<Bump> bumps = new ArrayList<>();
  private final List<RuntimeException> failures = new ArrayList<>();

  NewerReleases(Turn turn, Wanted wanted) {
    this.turn = turn;
    this.wanted = wanted;
    this.files = turn.systems().git().at(turn.repo(), turn.occasion().inForce().head());
    this.registry = turn.systems().upkeep().registry();
  }

  /** Which updates are looked for. */
  enum Wanted {
    /** Patch releases, and digests that have moved under their tag. */
    PATCHES {
      @Override
      boolean is(Release newer, Release current) {
        return newer.isPatchOf(current);
      }
    },
    /** Minor releases. */
    MINORS {
      @Override
      boolean is(Release newer, Release current) {
        return newer.isMinorOf(current);
      }
    };

    abstract boolean is(Release newer, Release current);
  }

  /**
   * What came of it.
   *
   * @param all whether every image could be looked at
   */
  record Result(List<Bump> bumps, boolean all) {
    Result {
      bumps = List.copyOf(bumps);
    }
  }

  /**
   * What there is; an image that cannot be looked at is noted and does not stop the others.
   *
   * @throws Refused where no image can be looked at before a person has acted
   */
  Result find() {
    var images = delivery().images();
    images.forEach(
        (image, places) -> {
          turn.guard().step("looking for releases of " + image);
          try {
            if (places.stream().flatMap(this::files).findAny().isEmpty()) {
              // What is not configured says so before there is anything to look for.
              registry.tags(image);
            }
            places.forEach(place -> at(image, place));
          } catch (Unavailable failure) {
            failed(failure, image, failure.system() + " does not answer: " + failure.getMessage());
          } catch (Refused refused) {
            failed(refused, image, refused.getMessage());
          }
        });
    if (!failures.isEmpty()
        && failures.size() == images.size()
        && failures.get(0) instanceof Refused refused) {
      throw refused;
    }
    return new Result(bumps, !turn.notes().failed());
  }

  private void failed(RuntimeException failure, String image, String why) {
    failures.add(failure);
    turn.notes().couldNot("%s: %s".formatted(Markdown.code(image), why));
  }

  private void at(String image, TagPlace written) {
    files(written)
        .forEach(
            file -> {
              var place = new ImagePlace(file.path(), written.key());
              read(image, place, file)
                  .flatMap(there -> update(named(image, there), place, there))
                  .ifPresent(bumps::add);
            });
  }

  private Optional<Written> read(String image, ImagePlace place, SourceFile file) {
    try {
      return Optional.of(place.read(file));
    } catch (Refused refused) {
      turn.notes().couldNot("%s: %s".formatted(Markdown.code(image), refused.getMessage()));
      return Optional.empty();
    }
  }

  /** Where the strategy names no registry, the place itself may. */
  private static String named(String image, Written there) {
    boolean isTold =
        ImageName.parse(image).filter(name -> name.registry().isEmpty()).isPresent()
            && ImageName.parse(there.name()).filter(name -> !name.registry().isEmpty()).isPresent();
    return isTold ? there.name() : image;
  }

  private Optional<Bump> update(String image, ImagePlace place, Written there) {
    var current = Release.parse(there.tag());
    var newest = current.flatMap(from -> newest(image, from));
    if (newest.isPresent()) {
      return released(image, place, there, newest.get().tag());
    }
    if (there.isPinned() && !there.tag().isEmpty()) {
      return wanted == Wanted.PATCHES ? moved(image, place, there) : Optional.empty();
    }
    if (current.isEmpty()) {
      turn.notes().did(leftAlone(image, place, there.tag()));
    }
    return Optional.empty();
  }

  private Optional<Bump> released(String image, ImagePlace place, Written there, String tag) {
    var now = registry.find(image, tag);
    if (now.isEmpty()) {
      turn.notes()
          .couldNot(
              "%s: its registry lists %s, and does not have it"
                  .formatted(Markdown.code(image), Markdown.code(tag)));
    }
    return now.map(it -> new Bump(image, place, there, tag, it));
  }

  private static String leftAlone(String image, ImagePlace place, String tag) {
    return "%s in %s %s: left alone"
        .formatted(
            Markdown.code(image),
            Markdown.code(place.file()),
            tag.isEmpty()
                ? "names no tag"
                : "is at %s, which is no release".formatted(Markdown.code(tag)));
  }

  private Optional<Release> newest(String image, Release from) {
    return released.computeIfAbsent(image, this::releases).stream()
        .filter(to -> wanted.is(to, from))
        .max(Comparator.naturalOrder());
  }

  private List<Release> releases(String image) {
    return registry.tags(image).stream().map(Release::parse).flatMap(Optional::stream).toList();
  }

  private Optional<Bump> moved(String image, ImagePlace place, Written there) {
    var now = registry.find(image, there.tag());
    if (now.isEmpty()) {
      turn.notes()
          .couldNot(
              "%s: its registry has no tag %s any more, which %s pins"
                  .formatted(
                      Markdown.code(image),
                      Markdown.code(there.tag()),
                      Markdown.code(place.file())));
    }
    return now.filter(it -> !it.digest().equals(there.digest()))
        .map(it -> new Bump(image, place, there, there.tag(), it));
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
