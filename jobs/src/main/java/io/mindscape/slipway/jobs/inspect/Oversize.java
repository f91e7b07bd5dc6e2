package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.inspect.Inspector.Scope;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Tells of the files that are too large to be read: an error where something had to be known of
 * one, a warning where it only came with a change.
 */
record Oversize(Files files) {

  private static final String RULE = "file/too-large";

  /** Those among some files, with which nothing can be made of a unit. */
  List<Finding> among(Collection<String> paths) {
    return paths.stream()
        .filter(files.tree()::isTooLarge)
        .sorted()
        .map(path -> finding(path, Severity.ERROR))
        .toList();
  }

  /** Those that were asked for, and those that were changed, but for what was told already. */
  List<Finding> besides(Collection<Finding> told, Scope scope) {
    var known = new TreeSet<String>();
    told.stream()
        .filter(finding -> finding.rule().equals(RULE))
        .forEach(finding -> known.add(finding.place().file()));
    var findings = new ArrayList<Finding>();
    for (var path : files.unread()) {
      if (known.add(path)) {
        findings.add(finding(path, Severity.ERROR));
      }
    }
    if (scope instanceof Scope.Paths(var changed)) {
      changed.stream()
          .filter(path -> files.tree().isTooLarge(path) && known.add(path))
          .forEach(path -> findings.add(finding(path, Severity.WARNING)));
    }
    return findings;
  }

  private Finding finding(String path, Severity severity) {
    long bytes = files.tree().size(path).orElse(0);
    return new Finding(
        RULE,
        severity,
        "%s is %d MiB; files above %d MiB are not read, so nothing is known of it. Take it out of the repository, or split it."
            .formatted(path, bytes >> 20, Snapshot.LARGEST >> 20),
        Place.startOf(path),
        null,
        null,
        null);
  }
}
