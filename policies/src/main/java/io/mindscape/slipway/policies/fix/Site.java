package io.mindscape.slipway.policies.fix;

import io.mindscape.slipway.policies.edit.Way;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.yaml.YamlFile;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * An object and where it stands in its file.
 *
 * @param way to the object from the file
 */
record Site(Manifest object, Way way) {

  /** All objects of a file, in order; the items of a {@code List} one by one. */
  static List<Site> in(YamlFile file) {
    var sites = new ArrayList<Site>();
    for (int document = 0; document < file.documents().size(); document++) {
      collect(file.path(), file.documents().get(document), Way.root(document), sites);
    }
    return sites;
  }

  private static void collect(String path, YamlNode node, Way way, List<Site> sites) {
    if (!Manifest.isObject(node)) {
      return;
    }
    if (node instanceof Mapping list
        && list.get("kind") instanceof YamlNode.Scalar kind
        && kind.text().equals("List")
        && list.get("items") instanceof Sequence items) {
      for (int at = 0; at < items.items().size(); at++) {
        collect(path, items.items().get(at), way.key("items").item(at), sites);
      }
      return;
    }
    Manifests.in(new YamlFile(path, List.of(node), List.of()))
        .forEach(object -> sites.add(new Site(object, way)));
  }

  /** The object of a kind in which a place of this file is. */
  static Optional<Site> at(Place place, String kind, YamlFile file) {
    return in(file).stream()
        .filter(site -> site.object().root().place().compareTo(place) <= 0)
        .max(Comparator.comparing(site -> site.object().root().place()))
        .filter(site -> site.object().text("kind").equals(kind));
  }

  /** The object that a finding of this file is about. */
  static Optional<Site> of(Finding finding, YamlFile file) {
    return in(file).stream()
        .filter(site -> site.object().ref().equals(finding.resource()))
        .filter(site -> site.object().root().place().compareTo(finding.place()) <= 0)
        .max(Comparator.comparing(site -> site.object().root().place()));
  }
}
