package io.mindscape.slipway.jobs.promotion;

import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.secrecy.Secrets;
import io.mindscape.slipway.policies.strategy.Delivery;
import io.mindscape.slipway.policies.strategy.Delivery.TagPlace;
import io.mindscape.slipway.policies.strategy.Delivery.Target;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlEdit;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads and writes the tags of the images that a platform delivers. Every method throws {@link
 * Refused} if a file is there and the tag in it cannot be read; the message says where.
 */
final class Tags {

  private static final String ANY = "{environment}";

  private Tags() {}

  /** Every place of the target that source feeds in {@code tree}, moving or not. */
  static List<Move> along(Route route, Snapshot tree, Delivery delivery) {
    var moves = new ArrayList<Move>();
    for (var image : delivery.images().keySet()) {
      for (var place : places(delivery, image, route.target())) {
        var before = at(image, place, route.target(), tree);
        var after = feeding(delivery, image, place, route.source(), tree);
        if (before.isPresent() && after.isPresent()) {
          var file = place.fileIn(route.target().environment());
          moves.add(new Move(image, file, place.key(), before.get(), after.get()));
        }
      }
    }
    return List.copyOf(moves);
  }

  /** The files that the target lacks although source has them: those images cannot be promoted. */
  static List<String> missing(Route route, Snapshot tree, Delivery delivery) {
    return delivery.images().keySet().stream()
        .flatMap(image -> places(delivery, image, route.source()).stream())
        .filter(place -> place.file().contains(ANY))
        .filter(place -> tree.read(place.fileIn(route.source().environment())).isPresent())
        .map(place -> place.fileIn(route.target().environment()))
        .filter(file -> tree.read(file).isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  /** What an environment runs according to {@code tree}: image → its tags, each once. */
  static Map<String, List<String>> of(Target environment, Snapshot tree, Delivery delivery) {
    var tags = new LinkedHashMap<String, List<String>>();
    for (var image : delivery.images().keySet()) {
      var found = of(delivery, image, environment, tree);
      if (!found.isEmpty()) {
        tags.put(image, found);
      }
    }
    return tags;
  }

  /**
   * The tag that {@code source} has for a place of another environment: that of the same place
   * there, or, where a place is one environment's alone, the image's only tag.
   */
  static Optional<String> feeding(
      Delivery delivery, String image, TagPlace place, Target source, Snapshot tree) {
    if (place.file().contains(ANY)) {
      return at(image, place, source, tree);
    }
    var tags = of(delivery, image, source, tree);
    return tags.size() == 1 ? Optional.of(tags.getFirst()) : Optional.empty();
  }

  /** The tag at a place; nothing where the file is not there. */
  static Optional<String> at(String image, TagPlace place, Target environment, Snapshot tree) {
    return tree.read(place.fileIn(environment.environment()))
        .map(file -> TagValue.of(image, open(file, place.key())).tag());
  }

  /**
   * What stands at a key. Tags are told in titles, comments and commits: a key that leads to a
   * secret is a mistake, which must not tell it.
   */
  private static String open(SourceFile file, String key) {
    var value = YamlEdit.get(file, key);
    var objects = Manifests.in(YamlReader.read(file));
    if (Secrets.builder().file(file).objects(objects).build().isIn(value)) {
      throw new Refused(
          "%s in %s holds a secret, and no tag: name another place in `delivery.images`."
              .formatted(Prose.code(key), Prose.code(file.path())));
    }
    return value;
  }

  /** The places of an image that belong to an environment: any, or those in its own folders. */
  static List<TagPlace> places(Delivery delivery, String image, Target environment) {
    return delivery.images().getOrDefault(image, List.of()).stream()
        .filter(
            place ->
                place.file().contains(ANY)
                    || environment.paths().stream().anyMatch(f -> isUnder(place.file(), f)))
        .toList();
  }

  /**
   * Writes each move's tag, and not a byte besides.
   *
   * @return the files that change, by path
   */
  static Map<String, byte[]> write(List<Move> moves, Snapshot tree) {
    var written = new LinkedHashMap<String, byte[]>();
    for (var move : moves) {
      var file =
          Optional.ofNullable(written.get(move.file()))
              .map(bytes -> new SourceFile(move.file(), bytes))
              .or(() -> tree.read(move.file()))
              .orElseThrow(() -> new Refused(Prose.code(move.file()) + " is no longer there."));
      var value = YamlEdit.get(file, move.key());
      var wanted = TagValue.of(move.image(), value).with(move.after());
      if (!value.equals(wanted)) {
        written.put(move.file(), YamlEdit.set(file, move.key(), wanted));
      }
    }
    return written;
  }

  /** Whether a path lies in a folder, which may be written with slashes around it. */
  static boolean isUnder(String path, String folder) {
    var bare = folder.replaceAll("^(\\./)+|/+$", "");
    return bare.isEmpty() || bare.equals(".") || path.equals(bare) || path.startsWith(bare + "/");
  }

  private static List<String> of(
      Delivery delivery, String image, Target environment, Snapshot tree) {
    return places(delivery, image, environment).stream()
        .flatMap(place -> at(image, place, environment, tree).stream())
        .distinct()
        .toList();
  }
}
