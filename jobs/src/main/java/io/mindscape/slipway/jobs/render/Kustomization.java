package io.mindscape.slipway.jobs.render;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.yaml.YamlFile;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a kustomization file names. Keys count in whatever case, as they do for Kustomize.
 *
 * @param isComponent whether it is for others to use, and nothing by itself
 * @param names in the order of the file
 * @param charts where it asks for Helm charts
 */
record Kustomization(boolean isComponent, List<Name> names, List<Place> charts) {

  static final Set<String> FILES =
      Set.of("kustomization.yaml", "kustomization.yml", "Kustomization");

  private static final Set<String> LOCAL = Set.of("metadata", "labels", "commonlabels");

  Kustomization {
    names = List.copyOf(names);
    charts = List.copyOf(charts);
  }

  /** What a name is for. */
  enum Use {
    /** A file of objects, or a folder with a kustomization of its own. */
    RESOURCE,
    /** The same, of generators, transformers or validators. */
    PLUGIN,
    /** A file, or a patch that is written in place. */
    PATCH,
    /** A file. */
    FILE
  }

  /** One name, as it is written. */
  record Name(Use use, String text, Place place) {}

  static Kustomization of(YamlFile file) {
    var names = new ArrayList<Name>();
    var charts = new ArrayList<Place>();
    var root = file.documents().isEmpty() ? null : file.documents().get(0);
    if (!(root instanceof Mapping mapping)) {
      return new Kustomization(false, names, charts);
    }
    for (var entry : mapping.entries()) {
      switch (key(entry)) {
        case "resources", "bases", "components" -> add(names, Use.RESOURCE, entry.value());
        case "generators", "transformers", "validators" -> add(names, Use.PLUGIN, entry.value());
        case "patchesstrategicmerge" -> add(names, Use.PATCH, entry.value());
        case "crds", "configurations" -> add(names, Use.FILE, entry.value());
        case "helmcharts", "helmchartinflationgenerator" -> charts.add(entry.place());
        default -> {
          if (!LOCAL.contains(key(entry))) {
            deep(names, entry.value());
          }
        }
      }
    }
    boolean isComponent =
        mapping.get("kind") instanceof Scalar kind && kind.text().equals("Component");
    return new Kustomization(isComponent, names, charts);
  }

  /** The files that the configuration of a generator or transformer names. */
  static List<Name> namesIn(YamlNode configuration) {
    var names = new ArrayList<Name>();
    deep(names, configuration);
    return names;
  }

  /** Patches, replacements, generators and the schema name files below these keys. */
  private static void deep(List<Name> names, YamlNode node) {
    switch (node) {
      case Mapping mapping -> {
        for (var entry : mapping.entries()) {
          switch (key(entry)) {
            case "path", "files", "envs", "env", "paths" -> add(names, Use.FILE, entry.value());
            case "target", "source", "targets", "options", "literals", "labels", "annotations" -> {}
            default -> deep(names, entry.value());
          }
        }
      }
      case Sequence list -> list.items().forEach(item -> deep(names, item));
      case Scalar scalar -> {}
    }
  }

  private static void add(List<Name> names, Use use, YamlNode node) {
    switch (node) {
      case Scalar scalar -> {
        if (!scalar.text().isBlank()) {
          names.add(new Name(use, scalar.text(), scalar.place()));
        }
      }
      case Sequence list -> list.items().forEach(item -> add(names, use, item));
      case Mapping mapping -> {}
    }
  }

  private static String key(Entry entry) {
    return entry.key().toLowerCase(Locale.ROOT);
  }
}
