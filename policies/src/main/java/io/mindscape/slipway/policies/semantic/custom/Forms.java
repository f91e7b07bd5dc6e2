package io.mindscape.slipway.policies.semantic.custom;

import com.google.re2j.Pattern;
import io.mindscape.slipway.policies.rule.cel.library.Dates;
import io.mindscape.slipway.policies.rule.cel.library.GoUrl;
import io.mindscape.slipway.policies.rule.cel.library.GoUrl.Malformed;
import io.mindscape.slipway.policies.semantic.field.Address;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.field.Network;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The formats of texts that the server looks at, by their names without dashes; what it does not
 * know it does not look at. Their forms are those of {@code
 * k8s.io/kube-openapi/pkg/validation/strfmt}.
 */
final class Forms {

  private static final int HOST_BYTES = 255;
  private static final int LABEL_BYTES = 63;

  private static final String SIGNS = "a-zA-Z0-9\\p{S}\\p{L}";

  /** By Java, whose Unicode is newer. */
  private static final java.util.regex.Pattern HOST =
      java.util.regex.Pattern.compile(
          "[%1$s](-?[%1$s]{0,62})?|([%1$s]([-%1$s]{0,61}[%1$s])?\\.)+[a-zA-Z\\p{L}]{2,63}"
              .formatted(SIGNS));

  private static final Map<String, Predicate<String>> FORMS =
      Map.ofEntries(
          Map.entry("bsonobjectid", like("[0-9a-fA-F]{24}")),
          Map.entry("uri", Forms::isUri),
          Map.entry("email", Mail::isAddress),
          Map.entry("hostname", Forms::isHost),
          Map.entry("ipv4", text -> text.contains(".") && Address.parse(text) != null),
          Map.entry("ipv6", Forms::isIpv6),
          Map.entry("cidr", text -> Network.parse(text) != null),
          Map.entry("mac", Numerals::isMac),
          Map.entry("uuid", uuid("[0-9a-f]{4}", "[0-9a-f]{4}")),
          Map.entry("uuid3", uuid("3[0-9a-f]{3}", "[0-9a-f]{4}")),
          Map.entry("uuid4", uuid("4[0-9a-f]{3}", "[89ab][0-9a-f]{3}")),
          Map.entry("uuid5", uuid("5[0-9a-f]{3}", "[89ab][0-9a-f]{3}")),
          Map.entry("isbn", text -> Numerals.isIsbn10(text) || Numerals.isIsbn13(text)),
          Map.entry("isbn10", Numerals::isIsbn10),
          Map.entry("isbn13", Numerals::isIsbn13),
          Map.entry("creditcard", Numerals::isCreditCard),
          Map.entry(
              "ssn",
              text -> text.length() == 11 && text.matches("[0-9]{3}[- ]?[0-9]{2}[- ]?[0-9]{4}")),
          Map.entry("hexcolor", like("#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})")),
          Map.entry("rgbcolor", rgb()),
          Map.entry(
              "byte",
              like(
                  "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})")),
          Map.entry("password", text -> true),
          Map.entry("date", Dates::isDate),
          Map.entry("duration", Durations::isOne),
          Map.entry("datetime", Dates::isDateTime),
          Map.entry("k8sshortname", text -> Formats.dnsLabel(text) == null),
          Map.entry("k8slongname", text -> Formats.dnsSubdomain(text) == null));

  private Forms() {}

  static boolean isKnown(String format) {
    return FORMS.containsKey(format.replace("-", ""));
  }

  /** Whether a text has the form; one that is not known any text has. */
  static boolean fits(String format, String text) {
    var form = FORMS.get(format.replace("-", ""));
    return form == null || form.test(text);
  }

  private static Predicate<String> like(String regex) {
    var pattern = Pattern.compile(regex);
    return text -> pattern.matcher(text).matches();
  }

  private static Predicate<String> uuid(String third, String fourth) {
    return like("(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?%s-?%s-?[0-9a-f]{12}".formatted(third, fourth));
  }

  private static Predicate<String> rgb() {
    var part = "\\s*(0|[1-9][0-9]?|1[0-9][0-9]?|2[0-4][0-9]|25[0-5])\\s*";
    return like("rgb\\(%1$s,%1$s,%1$s\\)".formatted(part));
  }

  private static boolean isUri(String text) {
    try {
      return !GoUrl.request(text).typeName().isEmpty();
    } catch (Malformed e) {
      return false;
    }
  }

  private static boolean isHost(String text) {
    return Formats.bytes(text) <= HOST_BYTES
        && HOST.matcher(text).matches()
        && Arrays.stream(text.split("\\.", -1))
            .allMatch(each -> Formats.bytes(each) <= LABEL_BYTES);
  }

  private static boolean isIpv6(String text) {
    var address = Address.parse(text);
    return text.contains(":") && address != null && !address.isPadded();
  }
}
