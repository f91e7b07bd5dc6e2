package io.mindscape.slipway.policies.strategy;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.Block.Notes;
import io.mindscape.slipway.policies.strategy.Strategy.Autoscaling;
import io.mindscape.slipway.policies.strategy.Strategy.Environment;
import io.mindscape.slipway.policies.strategy.Strategy.Monitoring;
import io.mindscape.slipway.policies.strategy.Strategy.Requirement;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a strategy file: the strategy document's blocks as it writes them, {@code delivery} and
 * {@code rules}.
 */
public final class StrategyReader {

  private static final String REFERENCE = "reference.yaml";

  private StrategyReader() {}

  /**
   * Reads {@code slipway.yaml}.
   *
   * @throws Refused if anything in it is not understood; the message has a line {@code file:line}
   *     for each problem, with the accepted forms
   */
  public static Strategy read(SourceFile file) {
    return read(file, "");
  }

  /**
   * The strategy of the reference platform, for a folder that has none: it speaks of objects whose
   * names begin with {@code mindscape-} and of no others.
   */
  public static Strategy reference() {
    try (var resource = StrategyReader.class.getResourceAsStream(REFERENCE)) {
      if (resource == null) {
        throw new IllegalStateException("the reference strategy is missing");
      }
      return read(new SourceFile("reference strategy", resource.readAllBytes()), "mindscape-");
    } catch (IOException e) {
      throw new UncheckedIOException("the reference strategy cannot be read", e);
    }
  }

  private static Strategy read(SourceFile file, String speaksOf) {
    var yaml = YamlReader.read(file);
    var notes = new Notes(new ArrayList<>(), new HashMap<>());
    yaml.findings().forEach(finding -> notes.problem(finding.place(), finding.message()));
    refuse(notes);
    if (yaml.documents().size() != 1 || !(yaml.documents().get(0) instanceof Mapping root)) {
      throw new Refused(
          "%s:1 The strategy file has to be one mapping with the blocks environments, resource_requirements, autoscaling, monitoring, maintenance, delivery and rules."
              .formatted(file.path()));
    }
    var strategy = blocks(new Block("", root, notes), speaksOf);
    refuse(notes);
    return strategy;
  }

  private static Strategy blocks(Block root, String speaksOf) {
    root.only(
        "environments",
        "resource_requirements",
        "autoscaling",
        "monitoring",
        "maintenance",
        "delivery",
        "rules");
    var environments = environments(root.block("environments"));
    var maintenance = root.block("maintenance");
    var delivery = DeliveryReader.read(root.block("delivery"), environments.keySet());
    var named = new LinkedHashSet<>(environments.keySet());
    named.addAll(delivery.environments().keySet());
    return new Strategy(
        environments,
        requirements(root.block("resource_requirements")),
        autoscaling(root.block("autoscaling")),
        monitoring(root.block("monitoring")),
        MaintenanceReader.read(maintenance),
        maintenance == null ? List.of() : maintenance.words("tasks"),
        maintenance == null ? null : NodeCareReader.read(maintenance.block("nodes")),
        LogTargetReader.read(maintenance, delivery.environments().keySet()),
        DatabasesReader.read(maintenance, named, delivery.environments().values()),
        UpdateRulesReader.read(maintenance),
        AutoMergeReader.read(maintenance, delivery.environments()),
        MaintenanceReader.breakGlass(maintenance),
        delivery,
        RulesReader.read(root.block("rules"), named),
        root.notes().places(),
        speaksOf);
  }

  private static Map<String, Environment> environments(@Nullable Block block) {
    var found = new LinkedHashMap<String, Environment>();
    for (var name : keys(block)) {
      var one = block == null ? null : block.block(name);
      if (one != null) {
        one.only("purpose", "access", "scaling", "monitoring");
        found.put(
            name,
            new Environment(
                name,
                one.text("purpose"),
                one.text("access"),
                one.read("scaling", Words::scaling),
                one.read("monitoring", Words::monitoring)));
      }
    }
    return found;
  }

  private static Map<String, Map<String, Requirement>> requirements(@Nullable Block block) {
    var found = new LinkedHashMap<String, Map<String, Requirement>>();
    for (var environment : keys(block)) {
      var components = block == null ? null : block.block(environment);
      var needs = new LinkedHashMap<String, Requirement>();
      for (var component : keys(components)) {
        var one = components == null ? null : components.block(component);
        if (one != null) {
          one.only("cpu", "memory", "storage", "replicas");
          needs.put(
              component,
              new Requirement(
                  one.read("cpu", Words::cores),
                  one.read("memory", Words::bytes),
                  one.read("storage", Words::bytes),
                  one.read("replicas", Words::count)));
        }
      }
      found.put(environment, needs);
    }
    return found;
  }

  private static Autoscaling autoscaling(@Nullable Block block) {
    if (block == null) {
      return new Autoscaling(null, null);
    }
    block.only("cpu", "memory");
    return new Autoscaling(target(block.block("cpu")), target(block.block("memory")));
  }

  private static Autoscaling.@Nullable Target target(@Nullable Block block) {
    if (block == null) {
      return null;
    }
    block.only("target", "min_replicas", "max_replicas");
    var percent = block.read("target", Words::percent);
    var least = block.read("min_replicas", Words::count);
    var most = block.read("max_replicas", Words::count);
    if (percent == null || least == null || most == null) {
      block.notes().problem(block.place(), "target, min_replicas and max_replicas are all needed");
      return null;
    }
    if (least > most) {
      block.problem(
          "min_replicas", "min_replicas %d is more than max_replicas %d".formatted(least, most));
    }
    return new Autoscaling.Target(percent, least, most);
  }

  private static Monitoring monitoring(@Nullable Block block) {
    if (block == null) {
      return new Monitoring(List.of(), List.of());
    }
    block.only("metrics", "alerts");
    var alerts = new ArrayList<Monitoring.Alert>();
    for (var words : block.words("alerts")) {
      try {
        alerts.add(Words.alert(words));
      } catch (Refused e) {
        block.problem("alerts", e.getMessage());
      }
    }
    return new Monitoring(block.words("metrics"), alerts);
  }

  private static List<String> keys(@Nullable Block block) {
    return block == null ? List.of() : block.keys();
  }

  private static void refuse(Notes notes) {
    if (!notes.problems().isEmpty()) {
      throw new Refused(String.join("\n", notes.problems()));
    }
  }
}
