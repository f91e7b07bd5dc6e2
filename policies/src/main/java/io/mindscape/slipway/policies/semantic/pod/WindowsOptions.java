package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code windowsOptions}, of a pod or of one of its containers.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/configure-pod-container/configure-runasusername/">Run
 *     as a user</a>
 */
final class WindowsOptions {

  private static final int LARGEST_SPEC = 64 * 1024;
  private static final int LONGEST_DOMAIN = 255;
  private static final int LONGEST_USER = 104;

  private static final Pattern CONTROL = Pattern.compile("[\\x00-\\x1f\\x7f]");
  private static final Pattern NET_BIOS =
      Pattern.compile("[^\\\\/:*?\"<>|.][^\\\\/:*?\"<>|]{0,14}");
  private static final Pattern DNS_LABEL =
      Pattern.compile("[a-zA-Z0-9]([-a-zA-Z0-9]{0,61}[a-zA-Z0-9])?");
  private static final Pattern DOTS_AND_SPACES = Pattern.compile("[. ]+");
  private static final Pattern NOT_IN_USERS = Pattern.compile("[\"/\\\\:;|=,+*?<>@\\[\\]]");

  private WindowsOptions() {}

  static void judge(Field options) {
    var name = options.get("gmsaCredentialSpecName");
    if (name.isSet()) {
      name.check(Formats.dnsSubdomain(name.text()));
    }
    var spec = options.get("gmsaCredentialSpec");
    if (spec.isSet()) {
      if (spec.text().isEmpty()) {
        spec.invalid("it may not be empty.");
      } else if (Formats.bytes(spec.text()) > LARGEST_SPEC) {
        spec.invalid(Formats.longer(LARGEST_SPEC));
      }
    }
    var user = options.get("runAsUserName");
    if (user.isSet()) {
      user.check(account(user.text()));
    }
  }

  /** A user, or {@code DOMAIN\\user}. */
  private static @Nullable String account(String account) {
    if (account.isEmpty()) {
      return "it may not be empty.";
    }
    if (CONTROL.matcher(account).find()) {
      return "it may not contain control characters.";
    }
    int slash = account.indexOf('\\');
    if (slash != account.lastIndexOf('\\')) {
      return "it may contain only one \"\\\".";
    }
    var domain = slash < 0 ? null : domain(account.substring(0, slash));
    return domain != null ? domain : user(account.substring(slash + 1));
  }

  private static @Nullable String domain(String domain) {
    if (Formats.bytes(domain) > LONGEST_DOMAIN) {
      return "its domain has more than %d bytes.".formatted(LONGEST_DOMAIN);
    }
    return NET_BIOS.matcher(domain).matches() || isDnsName(domain)
        ? null
        : "its domain is neither a NetBIOS nor a DNS name.";
  }

  private static boolean isDnsName(String domain) {
    for (var label : domain.split("\\.", -1)) {
      if (!DNS_LABEL.matcher(label).matches()) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String user(String user) {
    if (user.isEmpty()) {
      return "it names no user.";
    }
    if (Formats.bytes(user) > LONGEST_USER) {
      return "its user has more than %d bytes.".formatted(LONGEST_USER);
    }
    if (DOTS_AND_SPACES.matcher(user).matches()) {
      return "its user needs more than dots and spaces.";
    }
    return NOT_IN_USERS.matcher(user).find()
        ? "its user may not contain any of \" / \\ : ; | = , + * ? < > @ [ ]."
        : null;
  }
}
