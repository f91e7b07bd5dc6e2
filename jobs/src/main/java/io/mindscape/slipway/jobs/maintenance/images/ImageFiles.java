package io.mindscape.slipway.jobs.maintenance.images;

import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.image.ImageName;
import io.mindscape.slipway.jobs.maintenance.images.ImagePlace.Written;
import io.mindscape.slipway.jobs.maintenance.task.Task.Turn;
import io.mindscape.slipway.policies.strategy.Delivery;
import io.mindscape.slipway.policies.strategy.Delivery.TagPlace;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files in which updates of images are written: those of the environments that follow a branch.
 * What follows an environment is changed by promotion alone.
 */
public final class ImageFiles {

  /** Of an image that its registry does not know. */
  public static final String NO_TAGS =
      "its registry has no tags of it: look at its name, and whether the bot may read it";

  private final Snapshot files;
  private final Delivery delivery;

  public ImageFiles(Turn turn) {
    var inForce = turn.occasion().inForce();
    this.files = turn.systems().git().at(turn.repo(), inForce.head());
    this.delivery = inForce.strategy().delivery();
  }

  /** The files of a place, as far as they are there. */
  public Stream<SourceFile> of(TagPlace place) {
    return delivery.environments().values().stream()
        .filter(target -> target.follows() instanceof Delivery.Follows.Branch)
        .filter(target -> isIn(target, place))
        .map(target -> place.fileIn(target.environment()))
        .distinct()
        .map(files::read)
        .flatMap(Optional::stream);
  }

  /** Where the strategy names no registry, the place itself may. */
  public static String named(String image, Written there) {
    boolean isTold =
        ImageName.parse(image).filter(name -> name.registry().isEmpty()).isPresent()
            && ImageName.parse(there.name()).filter(name -> !name.registry().isEmpty()).isPresent();
    return isTold ? there.name() : image;
  }

  /** A place that does not name its environment is that of the environment it stands in. */
  private static boolean isIn(Delivery.Target target, TagPlace place) {
    return !place.file().equals(place.fileIn(target.environment()))
        || target.paths().stream().anyMatch(path -> place.file().startsWith(path + "/"));
  }
}
