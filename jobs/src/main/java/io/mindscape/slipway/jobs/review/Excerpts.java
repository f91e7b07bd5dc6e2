package io.mindscape.slipway.jobs.review;

import io.mindscape.slipway.jobs.artifact.Artifact.Excerpt;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.secrecy.SecretLines;
import io.mindscape.slipway.policies.secrecy.Secrets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines around a finding, of the file as it will be; a line that may hold a secret is not
 * shown.
 */
final class Excerpts {

  static final String HIDDEN = "(not shown: it may hold a secret)";

  /** What is secret there depends on how it is evaluated: its lines are not shown. */
  private static final Pattern TERRAFORM = Pattern.compile(".*\\.tf(vars)?(\\.json)?");

  private static final int AROUND = 2;
  private static final int LONGEST_LINE = 200;

  /** Characters; what is larger is no file that people write. */
  private static final int LARGEST_FILE = 500_000;

  /** Nobody looks at more, and each costs. */
  private static final int MOST = 200;

  private final Snapshot head;
  private final Secrets secrets;
  private final Map<String, Optional<SecretLines>> files = new HashMap<>();
  private int given;

  /**
   * @param secrets those that are known: a line with one of them is not shown
   */
  Excerpts(Snapshot head, Secrets secrets) {
    this.head = head;
    this.secrets = secrets;
  }

  /** The lines around the place of the finding; null where there are none to be shown. */
  @Nullable Excerpt of(Finding finding) {
    var object = finding.resource();
    boolean isOfSecret = object != null && object.kind().equals("Secret");
    if (given >= MOST || isOfSecret || TERRAFORM.matcher(finding.place().file()).matches()) {
      return null;
    }
    var place = finding.place();
    var file = files.computeIfAbsent(place.file(), this::read).orElse(null);
    if (file == null || place.line() > file.lines().size()) {
      return null;
    }
    given++;
    int first = Math.max(1, place.line() - AROUND);
    int last = Math.min(file.lines().size(), place.line() + AROUND);
    var lines = new ArrayList<String>();
    for (int line = first; line <= last; line++) {
      lines.add(shown(file, line));
    }
    return new Excerpt(first, place.line(), lines);
  }

  private Optional<SecretLines> read(String path) {
    return head.read(path)
        .filter(file -> file.text().length() <= LARGEST_FILE)
        .map(SecretLines::of);
  }

  private String shown(SecretLines file, int line) {
    var text = file.lines().get(line - 1);
    if (file.hides(line) || !secrets.mask(text).equals(text)) {
      return HIDDEN;
    }
    return text.length() <= LONGEST_LINE ? text : text.substring(0, LONGEST_LINE) + "…";
  }
}
