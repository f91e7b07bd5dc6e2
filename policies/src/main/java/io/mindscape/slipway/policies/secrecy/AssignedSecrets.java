package io.mindscape.slipway.policies.secrecy;

import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds secrets in a file line by line, whatever it is: YAML that cannot be read, a template, HCL,
 * a file of variables. What is assigned to a name that speaks of secrets is one; so is what a
 * Secret holds, and what is assigned to a variable that is said to be sensitive.
 */
final class AssignedSecrets {

  /** A name, what assigns, and what is assigned. */
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(?:-\\s+)?(?:export\\s+)?[\"']?([A-Za-z0-9_./-]{1,200})[\"']?\\s*(?::\\s|=)\\s*(\\S.*)");

  private static final Pattern VARIABLE =
      Pattern.compile("\\s*variable\\s+\"([^\"]{1,200})\"\\s*\\{.*");

  private static final Pattern SENSITIVE = Pattern.compile("\\s*sensitive\\s*=\\s*true\\b.*");
  private static final Pattern SECRET =
      Pattern.compile("\\s*[\"']?kind[\"']?:\\s*[\"']?Secret\\b.*");
  private static final Pattern DATA = Pattern.compile("\\s*(data|stringData):\\s*");
  private static final Pattern DOCUMENTS = Pattern.compile("(?m)^---.*$");

  /** A value that is put in by something else is no value. */
  private static final Pattern REFERENCE =
      Pattern.compile("\\{\\{.*|\\$\\{.*|var\\..*|[|>][+-]?[0-9]?");

  /** What YAML may put before a value: a tag, an anchor, an alias. */
  private static final Pattern SIGNS = Pattern.compile("^(?:!\\S*\\s+|&\\S+\\s+|\\*)+");

  private final Set<String> values = new HashSet<>();
  private final Set<String> sensitive = new HashSet<>();
  private String variable = "";
  private String defaultValue = "";
  private int dataIndent = -1;

  private AssignedSecrets() {}

  static Set<String> of(SourceFile file) {
    var found = new HashSet<String>();
    for (var document : DOCUMENTS.split(file.text(), -1)) {
      var lines = new AssignedSecrets();
      boolean isSecret = document.lines().anyMatch(line -> SECRET.matcher(line).matches());
      document.lines().forEach(line -> lines.read(line, isSecret));
      found.addAll(lines.values);
    }
    return found;
  }

  private void read(String line, boolean isSecret) {
    int indent = line.length() - line.stripLeading().length();
    boolean isData = isSecret && dataIndent >= 0 && (indent > dataIndent || line.isBlank());
    if (!isData) {
      dataIndent = DATA.matcher(line).matches() ? indent : -1;
    }
    variable(line);
    var form = LINE.matcher(line);
    if (form.matches()) {
      assigned(form.group(1), form.group(2), isData);
    } else if (isData) {
      add(line);
    }
  }

  private void variable(String line) {
    var opening = VARIABLE.matcher(line);
    if (opening.matches()) {
      variable = opening.group(1);
      defaultValue = "";
    } else if (SENSITIVE.matcher(line).matches()) {
      sensitive.add(variable);
      add(defaultValue);
    }
  }

  private void assigned(String name, String value, boolean isData) {
    if (name.equals("default")) {
      defaultValue = value;
      if (Secrecy.isSecretVariable(variable) || sensitive.contains(variable)) {
        add(value);
      }
    } else if (isData || isSecret(name)) {
      add(value);
    }
  }

  private boolean isSecret(String name) {
    return Secrecy.isSecretField(name)
        || sensitive.contains(name)
        || (name.equals(name.toUpperCase(Locale.ROOT)) && Secrecy.isSecretVariable(name));
  }

  private void add(String written) {
    var value = bare(SIGNS.matcher(written.strip()).replaceFirst(""));
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
}
