package io.mindscape.slipway.jobs.maintenance.dependencies;

import io.mindscape.slipway.jobs.image.ImageRegistry;
import io.mindscape.slipway.jobs.image.ImageRegistry.Found;
import io.mindscape.slipway.jobs.image.Release;
import io.mindscape.slipway.jobs.maintenance.images.Applications;
import io.mindscape.slipway.jobs.maintenance.images.Bump;
import io.mindscape.slipway.jobs.maintenance.images.ImageFiles;
import io.mindscape.slipway.jobs.maintenance.images.ImagePlace;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.jobs.render.Units;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.Delivery.TagPlace;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlEdit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Newer minor and major releases of the images under {@code delivery.images}. */
public final class ImageSource implements Source {

  private final Makers makers;

  public ImageSource(Makers makers) {
    this.makers = makers;
  }

  @Override
  public String name() {
    return "image";
  }

  @Override
  public List<Dependency> look(Look look) {
    return new Images(look, makers).all();
  }

  /** One look at the images. */
  private static final class Images {

    private final Look look;
    private final Makers makers;
    private final ImageFiles files;
    private final ImageRegistry registry;
    private final Applications applications;
    private final Map<String, List<Release>> released = new HashMap<>();
    private final Map<String, Optional<Found>> found = new HashMap<>();
    private final List<Dependency> all = new ArrayList<>();

    Images(Look look, Makers makers) {
      this.look = look;
      this.makers = makers;
      this.files = new ImageFiles(look.turn());
      this.registry = look.turn().systems().upkeep().registry();
      this.applications =
          new Applications(Units.in(look.files(), look.turn().occasion().inForce().strategy()));
    }

    List<Dependency> all() {
      look.turn()
          .occasion()
          .inForce()
          .strategy()
          .delivery()
          .images()
          .forEach(
              (image, places) -> {
                look.turn().guard().step("looking for releases of " + image);
                look.asking(Markdown.code(image), () -> one(image, places)).ifPresent(all::addAll);
              });
      return all;
    }

    private List<Dependency> one(String image, List<TagPlace> places) {
      if (places.stream().flatMap(files::of).findAny().isEmpty()) {
        // What is not configured says so before there is anything to look for.
        registry.tags(image);
      }
      return places.stream()
          .flatMap(
              place ->
                  files
                      .of(place)
                      .map(file -> at(image, new ImagePlace(file.path(), place.key()), file)))
          .flatMap(Optional::stream)
          .toList();
    }

    private Optional<Dependency> at(String named, ImagePlace place, SourceFile file) {
      ImagePlace.Written there;
      try {
        there = place.read(file);
      } catch (Refused noSuchKey) {
        look.cannot(Markdown.code(named), String.valueOf(noSuchKey.getMessage()));
        return Optional.empty();
      }
      var image = ImageFiles.named(named, there);
      var current = Release.parse(there.tag());
      if (current.isEmpty()) {
        look.leaves(
            "%s in %s".formatted(Markdown.code(image), Markdown.code(file.path())),
            there.tag().isEmpty()
                ? "it names no tag"
                : "it is at %s, which is no release".formatted(Markdown.code(there.tag())));
        return Optional.empty();
      }
      var newer =
          released.computeIfAbsent(image, this::releases).stream()
              .sorted()
              .flatMap(
                  to ->
                      size(to, current.get()).stream()
                          .map(
                              size ->
                                  new NewerImage(this, new Step(image, place, there, to), size)))
              .toList();
      return Optional.of(
          new Dependency(
              image,
              there.tag(),
              YamlEdit.place(file, place.key()),
              applications.of(file.path(), image),
              newer));
    }

    /** Patches are no dependency updates: they do not wait. */
    private static Optional<Newer.Size> size(Release to, Release from) {
      if (to.isMinorOf(from)) {
        return Optional.of(Newer.Size.MINOR);
      }
      return to.isMajorOf(from) ? Optional.of(Newer.Size.MAJOR) : Optional.empty();
    }

    private List<Release> releases(String image) {
      var tags = registry.tags(image);
      if (tags.isEmpty()) {
        look.unknown(Markdown.code(image), ImageFiles.NO_TAGS);
      }
      return tags.stream().map(Release::parse).flatMap(Optional::stream).toList();
    }

    Optional<Changes> changes(String image, String tag) {
      return makers.say(
          look.turn().repo(),
          find(image, tag).project().stream().toList(),
          new Makers.Named(image, tag));
    }

    Found find(String image, String tag) {
      return found
          .computeIfAbsent(image + ":" + tag, key -> registry.find(image, tag))
          .orElseThrow(
              () ->
                  new Refused(
                      "its registry lists %s, and does not have it: push that tag anew, or remove it"
                          .formatted(Markdown.code(tag))));
    }
  }

  /** A step of an image at a place. */
  private record Step(String image, ImagePlace place, ImagePlace.Written from, Release to) {
    Bump bump(Found now) {
      return new Bump(image, place, from, to.tag(), now);
    }
  }

  /** A newer release of an image, of which the registry is asked when that is wanted. */
  private record NewerImage(Images images, Step step, Size size) implements Newer {
    @Override
    public String version() {
      return step.to().tag();
    }

    @Override
    public Optional<Instant> released() {
      return found().made();
    }

    @Override
    public List<Bump> edits() {
      return List.of(step.bump(found()));
    }

    @Override
    public String evidence() {
      return found().digest();
    }

    @Override
    public Optional<Changes> changes() {
      return images.changes(step.image(), version());
    }

    private Found found() {
      return images.find(step.image(), version());
    }
  }
}
