package io.mindscape.slipway.policies.rule.cel.library;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What Kubernetes says of names and labels, word for word. */
final class Labels {

  private static final String DNS_LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final String DNS_SUBDOMAIN = DNS_LABEL + "(\\." + DNS_LABEL + ")*";
  private static final String DNS_1035_LABEL = "[a-z]([-a-z0-9]*[a-z0-9])?";
  private static final String KEY = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
  private static final String VALUE = "(" + KEY + ")?";

  private static final Pattern IS_DNS_LABEL = Pattern.compile(DNS_LABEL);
  private static final Pattern IS_DNS_SUBDOMAIN = Pattern.compile(DNS_SUBDOMAIN);
  private static final Pattern IS_DNS_1035_LABEL = Pattern.compile(DNS_1035_LABEL);
  private static final Pattern IS_KEY = Pattern.compile(KEY);
  private static final Pattern IS_VALUE = Pattern.compile(VALUE);

  private static final String KEY_PROBLEM =
      "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an"
          + " alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for"
          + " validation is '"
          + KEY
          + "')";

  private Labels() {}

  static List<String> dnsLabel(String text) {
    var problems = length(text, 63, "characters");
    if (!IS_DNS_LABEL.matcher(text).matches()) {
      problems.add(
          IS_DNS_SUBDOMAIN.matcher(text).matches()
              ? "must not contain dots"
              : "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or"
                  + " '-', and must start and end with an alphanumeric character (e.g. 'my-name', "
                  + " or '123-abc', regex used for validation is '"
                  + DNS_LABEL
                  + "')");
    }
    return problems;
  }

  static List<String> dnsSubdomain(String text) {
    return dnsSubdomain(text, "characters");
  }

  // Kubernetes has this rule twice, and counts once in characters, once in bytes.
  private static List<String> dnsSubdomain(String text, String unit) {
    var problems = length(text, 253, unit);
    if (!IS_DNS_SUBDOMAIN.matcher(text).matches()) {
      problems.add(
          "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-'"
              + " or '.', and must start and end with an alphanumeric character (e.g."
              + " 'example.com', regex used for validation is '"
              + DNS_SUBDOMAIN
              + "')");
    }
    return problems;
  }

  static List<String> dns1035Label(String text) {
    var problems = length(text, 63, "characters");
    if (!IS_DNS_1035_LABEL.matcher(text).matches()) {
      problems.add(
          "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with"
              + " an alphabetic character, and end with an alphanumeric character (e.g. 'my-name', "
              + " or 'abc-123', regex used for validation is '"
              + DNS_1035_LABEL
              + "')");
    }
    return problems;
  }

  static List<String> qualifiedName(String text) {
    var problems = new ArrayList<String>();
    var parts = text.split("/", -1);
    if (parts.length > 2) {
      return List.of(
          "a valid label key "
              + KEY_PROBLEM
              + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
    }
    if (parts.length == 2 && parts[0].isEmpty()) {
      problems.add("prefix part must be non-empty");
    } else if (parts.length == 2) {
      dnsSubdomain(parts[0], "bytes").forEach(problem -> problems.add("prefix part " + problem));
    }
    var name = parts[parts.length - 1];
    if (name.isEmpty()) {
      problems.add("name part must be non-empty");
    } else {
      length(name, 63, "bytes").forEach(problem -> problems.add("name part " + problem));
    }
    if (!IS_KEY.matcher(name).matches()) {
      problems.add("name part " + KEY_PROBLEM);
    }
    return problems;
  }

  static List<String> labelValue(String text) {
    var problems = length(text, 63, "bytes");
    if (!IS_VALUE.matcher(text).matches()) {
      problems.add(
          "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or"
              + " '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or"
              + " 'my_value',  or '12345', regex used for validation is '"
              + VALUE
              + "')");
    }
    return problems;
  }

  /** As Kubernetes makes a name of the start of one: a dash at the end will not stay there. */
  static String prefix(String text) {
    return text.length() > 1 && text.endsWith("-")
        ? text.substring(0, text.length() - 2) + "a"
        : text;
  }

  private static List<String> length(String text, int most, String unit) {
    var problems = new ArrayList<String>();
    if (text.getBytes(StandardCharsets.UTF_8).length > most) {
      problems.add("must be no more than " + most + " " + unit);
    }
    return problems;
  }
}
