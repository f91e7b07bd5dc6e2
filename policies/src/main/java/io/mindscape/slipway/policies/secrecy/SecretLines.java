package io.mindscape.slipway.policies.secrecy;

import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds secrets in a file line by line, whatever it is: YAML that cannot be read, a template, HCL,
 * a file of variables. What is assigned to a name that speaks of secrets is one; so is whatever is
 * assigned in a file that holds a Secret, or to a variable that is said to be sensitive.
 */
public final class SecretLines {

  /** A name, what assigns, and what is assigned. */
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(?:-\\s+)?(?:export\\s+)?[\"']?([A-Za-z0-9_./-]{1,200})[\"']?\\s*(?::\\s|=)\\s*(\\S.*)");

  private static final Pattern VARIABLE =
      Pattern.compile("\\s*variable\\s+\"([^\"]{1,200})\"\\s*\\{.*");

  private static final Pattern SENSITIVE = Pattern.compile("\\s*sensitive\\s*=\\s*true\\b.*");
  private static final Pattern SECRET =
      Pattern.compile("\\s*[\"']?kind[\"']?:\\s*[\"']?Secret\\b.*");
  private static final Set<String> PUBLIC =
      Set.of(
          "apiVersion",
          "kind",
          "name",
          "namespace",
          "type",
          "metadata",
          "immutable",
          "description");

  /** A value that is put in by something else is no value. */
  private static final Pattern REFERENCE =
      Pattern.compile("\\{\\{.*|\\$\\{.*|var\\..*|[|>][+-]?[0-9]?");

  private final Set<String> values = new HashSet<>();
  private final Set<String> sensitive = new HashSet<>();
  private String variable = "";
  private String defaultValue = "";

  private SecretLines() {}

  static Set<String> of(SourceFile file) {
    var lines = new SecretLines();
    var text = file.text();
    boolean holdsSecret = text.lines().anyMatch(line -> SECRET.matcher(line).matches());
    text.lines().forEach(line -> lines.read(line, holdsSecret));
    return lines.values;
  }

  private void read(String line, boolean all) {
    var opening = VARIABLE.matcher(line);
    if (opening.matches()) {
      variable = opening.group(1);
      defaultValue = "";
    } else if (SENSITIVE.matcher(line).matches()) {
      sensitive.add(variable);
      add(defaultValue);
    }
    var form = LINE.matcher(line);
    if (!form.matches()) {
      return;
    }
    var name = form.group(1);
    if (name.equals("default")) {
      defaultValue = form.group(2);
      if (Secrecy.isSecretVariable(variable) || sensitive.contains(variable)) {
        add(defaultValue);
      }
    } else if (isSecret(name) || (all && !PUBLIC.contains(name))) {
      add(form.group(2));
    }
  }

  private boolean isSecret(String name) {
    return Secrecy.isSecretField(name)
        || sensitive.contains(name)
        || (name.equals(name.toUpperCase(java.util.Locale.ROOT)) && Secrecy.isSecretVariable(name));
  }

  private void add(String written) {
    var value = bare(written);
    if (!value.isEmpty() && !REFERENCE.matcher(value).matches()) {
      values.add(value);
    }
  }

  /** Without quotes, and without a comment behind it. */
  private static String bare(String written) {
    var value = written.strip();
    if (!value.isEmpty() && (value.charAt(0) == '"' || value.charAt(0) == '\'')) {
      int end = value.indexOf(value.charAt(0), 1);
      return end < 0 ? value.substring(1) : value.substring(1, end);
    }
    int comment = value.indexOf(" #");
    return (comment < 0 ? value : value.substring(0, comment)).strip();
  }

  /** A line of any file for a person's eyes: what is assigned to a secret's name is not shown. */
  public static String shown(String line) {
    var form = LINE.matcher(line);
    boolean hides =
        form.matches()
            && (Secrecy.isSecretField(form.group(1)) || Secrecy.isSecretVariable(form.group(1)))
            && !REFERENCE.matcher(bare(form.group(2))).matches();
    return Tokens.veiled(hides ? line.substring(0, form.start(2)) + Secrecy.NOT_SHOWN : line);
  }
}
