package io.mindscape.slipway.jobs.maintenance.dependencies.action;

import io.mindscape.slipway.policies.workflow.Use;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an action is held at, as its line has it: {@code v4.1.2}, or a commit with its version in
 * the comment behind it.
 *
 * @param ref what stands behind the {@code @}
 * @param comment the version in the comment; empty where there is none
 * @param start where the ref begins in its line, from 0; -1 where it is not written in one line
 */
record Pin(String ref, String comment, int start) {

  /** What tools write before a version. */
  private static final Pattern COMMENT =
      Pattern.compile(
          "(['\"]?[\\s}\\],]*\\s#+\\s*(?:tag=|pin@|pinned to |pin |ratchet:\\S*@)?)"
              + "((?:[A-Za-z][A-Za-z0-9._/-]*?[-/@_])?v?\\d[A-Za-z0-9._-]*)(?=\\s|$).*");

  private static final Pattern COMMIT = Pattern.compile("[0-9a-fA-F]{40}");
  private static final Pattern PART = Pattern.compile("[0-9a-f]{7,39}");

  /** Reads it where it is used. */
  static Pin of(Use use, List<String> lines) {
    var ref = use.text().substring(use.text().indexOf('@') + 1);
    int number = use.place().line() - 1;
    var line = number < lines.size() ? lines.get(number).stripTrailing() : "";
    int start = start(use, line);
    if (start < 0) {
      return new Pin(ref, "", -1);
    }
    var comment = COMMENT.matcher(line.substring(start + ref.length()));
    return new Pin(ref, comment.matches() ? comment.group(2) : "", start);
  }

  private static int start(Use use, String line) {
    int column = use.place().column() - 1;
    if (line.codePointCount(0, line.length()) <= column) {
      return -1;
    }
    int begin = line.offsetByCodePoints(0, column);
    if (line.charAt(begin) == '"' || line.charAt(begin) == '\'') {
      begin++;
    }
    return line.startsWith(use.text(), begin) ? begin + use.text().indexOf('@') + 1 : -1;
  }

  /** Whether it is a whole commit id. */
  boolean isCommit() {
    return COMMIT.matcher(ref).matches();
  }

  /** Whether it may be a part of a commit id. */
  boolean isPartOfCommit() {
    return PART.matcher(ref).matches() && !ref.matches("\\d+");
  }

  /** The line with another ref, and with another version in its comment where it has one. */
  Optional<String> written(String line, String newRef, String version) {
    if (start < 0) {
      return Optional.empty();
    }
    var rest = line.substring(start + ref.length());
    var found = COMMENT.matcher(rest);
    if (isCommit() && found.matches()) {
      rest = rest.substring(0, found.start(2)) + version + rest.substring(found.end(2));
    }
    return Optional.of(line.substring(0, start) + newRef + rest);
  }
}
