package io.mindscape.slipway.policies.terraform;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.hcl.value.Value;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.plan.Resource;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Planned resources in the form of objects, so that they are compared, masked and shown as all
 * others are. What is not known before a run says so.
 */
final class Plans {

  private static final Set<String> TAKEN = Set.of("apiVersion", "kind", "metadata", "status");

  private final Place place;

  private Plans(Place place) {
    this.place = place;
  }

  static Manifest manifest(Planned resource) {
    return new Plans(resource.node().place()).of(resource);
  }

  private Manifest of(Planned resource) {
    var entries = new ArrayList<Entry>();
    entries.add(entry("apiVersion", text(Resource.API_VERSION)));
    entries.add(entry("kind", text(resource.type())));
    entries.add(
        entry("metadata", new Mapping(place, List.of(entry("name", text(name(resource)))))));
    entries.addAll(entries(resource.node()));
    return new Manifest(place.file(), new Mapping(place, entries));
  }

  /** The address without the type, which stands before it. */
  private static String name(Planned resource) {
    return resource.type().equals("module")
        ? resource.address().replaceFirst("module\\.", "")
        : resource.address().replace(resource.type() + ".", "");
  }

  private List<Entry> entries(Node node) {
    var entries = new ArrayList<Entry>();
    node.arguments()
        .forEach(
            (name, given) -> {
              if (!given.value().isNull()) {
                var key = TAKEN.contains(name) ? "argument " + name : name;
                entries.add(
                    entry(key, given.isSecret() ? secret(given.value()) : value(given.value())));
              }
            });
    Map<String, List<YamlNode>> blocks = new LinkedHashMap<>();
    for (var block : node.blocks()) {
      blocks
          .computeIfAbsent(block.type(), any -> new ArrayList<>())
          .add(new Mapping(place, entries(block)));
    }
    blocks.forEach(
        (type, all) ->
            entries.add(entry(type, all.size() == 1 ? all.get(0) : new Sequence(place, all))));
    if (node.isOpen()) {
      entries.add(entry(Resource.MORE, text(Resource.UNKNOWN)));
    }
    return entries;
  }

  private YamlNode secret(Value value) {
    return text(Resource.SECRET + (value.isWhole() ? value.toString() : Resource.UNKNOWN));
  }

  private YamlNode value(Value value) {
    return switch (value) {
      case Value.Unknown unknown -> text(Resource.UNKNOWN);
      case Value.Null nothing -> text("null");
      case Value.Text(var text) -> text(text);
      case Value.Truth(var isTrue) ->
          new Scalar(place, Boolean.toString(isTrue), Scalar.Type.BOOLEAN, isTrue);
      case Value.Numeral(var number) ->
          new Scalar(place, number.toPlainString(), Scalar.Type.FLOAT, number);
      case Value.Sequence(var items, var isSet) ->
          new Sequence(place, items.stream().map(this::value).toList());
      case Value.Fields(var fields, var isOpen) -> {
        var entries = new ArrayList<Entry>();
        fields.forEach((key, inner) -> entries.add(entry(key, value(inner))));
        yield new Mapping(place, entries);
      }
    };
  }

  private Entry entry(String key, YamlNode value) {
    return new Entry(place, key, value);
  }

  private Scalar text(String text) {
    return new Scalar(place, text, Scalar.Type.STRING, text);
  }
}
