package io.mindscape.slipway.policies.strategy;

import static io.mindscape.slipway.policies.reference.Rule.ids;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.rule.Policies;
import io.mindscape.slipway.policies.schema.Nearest;
import io.mindscape.slipway.policies.strategy.Rules.Params;
import io.mindscape.slipway.policies.strategy.Rules.Rule;
import io.mindscape.slipway.policies.strategy.Rules.Tuning;
import io.mindscape.slipway.policies.workflow.Workflows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the {@code rules} block of a strategy file. */
final class RulesReader {

  /** The rules besides policies of which a repository may make something else. */
  static final Set<String> OURS =
      Stream.concat(
              Stream.of(
                  "strategy/autoscaling", "strategy/monitoring", "strategy/resource-requirements"),
              Workflows.RULES.stream())
          .collect(Collectors.toUnmodifiableSet());

  /** Those, and those about references and Terraform. */
  static final Set<String> TUNABLE = tunable();

  private static final Set<String> FIXED = Set.of("yaml", "schema", "semantic", "render");
  private static final Pattern POLICY = Pattern.compile("policy/[a-z0-9-]+");
  private static final String NOT_EVALUATED = "policy/not-evaluated";

  private static final String FORMS =
      "write {severity: …, reason: …}, {params: {…}, reason: …}, or except: [{objects: […], until:"
          + " …, reason: …}]";

  private static final String MISPLACED =
      "\"reason\" and \"until\" here belong to a \"severity\", and a \"reason\" also to \"params\";"
          + " each exception has its own";

  private final Set<String> environments;

  private static Set<String> tunable() {
    var all = new TreeSet<>(ids());
    all.addAll(OURS);
    all.addAll(Infrastructure.RULES);
    all.add("reference/replicas-beside-autoscaler");
    return all;
  }

  private RulesReader(Set<String> environments) {
    this.environments = environments;
  }

  /**
   * Reads it.
   *
   * @param environments those that the file speaks of; empty if it speaks of none
   */
  static Rules read(@Nullable Block block, Set<String> environments) {
    if (block == null) {
      return Rules.asShipped();
    }
    var reader = new RulesReader(environments);
    var rules = new LinkedHashMap<String, Rule>();
    for (var id : block.keys()) {
      checkId(id, block);
      var one = block.block(id);
      if (one != null) {
        rules.put(id, reader.rule(id, one, block));
      } else if (block.isNothing(id)) {
        block.problem(id, "\"rules.%s\" says nothing: %s".formatted(id, FORMS));
      }
    }
    return new Rules(rules);
  }

  private static void checkId(String id, Block block) {
    var family = id.contains("/") ? id.substring(0, id.indexOf('/')) : "";
    if (FIXED.contains(family)) {
      block.problem(
          id,
          "\"%s\" cannot be switched off, tuned or excepted from: what the API server refuses or nobody can read stays refused; that can be done to rules of policy/, reference/, strategy/ and workflow/"
              .formatted(id));
    } else if (id.equals(NOT_EVALUATED)) {
      block.problem(
          id,
          "\"%s\" cannot be switched off: what was not evaluated never counts as right; switch off the policy that it names"
              .formatted(id));
    } else if (!TUNABLE.contains(id) && !POLICY.matcher(id).matches()) {
      block.problem(id, unknown(id));
    }
  }

  private static String unknown(String id) {
    var known = new TreeSet<>(TUNABLE);
    var shipped = Policies.shippedNames();
    shipped.forEach(name -> known.add("policy/" + name));
    var near = shipped.contains(id) ? "policy/" + id : Nearest.to(id, known);
    return "there is no rule \"%s\"%s; there are policy/NAME, as `slipway rules` lists them, and %s"
        .formatted(id, Nearest.question(near), String.join(", ", new TreeSet<>(OURS)));
  }

  private Rule rule(String id, Block block, Block all) {
    block.only("severity", "reason", "until", "params", "except");
    boolean isTuned = block.has("severity");
    boolean isGiven = block.has("params");
    if (!isTuned && !isGiven && !block.has("except")) {
      all.problem(id, "\"rules.%s\" says nothing: %s".formatted(id, FORMS));
    } else if (isTuned || isGiven) {
      needsReason(block, all, id);
    } else if (block.has("reason")) {
      block.problem("reason", MISPLACED);
    }
    if (!isTuned && block.has("until")) {
      block.problem("until", MISPLACED);
    }
    return new Rule(
        id,
        isTuned ? tuning(block, all, id) : null,
        isGiven ? params(block, id) : null,
        block.blocks("except").stream().map(this::exemption).toList(),
        all.placeOf(id));
  }

  private static Tuning tuning(Block block, Block all, String id) {
    var level = block.read("severity", Words::level);
    return new Tuning(
        level == null ? null : level.orElse(null),
        block.read("until", Words::day),
        block.text("reason"),
        all.placeOf(id));
  }

  private static @Nullable Params params(Block block, String id) {
    if (!POLICY.matcher(id).matches()) {
      block.problem("params", "\"params\" are for policies, and %s is none".formatted(id));
      return null;
    }
    var params = block.block("params");
    return params == null ? null : new Params(ParamsObject.of(id, params), block.text("reason"));
  }

  private static void needsReason(Block block, Block outer, String key) {
    if (block.text("reason").isBlank()) {
      var text = "\"reason\" is needed: why, in a sentence for whoever reads this next year";
      if (block.has("reason")) {
        block.problem("reason", text);
      } else {
        outer.problem(key, text);
      }
    }
  }

  private Exemption exemption(Block block) {
    block.only("objects", "files", "environments", "until", "reason");
    var objects = block.words("objects");
    var files = block.words("files");
    if (objects.isEmpty() && files.isEmpty()) {
      block.problem(
          "objects",
          "an exception names \"objects\", such as [Deployment/api], or \"files\"; for everything,"
              + " write severity: off");
    }
    needsReason(block, block, "reason");
    var until = block.read("until", Words::day);
    if (!block.has("until")) {
      block.problem(
          "until",
          "an exception needs \"until\": the last day on which it holds, such as 2027-03-31");
    }
    // Without a day the file is refused, and nobody sees the exemption.
    return new Exemption(
        patterns(objects, block),
        files,
        environments(block),
        until == null ? LocalDate.MIN : until,
        block.text("reason"),
        block.place());
  }

  private static List<ObjectPattern> patterns(List<String> objects, Block block) {
    var patterns = new ArrayList<ObjectPattern>();
    for (var words : objects) {
      try {
        patterns.add(ObjectPattern.parse(words));
      } catch (Refused e) {
        block.problem("objects", e.getMessage());
      }
    }
    return patterns;
  }

  private Set<String> environments(Block block) {
    var named = new LinkedHashSet<>(block.words("environments"));
    for (var name : named) {
      if (!environments.isEmpty() && !environments.contains(name)) {
        block.problem(
            "environments",
            "there is no environment \"%s\"%s; there are %s"
                .formatted(
                    name, Nearest.question(name, environments), String.join(", ", environments)));
      }
    }
    return named;
  }
}
