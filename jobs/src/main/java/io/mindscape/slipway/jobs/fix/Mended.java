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
 * @param secrets what the tree is known to hide, and hid before it was mended
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

  /**
   * The patch without the files of which it would show a secret, be it in a line that only stands
   * beside what changes; of each of these a remark says so, which {@code git apply} skips.
   */
  public String openPatch() {
    return files.values().stream().map(this::openPatch).collect(Collectors.joining());
  }

  private String openPatch(Changed file) {
    var patch = Patch.unified(file.before(), file.after());
    return tellsSecrets(patch)
        ? "# %s: not shown, for the patch would tell a secret; slipway fix writes it without --dry-run%n"
            .formatted(file.before().path().replaceAll("\\p{Cntrl}", "?"))
            .replace("\r", "")
        : patch;
  }

  /** Whether the patch holds what nobody else may read. */
  public boolean tellsSecrets() {
    return tellsSecrets(patch());
  }

  private boolean tellsSecrets(String patch) {
    return !secrets.mask(patch).equals(patch);
  }

  /** A finding and what mended it. */
  public record Done(Finding finding, Fix fix) {}
}
