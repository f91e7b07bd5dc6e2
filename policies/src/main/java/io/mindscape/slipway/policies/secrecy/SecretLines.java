package io.mindscape.slipway.policies.secrecy;

import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which lines of a file nobody may read in a report. The file may be a manifest, a template, values
 * or no YAML at all, so this goes by the text; in doubt, a line is one.
 */
public final class SecretLines {

  private static final Pattern DOCUMENT_OF_SECRET =
      Pattern.compile("\\bkind\\b[\"']?+\\s*+:[^\\n]{0,80}\\n?[^\\n]{0,80}?\\bSecret\\b");
  private static final Pattern KEY =
      Pattern.compile("(?:^|[{,(\\s])[\"']?([A-Za-z_][A-Za-z0-9_./-]*)[\"']?\\s*[:=]");
  private static final Pattern NAME =
      Pattern.compile("\\bname[\"']?\\s*[:=]\\s*[\"']?([A-Za-z_0-9.-]+)");
  private static final Pattern HEREDOC = Pattern.compile("<<[-~]?\\s*[\"']?([A-Za-z_]+)");
  private static final Pattern RANDOM =
      Pattern.compile("(?<![A-Za-z0-9+/=_:-])[A-Za-z0-9+/_-]{24,}={0,2}");
  private static final Pattern PEM = Pattern.compile("-----(BEGIN|END) [A-Z ]*PRIVATE KEY-----");

  /** How far a variable's value may stand from its name. */
  private static final int NEAR = 4;

  private final List<String> lines;
  private final BitSet hidden = new BitSet();

  private SecretLines(List<String> lines) {
    this.lines = lines;
  }

  public static SecretLines of(SourceFile file) {
    var found = new SecretLines(List.of(file.text().split("\r\n|\r|\n", -1)));
    found.documents();
    found.keys();
    return found;
  }

  /** The text of the file, line by line, whether hidden or not. */
  public List<String> lines() {
    return lines;
  }

  /**
   * Whether a line must not be shown.
   *
   * @param line counted from 1
   */
  public boolean hides(int line) {
    return hidden.get(line - 1);
  }

  private void documents() {
    int start = 0;
    for (int at = 1; at <= lines.size(); at++) {
      if (at == lines.size() || lines.get(at).startsWith("---")) {
        if (DOCUMENT_OF_SECRET.matcher(String.join("\n", lines.subList(start, at))).find()) {
          hidden.set(start, at);
        }
        start = at;
      }
    }
  }

  private void keys() {
    boolean inKey = false;
    for (int at = 0; at < lines.size(); at++) {
      var line = lines.get(at);
      var pem = PEM.matcher(line);
      if (inKey || Secrecy.holdsSecret(line) || isRandom(line)) {
        hidden.set(at);
      }
      while (pem.find()) {
        inKey = pem.group(1).equals("BEGIN");
      }
      if (isSecretKey(line)) {
        hideWithBlock(at);
      }
      var name = NAME.matcher(line);
      if (name.find() && Secrecy.isSecretVariable(name.group(1))) {
        hideValuesNear(at);
      }
    }
  }

  private static boolean isSecretKey(String line) {
    var key = KEY.matcher(line);
    int from = 0;
    while (key.find(from)) {
      var name = key.group(1);
      boolean isVariable = name.equals(name.toUpperCase(Locale.ROOT));
      if (Secrecy.isSecretField(name) || (isVariable && Secrecy.isSecretVariable(name))) {
        return true;
      }
      from = key.end(1);
    }
    return false;
  }

  /** A line, and what is indented below it or stands up to the end of its heredoc. */
  private void hideWithBlock(int first) {
    hidden.set(first);
    var heredoc = HEREDOC.matcher(lines.get(first));
    if (heredoc.find()) {
      int at = first + 1;
      while (at < lines.size() && !lines.get(at).strip().equals(heredoc.group(1))) {
        hidden.set(at++);
      }
      return;
    }
    int indent = indent(lines.get(first));
    for (int at = first + 1; at < lines.size(); at++) {
      if (!lines.get(at).isBlank() && indent(lines.get(at)) <= indent) {
        return;
      }
      hidden.set(at);
    }
  }

  private void hideValuesNear(int name) {
    hidden.set(name);
    int last = Math.min(lines.size() - 1, name + NEAR);
    for (int at = Math.max(0, name - NEAR); at <= last; at++) {
      if (lines.get(at).contains("value")) {
        hideWithBlock(at);
      }
    }
  }

  /** What stands after the dash of a list counts as indented. */
  private static int indent(String line) {
    int at = 0;
    while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  /** A long word of large and small letters and digits is hardly a name. */
  private static boolean isRandom(String line) {
    var word = RANDOM.matcher(line);
    while (word.find()) {
      var text = word.group();
      if (text.chars().anyMatch(Character::isDigit)
          && text.chars().anyMatch(Character::isUpperCase)
          && text.chars().anyMatch(Character::isLowerCase)) {
        return true;
      }
    }
    return false;
  }
}
