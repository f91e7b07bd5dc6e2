package io.mindscape.slipway.policies.semantic.field;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The forms of names, as the API server checks them. Each method gives what is wrong, as {@link
 * Field#invalid} wants it, or null where nothing is. Lengths count bytes.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/names/">Names</a>
 */
public final class Formats {

  private static final Pattern LABEL_1035 = Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?");

  private static final Pattern CONFIG_KEY = Pattern.compile("[-._a-zA-Z0-9]+");

  private static final int NEXT_LINE = 0x85;
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+");

  private static final int SHORT = 63;
  private static final int LONG = 253;

  private Formats() {}

  /** A DNS label: what namespaces, containers and volumes are called. */
  public static @Nullable String dnsLabel(String text) {
    if (bytes(text) > SHORT) {
      return longer(SHORT);
    }
    return Characters.isLabel(text)
        ? null
        : "it has to consist of lower case letters, digits and \"-\", and begin and end with a"
            + " letter or digit.";
  }

  /** A DNS subdomain: what most objects are called. */
  public static @Nullable String dnsSubdomain(String text) {
    if (bytes(text) > LONG) {
      return longer(LONG);
    }
    return Characters.isSubdomain(text)
        ? null
        : "it has to consist of lower case letters, digits, \"-\" and \".\", and begin and end with"
            + " a letter or digit.";
  }

  /** A DNS label that begins with a letter: what Services are called. */
  public static @Nullable String dns1035Label(String text) {
    if (bytes(text) > SHORT) {
      return longer(SHORT);
    }
    return LABEL_1035.matcher(text).matches()
        ? null
        : "it has to consist of lower case letters, digits and \"-\", begin with a letter, and end"
            + " with a letter or digit.";
  }

  /**
   * The key of a label, {@code name} or {@code prefix/name}; finalizers and resources are called so
   * too.
   */
  public static @Nullable String qualifiedName(String text) {
    var parts = text.split("/", -1);
    if (parts.length > 2) {
      return "it has to be a name, with or without a DNS subdomain and one \"/\" before it.";
    }
    if (parts.length == 2) {
      var prefix = parts[0].isEmpty() ? "its prefix is empty." : dnsSubdomain(parts[0]);
      if (prefix != null) {
        return "before the \"/\", " + prefix;
      }
    }
    var name = parts[parts.length - 1];
    if (bytes(name) > SHORT) {
      return longer(SHORT);
    }
    return Characters.isQualified(name)
        ? null
        : "it has to consist of letters, digits, \"-\", \"_\" and \".\", and begin and end with a"
            + " letter or digit.";
  }

  /** The key of an annotation: a qualified name in either case. */
  public static @Nullable String annotationKey(String text) {
    return qualifiedName(text.toLowerCase(Locale.ROOT));
  }

  /** The value of a label; it may be empty. */
  public static @Nullable String labelValue(String text) {
    if (bytes(text) > SHORT) {
      return longer(SHORT);
    }
    return text.isEmpty() || Characters.isQualified(text)
        ? null
        : "it has to be empty, or consist of letters, digits, \"-\", \"_\" and \".\", and begin and"
            + " end with a letter or digit.";
  }

  /** A DNS subdomain after {@code *.}: all hosts below a domain. */
  public static @Nullable String wildcard(String text) {
    if (bytes(text) > LONG) {
      return longer(LONG);
    }
    return text.startsWith("*.") && dnsSubdomain(text.substring(2)) == null
        ? null
        : "a wildcard has to be \"*.\" and a DNS subdomain, such as *.example.com.";
  }

  /** A DNS subdomain of at least two labels; it may end with a dot. */
  public static @Nullable String domain(String text) {
    var name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    if (!name.contains(".")) {
      return "it has to be a domain of at least two parts, such as db.example.com.";
    }
    var problem = dnsSubdomain(name);
    for (var label : name.split("\\.", -1)) {
      problem = problem == null ? dnsLabel(label) : problem;
    }
    return problem;
  }

  /** A DNS subdomain and a path behind it, as controllers are called. */
  public static @Nullable String domainPath(String text) {
    int slash = text.indexOf('/');
    if (slash < 1 || slash == text.length() - 1) {
      return "it has to be a domain and a path, such as example.com/controller.";
    }
    if (!PATH.matcher(text.substring(slash + 1)).matches()) {
      return "behind the domain, it has to be a path of ASCII letters, digits, and marks of URLs.";
    }
    return dnsSubdomain(text.substring(0, slash));
  }

  /** The key of a ConfigMap or a Secret, which becomes the name of a file. */
  public static @Nullable String configKey(String text) {
    if (bytes(text) > LONG) {
      return "its key has more than %d bytes.".formatted(LONG);
    }
    if (text.equals(".") || text.startsWith("..")) {
      return "its key may not be \".\", nor begin with \"..\".";
    }
    return CONFIG_KEY.matcher(text).matches()
        ? null
        : "its key has to consist of letters, digits, \"-\", \"_\" and \".\".";
  }

  /** The name of a variable of a process. */
  public static @Nullable String variableName(String text) {
    return !text.isEmpty()
            && text.chars().allMatch(each -> each >= ' ' && each <= '~' && each != '=')
        ? null
        : "it has to consist of printable ASCII characters other than \"=\".";
  }

  /** Whether a text begins or ends with white space, as Unicode knows it. */
  public static boolean isPadded(String text) {
    return !text.isEmpty()
        && (isSpace(text.codePointAt(0)) || isSpace(text.codePointBefore(text.length())));
  }

  private static boolean isSpace(int character) {
    return (character >= '\t' && character <= '\r')
        || character == NEXT_LINE
        || Character.isSpaceChar(character);
  }

  /** How long a text is to the server. */
  public static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** That a text is longer than it may be. */
  public static String longer(int most) {
    return "it has more than %d bytes.".formatted(most);
  }

  /** That a number is out of its range. */
  public static @Nullable String range(long number, long least, long most) {
    return number >= least && number <= most
        ? null
        : "it has to be between %d and %d.".formatted(least, most);
  }

  /** That a number is below zero. */
  public static @Nullable String notNegative(long number) {
    return number >= 0 ? null : "it may not be negative.";
  }
}
