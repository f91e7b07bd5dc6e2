package io.mindscape.slipway.policies.strategy;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.schema.Schemas;
import io.mindscape.slipway.policies.strategy.Delivery.Approvals;
import io.mindscape.slipway.policies.strategy.Delivery.Follows;
import io.mindscape.slipway.policies.strategy.Delivery.RendererName;
import io.mindscape.slipway.policies.strategy.Delivery.Sync;
import io.mindscape.slipway.policies.strategy.Delivery.TagPlace;
import io.mindscape.slipway.policies.strategy.Delivery.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the {@code delivery} block of a strategy file. */
final class DeliveryReader {

  private static final Set<String> GATES = new TreeSet<>(Set.of("healthy", "alerts"));

  private DeliveryReader() {}

  static Delivery read(@Nullable Block block, Set<String> environments) {
    if (block == null) {
      return Delivery.none();
    }
    block.only(
        "owners", "environments", "images", "applications", "external", "terraform", "apiVersions");
    var targets = targets(block.block("environments"), environments);
    var named = new LinkedHashSet<>(environments);
    named.addAll(targets.keySet());
    return new Delivery(
        block.words("owners"),
        targets,
        images(block.block("images")),
        applications(block.block("applications")),
        ExternalReader.read(block, named),
        InfrastructureReader.read(block.block("terraform"), named),
        block.words("apiVersions"));
  }

  private static Map<String, Target> targets(@Nullable Block block, Set<String> environments) {
    var targets = new LinkedHashMap<String, Target>();
    if (block == null) {
      return targets;
    }
    for (var name : block.keys()) {
      var one = block.block(name);
      if (one == null) {
        continue;
      }
      if (!environments.isEmpty() && !environments.contains(name)) {
        block.problem(
            name,
            "there is no environment \"%s\"; the block environments has %s"
                .formatted(name, String.join(", ", environments)));
      }
      targets.put(name, target(name, one));
    }
    targets.values().forEach(target -> checkFollowing(target, targets, block));
    return targets;
  }

  private static Target target(String name, Block block) {
    block.only(
        "paths",
        "renderer",
        "cluster",
        "clusters",
        "kubernetes",
        "namespace",
        "sync",
        "follows",
        "approvals",
        "soak",
        "gates",
        "watch",
        "freezes");
    if (block.words("paths").isEmpty()) {
      block.problem("paths", "\"paths\" is needed: the folders whose content is " + name);
    }
    var namespace = block.text("namespace");
    return new Target(
        name,
        block.words("paths"),
        orElse(block.read("renderer", text -> oneOf(RendererName.class, text)), RendererName.AUTO),
        waves(name, block),
        orElse(block.read("kubernetes", DeliveryReader::version), ""),
        namespace.isEmpty() ? name : namespace,
        orElse(block.read("sync", text -> oneOf(Sync.class, text)), Sync.APPLY),
        follows(block.block("follows")),
        approvals(block.block("approvals")),
        orElse(block.read("soak", Words::duration), Duration.ZERO),
        gates(block),
        orElse(block.read("watch", Words::duration), Duration.ZERO),
        MaintenanceReader.freezes(block));
  }

  /** One that Slipway knows the kinds of: for another, nothing could be proven. */
  private static String version(String text) {
    if (!Schemas.VERSIONS.contains(text)) {
      throw new Refused(
          "Slipway does not know the kinds of Kubernetes %s: write one of %s, or leave it out"
              .formatted(text, String.join(", ", Schemas.VERSIONS)));
    }
    return text;
  }

  private static List<List<String>> waves(String name, Block block) {
    if (block.has("clusters")) {
      return block.waves("clusters");
    }
    var cluster = block.text("cluster");
    return List.of(List.of(cluster.isEmpty() ? name : cluster));
  }

  private static @Nullable Follows follows(@Nullable Block block) {
    if (block == null) {
      return null;
    }
    block.only("branch", "environment");
    if (block.has("branch") == block.has("environment")) {
      block.problem("branch", "\"follows\" names a branch or an environment, one of the two");
    }
    return block.has("branch")
        ? new Follows.Branch(block.text("branch"))
        : new Follows.Promotion(block.text("environment"));
  }

  private static @Nullable Approvals approvals(@Nullable Block block) {
    if (block == null) {
      return null;
    }
    block.only("teams", "required");
    var teams = block.words("teams");
    if (teams.isEmpty() || !teams.stream().allMatch(team -> team.matches("[^/\\s]+/[^/\\s]+"))) {
      block.problem("teams", "\"teams\" lists teams as org/team");
    }
    return new Approvals(teams, Math.max(1, orElse(block.read("required", Words::count), 1)));
  }

  private static Set<String> gates(Block block) {
    var gates = new LinkedHashSet<>(block.words("gates"));
    gates.stream()
        .filter(gate -> !GATES.contains(gate))
        .forEach(
            gate ->
                block.problem(
                    "gates",
                    "there is no gate \"%s\"; there are %s"
                        .formatted(gate, String.join(", ", GATES))));
    return gates;
  }

  private static Map<String, List<TagPlace>> images(@Nullable Block block) {
    var images = new LinkedHashMap<String, List<TagPlace>>();
    if (block != null) {
      for (var image : block.keys()) {
        var places = new ArrayList<TagPlace>();
        for (var place : block.blocks(image)) {
          place.only("file", "key");
          if (place.text("file").isEmpty() || place.text("key").isEmpty()) {
            place.problem(
                "file", "\"file\" and \"key\" say where the tag of %s is written".formatted(image));
          }
          places.add(new TagPlace(place.text("file"), place.text("key")));
        }
        images.put(image, List.copyOf(places));
      }
    }
    return images;
  }

  private static Map<String, String> applications(@Nullable Block block) {
    var charts = new HashMap<String, String>();
    if (block != null) {
      for (var name : block.keys()) {
        var one = block.block(name);
        if (one != null) {
          charts.put(name, one.only("chart").text("chart"));
        }
      }
    }
    return charts;
  }

  /** Following leads to a branch in the end, never in a circle. */
  private static void checkFollowing(Target target, Map<String, Target> targets, Block block) {
    var seen = new LinkedHashSet<String>();
    var at = target;
    while (at.follows() instanceof Follows.Promotion(var source)) {
      if (!seen.add(at.environment())) {
        block.problem(
            target.environment(), "the environments follow each other in a circle: " + seen);
        return;
      }
      var next = targets.get(source);
      if (next == null) {
        block.problem(
            target.environment(),
            "%s follows the environment \"%s\", which delivery does not have"
                .formatted(at.environment(), source));
        return;
      }
      at = next;
    }
  }

  private static <E extends Enum<E>> E oneOf(Class<E> type, String text) {
    for (var constant : type.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(text.strip())) {
        return constant;
      }
    }
    var names = new ArrayList<String>();
    for (var constant : type.getEnumConstants()) {
      names.add(constant.name().toLowerCase(Locale.ROOT));
    }
    throw new Refused("\"%s\" is none of %s".formatted(text, String.join(", ", names)));
  }

  private static <T> T orElse(@Nullable T value, T otherwise) {
    return value == null ? otherwise : value;
  }
}
