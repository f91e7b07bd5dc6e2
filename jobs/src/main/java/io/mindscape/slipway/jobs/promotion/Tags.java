package io.mindscape.slipway.jobs.promotion;

import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.Delivery;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlEdit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and writes the tags of the images that a platform delivers. */
final class Tags {

  private Tags() {}

  /**
   * Every place that source and target of {@code route} both have in {@code tree}, moving or not.
   *
   * @throws Refused if a file is there and its tag cannot be read
   */
  static List<Move> along(Route route, Snapshot tree, Delivery delivery) {
    var moves = new ArrayList<Move>();
    delivery
        .images()
        .forEach(
            (image, places) -> {
              for (var place : places) {
                var file = place.fileIn(route.target().environment());
                var from = tree.read(place.fileIn(route.source().environment()));
                var to = tree.read(file);
                if (from.isPresent() && to.isPresent()) {
                  var before = tag(image, to.get(), place.key());
                  var after = tag(image, from.get(), place.key());
                  moves.add(new Move(image, file, place.key(), before, after));
                }
              }
            });
    return List.copyOf(moves);
  }

  /** The files that source has and target lacks: their images cannot be promoted. */
  static List<String> missing(Route route, Snapshot tree, Delivery delivery) {
    return delivery.images().values().stream()
        .flatMap(List::stream)
        .filter(place -> tree.read(place.fileIn(route.source().environment())).isPresent())
        .map(place -> place.fileIn(route.target().environment()))
        .filter(file -> tree.read(file).isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  /** What an environment runs according to {@code tree}: image → its tags, each once. */
  static Map<String, List<String>> of(String environment, Snapshot tree, Delivery delivery) {
    var tags = new LinkedHashMap<String, List<String>>();
    delivery
        .images()
        .forEach(
            (image, places) -> {
              var found =
                  places.stream()
                      .flatMap(
                          place ->
                              tree.read(place.fileIn(environment)).stream()
                                  .map(file -> tag(image, file, place.key())))
                      .distinct()
                      .toList();
              if (!found.isEmpty()) {
                tags.put(image, found);
              }
            });
    return tags;
  }

  /**
   * Writes each move's tag, and not a byte besides.
   *
   * @return the files that change, by path
   * @throws Refused if a file or key is no longer there
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

  static String tag(String image, SourceFile file, String key) {
    return TagValue.of(image, YamlEdit.get(file, key)).tag();
  }
}
