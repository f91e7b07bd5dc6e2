package io.mindscape.slipway.policies.strategy;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import java.util.List;

/** Makes {@code params: {…}} of a rule into the ConfigMap that its policy takes. */
final class ParamsObject {

  private ParamsObject() {}

  /** The ConfigMap; each value is a text there, however it is written. */
  static Manifest of(String id, Block params) {
    var place = params.place();
    var data =
        params.keys().stream().map(key -> entry(key, text(params.text(key), place))).toList();
    var name = id.substring(id.indexOf('/') + 1);
    var metadata = new Mapping(place, List.of(entry("name", text(name, place))));
    return new Manifest(
        place.file(),
        new Mapping(
            place,
            List.of(
                entry("apiVersion", text("v1", place)),
                entry("kind", text("ConfigMap", place)),
                entry("metadata", metadata),
                entry("data", new Mapping(place, data)))));
  }

  private static Entry entry(String key, YamlNode value) {
    return new Entry(value.place(), key, value);
  }

  private static Scalar text(String text, Place place) {
    return new Scalar(place, text, Scalar.Type.STRING, text);
  }
}
