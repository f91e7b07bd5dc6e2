package io.mindscape.slipway.jobs.fix;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.fix.Fix;
import io.mindscape.slipway.policies.secrecy.Secrets;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What mending a tree came to.
 *
 * @param files the files that change, by path
 * @param done what was mended, in the order in which it was
 * @param left what was asked for and takes a person
 * @param secrets what the tree is known to hide
 */
public record Mended(
    SortedMap<String, Changed> files, List<Done> done, List<Finding> left, Secrets secrets) {

  public Mended {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    done = List.copyOf(done);
    left = List.copyOf(left);
  }

  /** A file as it was looked at, and as it is to be. */
  public record Changed(SourceFile before, SourceFile after) {}

  /** The patch of all files, which {@code git apply} takes. */
  public String patch() {
    return files.values().stream()
        .map(file -> Patch.unified(file.before(), file.after()))
        .collect(Collectors.joining());
  }

  /** Whether the patch holds what nobody else may read. */
  public boolean tellsSecrets() {
    return secrets.isIn(patch());
  }

  /** A finding and what mended it. */
  public record Done(Finding finding, Fix fix) {}
}
