package io.mindscape.slipway.jobs.fix;

import io.mindscape.slipway.jobs.fix.Mended.Changed;
import io.mindscape.slipway.jobs.fix.Mended.Done;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.inspect.Inspection;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.fix.Mechanic;
import io.mindscape.slipway.policies.secrecy.Secrets;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Mends a tree: makes all fixes of what is found, and looks again, until nothing more is mended.
 */
public final class Mending {

  /** What one fix uncovers, such as a kind that has moved, another mends; not without end. */
  private static final int ROUNDS = 4;

  /**
   * Families of rules that say how the text is read. What else is found of an object may be due to
   * that alone: a probe is missing because its name is misspelt, and is not added beside it.
   */
  private static final Set<String> FIRST = Set.of("yaml", "schema", "semantic");

  private final Mechanic mechanic;
  private final Function<Snapshot, Inspection> look;
  private final Fixes.Trial trial;

  /**
   * @param look what is found of a tree: all that is to be mended
   * @param trial tells what would be found of the tree with another file in it
   */
  public Mending(Mechanic mechanic, Function<Snapshot, Inspection> look, Fixes.Trial trial) {
    this.mechanic = mechanic;
    this.look = look;
    this.trial = trial;
  }

  /** Mends what is {@code wanted} of the findings. */
  public Mended mend(Snapshot tree, Predicate<Finding> wanted) {
    var files = new TreeMap<String, Changed>();
    var done = new ArrayList<Done>();
    var secrets = Secrets.none();
    for (int round = 0; ; round++) {
      var now = new Patched(tree, after(files));
      var inspection = look.apply(now);
      secrets = secrets.and(inspection.secrets());
      var asked = inspection.findings().stream().filter(wanted).toList();
      var fixes = new Fixes(mechanic, now, inspection, trial);
      if (round == ROUNDS || !round(now, asked, fixes, files, done)) {
        return new Mended(files, done, asked, secrets);
      }
    }
  }

  private static Map<String, SourceFile> after(Map<String, Changed> files) {
    var after = new HashMap<String, SourceFile>();
    files.forEach((path, file) -> after.put(path, file.after()));
    return after;
  }

  /** Whether something was mended. */
  private static boolean round(
      Snapshot now, List<Finding> asked, Fixes fixes, Map<String, Changed> files, List<Done> done) {
    Map<String, List<Done>> byFile = new LinkedHashMap<>();
    for (var finding : asked) {
      fixes
          .of(finding)
          .ifPresent(
              remedy ->
                  byFile
                      .computeIfAbsent(remedy.path(), any -> new ArrayList<>())
                      .add(new Done(finding, remedy.fix())));
    }
    boolean changed = false;
    for (var entry : byFile.entrySet()) {
      var file = now.read(entry.getKey()).orElseThrow();
      var edited = file;
      for (var next : fixes.together(file, first(entry.getValue()))) {
        var mended = Mechanic.apply(edited, List.of(next.fix()));
        if (!mended.equals(edited)) {
          done.add(next);
          edited = mended;
        }
      }
      if (!edited.equals(file)) {
        files.merge(
            entry.getKey(),
            new Changed(file, edited),
            (first, next) -> new Changed(first.before(), next.after()));
        changed = true;
      }
    }
    return changed;
  }

  /** What can be mended of a file before it is looked at again. */
  private static List<Done> first(List<Done> fixes) {
    var first = fixes.stream().filter(fix -> isFirst(fix.finding())).toList();
    return first.isEmpty() ? fixes : first;
  }

  private static boolean isFirst(Finding finding) {
    var rule = finding.rule();
    return FIRST.contains(rule.substring(0, rule.indexOf('/')));
  }
}
