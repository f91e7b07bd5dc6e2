package io.mindscape.slipway.policies.rule.served;

import io.mindscape.slipway.policies.rule.cel.value.TypedMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The defaults that {@code defaults.txt} lists; those of a kind are read when they are needed. */
final class DefaultsTable implements Defaults {

  private static final String FILE = "/io/mindscape/slipway/policies/rule/served/defaults.txt";

  private final Map<String, List<String>> lines = new HashMap<>();
  private final Map<String, DefaultsTree> trees = new ConcurrentHashMap<>();

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
      lines.computeIfAbsent(name, key -> new ArrayList<>()).add(below + line);
    }
  }

  @Override
  public void fill(String apiVersion, String kind, TypedMap object) {
    var name = apiVersion + "/" + kind;
    var tree = trees.get(name);
    if (tree == null) {
      tree = new DefaultsTree();
      lines.getOrDefault(name, List.of()).forEach(tree::add);
      trees.put(name, tree);
    }
    tree.fill(object);
  }
}
