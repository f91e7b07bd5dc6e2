package io.mindscape.slipway.jobs.render;

import io.mindscape.slipway.jobs.render.Unit.Source;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which units a file takes part in, without asking each of them: an index over the files that they
 * name and the folders that are theirs as a whole.
 */
public final class Affected {

  private final List<Unit> units;
  private final Map<String, List<Integer>> byFile = new HashMap<>();
  private final Map<String, List<Integer>> byFolder = new HashMap<>();

  private Affected(List<Unit> units) {
    this.units = List.copyOf(units);
  }

  /** An index over these units. */
  public static Affected of(List<Unit> units) {
    var index = new Affected(units);
    for (int at = 0; at < units.size(); at++) {
      index.add(units.get(at), at);
    }
    return index;
  }

  private void add(Unit unit, int at) {
    note(byFolder, unit.folder(), at);
    switch (unit.source()) {
      case Source.Helm helm -> {
        helm.folders().forEach(folder -> note(byFolder, folder, at));
        helm.values().forEach(file -> note(byFile, file, at));
      }
      case Source.Plain(var files) -> files.forEach(file -> note(byFile, file, at));
      case Source.Kustomize(var folder, var files) -> {
        note(byFolder, folder, at);
        files.forEach(file -> note(byFile, file, at));
      }
      case Source.NoChart(var values) -> {}
    }
  }

  private static void note(Map<String, List<Integer>> index, String path, int at) {
    index.computeIfAbsent(path, any -> new ArrayList<>(1)).add(at);
  }

  /** The units that one of these files takes part in, in their order. */
  public List<Unit> by(Collection<String> paths) {
    if (paths.contains(Strategy.FILE)) {
      return units;
    }
    var found = new BitSet(units.size());
    for (var path : paths) {
      or(found, byFile.get(path));
      or(found, byFolder.get(path));
      or(found, byFolder.get(""));
      for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
        or(found, byFolder.get(path.substring(0, slash)));
      }
    }
    var affected = new ArrayList<Unit>();
    found.stream().mapToObj(units::get).forEach(affected::add);
    return affected;
  }

  private static void or(BitSet found, @Nullable List<Integer> more) {
    if (more != null) {
      more.forEach(found::set);
    }
  }
}
