package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.semantic.custom.CustomKinds;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What clusters serve besides Kubernetes' own kinds: what the strategy file names, and what the
 * CustomResourceDefinitions of the tree define. Looked for once, and only for a chart that asks.
 */
final class Served {

  private static final String QUESTION = "APIVersions";
  private static final String DEFINITION = "CustomResourceDefinition";

  private final Files files;
  private final Mentions mentions;
  private final List<String> named;
  private final SortedSet<String> defined = new TreeSet<>();
  private @Nullable NavigableSet<String> askers;
  private boolean isLookedFor;

  Served(Files files, Mentions mentions, List<String> named) {
    this.files = files;
    this.mentions = mentions;
    this.named = List.copyOf(named);
  }

  /** Empty for a chart that does not ask. */
  synchronized SortedSet<String> to(String chart) {
    var asking = askers;
    if (asking == null) {
      asking = mentions.of(List.of(QUESTION));
      askers = asking;
    }
    boolean asks =
        chart.isEmpty() ? !asking.isEmpty() : !asking.subSet(chart + "/", chart + "0").isEmpty();
    return asks ? served() : Collections.emptySortedSet();
  }

  private SortedSet<String> served() {
    if (!isLookedFor) {
      isLookedFor = true;
      defined.addAll(named);
      for (var path : mentions.of(List.of(DEFINITION))) {
        if (path.endsWith(".yaml") || path.endsWith(".yml")) {
          files.glance(path).ifPresent(this::add);
        }
      }
    }
    return defined;
  }

  private void add(SourceFile file) {
    if (file.text().contains(DEFINITION) && !file.text().contains("{{")) {
      Manifests.in(YamlReader.read(file)).stream()
          .filter(CustomKinds::isDefinition)
          .forEach(this::add);
    }
  }

  private void add(Manifest definition) {
    var group = definition.text("spec", "group");
    var kind = definition.text("spec", "names", "kind");
    if (definition.at("spec", "versions") instanceof Sequence versions) {
      for (var version : versions.items()) {
        if (version instanceof Mapping mapping && mapping.get("name") instanceof Scalar name) {
          defined.add(group + "/" + name.text());
          defined.add(group + "/" + name.text() + "/" + kind);
        }
      }
    }
  }
}
