package io.mindscape.slipway.policies.rule.served;

import io.mindscape.slipway.policies.rule.cel.value.TypedMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The defaults that {@code defaults.txt} lists. */
final class DefaultsTable implements Defaults {

  private static final String FILE = "/io/mindscape/slipway/policies/rule/served/defaults.txt";

  private final Map<String, List<DefaultRule>> rules = new HashMap<>();

  private DefaultsTable() {}

  static DefaultsTable read() {
    try (var file = DefaultsTable.class.getResourceAsStream(FILE)) {
      if (file == null) {
        throw new IllegalStateException(FILE + " is missing");
      }
      var table = new DefaultsTable();
      List<String> kinds = List.of();
      for (var line : new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (line.startsWith("for ")) {
          kinds = List.of(line.substring(4).split(" "));
        } else if (!line.isBlank() && !line.startsWith("#")) {
          table.add(kinds, line);
        }
      }
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException(FILE, e);
    }
  }

  private void add(List<String> kinds, String line) {
    for (var kind : kinds) {
      int at = kind.indexOf('@');
      var name = at < 0 ? kind : kind.substring(0, at);
      var below = at < 0 ? "" : kind.substring(at + 1) + ".";
      rules.computeIfAbsent(name, key -> new ArrayList<>()).add(DefaultRule.of(below + line));
    }
  }

  @Override
  public void fill(String apiVersion, String kind, TypedMap object) {
    for (var rule : rules.getOrDefault(apiVersion + "/" + kind, List.of())) {
      rule.fill(object);
    }
  }
}
