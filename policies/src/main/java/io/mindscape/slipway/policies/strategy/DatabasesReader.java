package io.mindscape.slipway.policies.strategy;

import static java.util.Comparator.comparingInt;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.schema.Nearest;
import io.mindscape.slipway.policies.strategy.Delivery.Target;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code maintenance.database}, where there is one database, or {@code
 * maintenance.databases}, where there are several, each under a name of the team's choice.
 */
final class DatabasesReader {

  private static final String ONE = "database";
  private static final String SEVERAL = "databases";
  private static final String FORM =
      "a name of your choice, and under it \"environment\" and \"secret\"";

  /** It is a part of the keys of steps. */
  private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9._-]{0,39})");

  private final List<String> order;
  private final Collection<Target> targets;
  private final List<DatabaseAccess> found = new ArrayList<>();

  private DatabasesReader(Collection<String> order, Collection<Target> targets) {
    this.order = List.copyOf(order);
    this.targets = targets;
  }

  /**
   * The databases, in the order of their environments; none where neither block is there.
   *
   * @param order the names of all environments, in the order of promotion
   * @param targets those that {@code delivery} can reach
   */
  static List<DatabaseAccess> read(
      @Nullable Block maintenance, Collection<String> order, Collection<Target> targets) {
    if (maintenance == null) {
      return List.of();
    }
    if (!maintenance.isNothing(ONE) && !maintenance.isNothing(SEVERAL)) {
      maintenance.problem(
          SEVERAL,
          "\"database\" and \"databases\" cannot both be there: put the one under \"databases\", by"
              + " a name of your choice, and say its \"environment\"");
      return List.of();
    }
    var reader = new DatabasesReader(order, targets);
    return maintenance.isNothing(SEVERAL)
        ? reader.one(maintenance).stream().toList()
        : reader.several(maintenance);
  }

  private Optional<DatabaseAccess> one(Block maintenance) {
    if (maintenance.isNothing(ONE)) {
      return Optional.empty();
    }
    if (!maintenance.isMapping(ONE)) {
      maintenance.problem(
          ONE,
          "\"maintenance.database\" has to be a mapping with \"secret\"; several databases stand"
              + " under \"databases\": "
              + FORM);
      return Optional.empty();
    }
    return Optional.ofNullable(maintenance.block(ONE))
        .map(block -> block.only("secret", "host", "port", "name", "user"))
        .flatMap(block -> DatabaseAccessReader.read(block, "", "", targets));
  }

  private List<DatabaseAccess> several(Block maintenance) {
    var block = maintenance.isMapping(SEVERAL) ? maintenance.block(SEVERAL) : null;
    if (block == null || block.keys().isEmpty()) {
      maintenance.problem(
          SEVERAL, "\"maintenance.databases\" has to be a mapping: %s, for each".formatted(FORM));
      return List.of();
    }
    block.keys().forEach(label -> labelled(block, label));
    return found.stream().sorted(comparingInt(one -> order.indexOf(one.environment()))).toList();
  }

  private void labelled(Block all, String label) {
    if (!LABEL.matcher(label).matches()) {
      all.problem(
          label,
          "\"%s\" is no name for a database: write up to 40 letters, digits, \"-\", \"_\" and \".\""
              .formatted(label));
      return;
    }
    if (found.stream().anyMatch(other -> other.label().equalsIgnoreCase(label))) {
      all.problem(label, "there are two databases of the name \"%s\"".formatted(label));
    }
    if (all.isNothing(label)) {
      all.problem(
          label, "\"%s\" needs \"environment\" and \"secret\"".formatted(all.key() + "." + label));
    }
    var block = all.block(label);
    if (block != null) {
      block.only("environment", "secret", "host", "port", "name", "user");
      var environment = block.read("environment", this::environment);
      if (block.isNothing("environment")) {
        block.problem(
            "environment",
            "\"environment\" is needed: databases have their turn in the order of environments");
      }
      DatabaseAccessReader.read(block, label, environment == null ? "" : environment, targets)
          .ifPresent(access -> add(access, block));
    }
  }

  private String environment(String text) {
    if (!order.contains(text)) {
      throw new Refused(
          "\"%s\" is no environment of this file%s; there are %s"
              .formatted(
                  text,
                  Nearest.question(text, Set.copyOf(order)),
                  order.isEmpty() ? "none" : String.join(", ", order)));
    }
    return text;
  }

  private void add(DatabaseAccess access, Block block) {
    found.stream()
        .filter(other -> mayBeTheSame(other, access))
        .findFirst()
        .ifPresent(
            other ->
                block.problem(
                    "secret",
                    "\"%s\" has the Secret of \"%s\", and nothing says that they are two databases: give each its own \"name\" (of the database), \"host\", \"port\" or \"secret.key\""
                        .formatted(access.label(), other.label())));
    found.add(access);
  }

  /** They have one Secret, and do not both say something in which they differ. */
  private static boolean mayBeTheSame(DatabaseAccess one, DatabaseAccess other) {
    var here = one.secret();
    var there = other.secret();
    return here.cluster().equals(there.cluster())
        && here.namespace().equals(there.namespace())
        && here.name().equals(there.name())
        && Stream.of(
                List.of(here.key(), there.key()),
                List.of(one.instead().name(), other.instead().name()),
                List.of(one.instead().host(), other.instead().host()),
                List.of(port(one), port(other)))
            .noneMatch(DatabasesReader::differ);
  }

  private static String port(DatabaseAccess access) {
    int port = access.instead().port();
    return port == 0 ? "" : Integer.toString(port);
  }

  private static boolean differ(List<String> both) {
    return !both.contains("") && !both.get(0).equals(both.get(1));
  }
}
