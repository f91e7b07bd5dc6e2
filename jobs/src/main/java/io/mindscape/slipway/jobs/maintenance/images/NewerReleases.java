package io.mindscape.slipway.jobs.maintenance.images;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.Unlisted;
import io.mindscape.slipway.jobs.image.ImageRegistry;
import io.mindscape.slipway.jobs.image.Release;
import io.mindscape.slipway.jobs.maintenance.images.ImagePlace.Written;
import io.mindscape.slipway.jobs.maintenance.task.Task.Turn;
import io.mindscape.slipway.jobs.maintenance.task.UnlistedHosts;
import io.mindscape.slipway.jobs.prose.Markdown;
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

/**
 * Looks for newer patch releases of the images, and for digests that have moved under their tag.
 */
final class NewerReleases {

  private final Turn turn;
  private final ImageFiles files;
  private final ImageRegistry registry;
  private final Map<String, List<Release>> released = new HashMap<>();
  private final List<Bump> bumps = new ArrayList<>();
  private final List<Used> stays = new ArrayList<>();
  private final UnlistedHosts unlisted = new UnlistedHosts();
  private final List<RuntimeException> failures = new ArrayList<>();
  private boolean isUnknown;

  NewerReleases(Turn turn) {
    this.turn = turn;
    this.files = new ImageFiles(turn);
    this.registry = turn.systems().upkeep().registry();
  }

  /**
   * What came of it.
   *
   * @param stays images for which there is nothing newer
   * @param all whether every image could be looked at, and its registry knows it
   */
  record Result(List<Bump> bumps, List<Used> stays, boolean all) {
    Result {
      bumps = List.copyOf(bumps);
      stays = List.copyOf(stays);
    }
  }

  /**
   * What there is; an image that cannot be looked at is noted and does not stop the others. That
   * nobody listed its host is no failure.
   *
   * @throws Refused where no image can be looked at before a person has acted
   */
  Result find() {
    var images = delivery().images();
    images.forEach(
        (image, places) -> {
          turn.guard().step("looking for releases of " + image);
          try {
            if (places.stream().flatMap(files::of).findAny().isEmpty()) {
              // What is not configured says so before there is anything to look for.
              registry.tags(image);
            }
            places.forEach(place -> at(image, place));
          } catch (Unavailable failure) {
            failed(failure, image, failure.words());
          } catch (Unlisted host) {
            failures.add(host);
            unlisted.note(Markdown.code(image), host);
          } catch (Refused refused) {
            failed(refused, image, refused.getMessage());
          }
        });
    if (!failures.isEmpty()
        && failures.size() == images.size()
        && failures.get(0) instanceof Refused refused) {
      throw refused;
    }
    unlisted.lines().forEach(line -> turn.notes().waits(line.what() + ": " + line.why()));
    return new Result(bumps, stays, !turn.notes().failed() && !isUnknown);
  }

  private void failed(RuntimeException failure, String image, String why) {
    failures.add(failure);
    turn.notes().couldNot("%s: %s".formatted(Markdown.code(image), why));
  }

  private void at(String image, TagPlace written) {
    files
        .of(written)
        .forEach(
            file -> {
              var place = new ImagePlace(file.path(), written.key());
              read(image, place, file)
                  .ifPresent(there -> found(ImageFiles.named(image, there), place, there));
            });
  }

  private void found(String image, ImagePlace place, Written there) {
    var update = update(image, place, there);
    update.ifPresent(bumps::add);
    if (update.isEmpty() && !there.tag().isEmpty()) {
      stays.add(new Used(image, there.tag(), there.digest()));
    }
  }

  private Optional<Written> read(String image, ImagePlace place, SourceFile file) {
    try {
      return Optional.of(place.read(file));
    } catch (Refused refused) {
      turn.notes().couldNot("%s: %s".formatted(Markdown.code(image), refused.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<Bump> update(String image, ImagePlace place, Written there) {
    var current = Release.parse(there.tag());
    var newest = current.flatMap(from -> newest(image, from));
    if (newest.isPresent()) {
      return released(image, place, there, newest.get().tag());
    }
    if (there.isPinned() && !there.tag().isEmpty()) {
      return moved(image, place, there);
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
              "%s: its registry lists %s, and does not have it: push that tag anew, or remove it"
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
        .filter(to -> to.isPatchOf(from))
        .max(Comparator.naturalOrder());
  }

  private List<Release> releases(String image) {
    var tags = registry.tags(image);
    if (tags.isEmpty()) {
      isUnknown = true;
      turn.notes().did("%s: %s".formatted(Markdown.code(image), ImageFiles.NO_TAGS));
    }
    return tags.stream().map(Release::parse).flatMap(Optional::stream).toList();
  }

  private Optional<Bump> moved(String image, ImagePlace place, Written there) {
    var now = registry.find(image, there.tag());
    if (now.isEmpty()) {
      turn.notes()
          .couldNot(
              "%s: its registry has no tag %s any more, which %s pins: write one that is there"
                  .formatted(
                      Markdown.code(image),
                      Markdown.code(there.tag()),
                      Markdown.code(place.file())));
    }
    return now.filter(it -> !it.digest().equals(there.digest()))
        .map(it -> new Bump(image, place, there, there.tag(), it));
  }

  private Delivery delivery() {
    return turn.occasion().inForce().strategy().delivery();
  }
}
