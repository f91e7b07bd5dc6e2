package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.secrecy.Secrecy;
import io.mindscape.slipway.policies.yaml.YamlFile;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands where in a rendered file. */
final class Spots {

  private static final Set<String> NOT_TO_BE_REPEATED = Set.of("Secret", "ConfigMap");

  /** Characters of a value that are worth showing. */
  private static final int LONGEST = 120;

  private final Map<Place, Spot> spots = new HashMap<>();

  private Spots() {}

  static Spots of(YamlFile file) {
    var spots = new Spots();
    var kinds = new ArrayList<String>();
    for (var document : file.documents()) {
      kinds.add(Nodes.text(document, "kind"));
    }
    for (int at = 0; at < kinds.size(); at++) {
      var kind = kinds.get(at);
      var alike = new Alike(kind, count(kinds.subList(0, at), kind), count(kinds, kind));
      spots.walk(file.documents().get(at), alike, List.of());
    }
    return spots;
  }

  Optional<Spot> at(Place place) {
    return Optional.ofNullable(spots.get(place));
  }

  private void walk(YamlNode node, Alike document, List<Step> way) {
    // A mapping begins where its first key does; the key comes after it and keeps the place.
    spots.put(
        node.place(),
        new Spot(document, way, node instanceof Scalar scalar ? scalar.text() : null, text(node)));
    switch (node) {
      case Mapping mapping -> {
        for (var entry : mapping.entries()) {
          var longer = Nodes.plus(way, new Step.Key(entry.key()));
          spots.put(entry.place(), new Spot(document, longer, null, text(entry.value())));
          walk(entry.value(), document, longer);
        }
      }
      case Sequence list -> {
        for (int at = 0; at < list.items().size(); at++) {
          var item = list.items().get(at);
          walk(
              item,
              document,
              Nodes.plus(way, new Step.Item(at, list.items().size(), Nodes.name(item))));
        }
      }
      case Scalar scalar -> {}
    }
  }

  private static String text(YamlNode node) {
    return node instanceof Scalar scalar ? scalar.text() : "";
  }

  private static int count(List<String> kinds, String kind) {
    return (int) kinds.stream().filter(kind::equals).count();
  }

  /**
   * A node.
   *
   * @param text of a scalar that stands there; null for a key, a mapping or a list
   * @param value the scalar that stands there or under the key that does; empty for none
   */
  record Spot(Alike document, List<Step> way, @Nullable String text, String value) {
    /** As it was rendered, on one line; empty where it may be a secret. */
    String line() {
      boolean isSecret =
          NOT_TO_BE_REPEATED.contains(document.kind())
              || lastKey().equals("value")
              || Secrecy.isSecretField(lastKey())
              || Secrecy.holdsSecret(lastKey() + ": " + value);
      var first = value.lines().findFirst().orElse("");
      var shown = first.length() <= LONGEST ? first : first.substring(0, LONGEST) + "…";
      return isSecret ? "" : (lastKey() + ": " + shown).strip();
    }

    /** The last key on the way; empty at the root. */
    String lastKey() {
      return Step.lastKey(way);
    }
  }

  /**
   * A document of its file.
   *
   * @param at which of those of its kind it is, from 0
   * @param of how many of that kind there are
   */
  record Alike(String kind, int at, int of) {}
}
