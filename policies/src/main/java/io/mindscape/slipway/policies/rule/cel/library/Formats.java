package io.mindscape.slipway.policies.rule.cel.library;

import com.google.re2j.Pattern;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructTypeReference;
import io.mindscape.slipway.policies.rule.cel.library.Functions.Typed;
import io.mindscape.slipway.policies.rule.cel.value.Maybe;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Named formats: {@code format.dns1123Label().validate(object.metadata.name)}. */
final class Formats {

  private static final Typed FORMAT =
      new Typed(StructTypeReference.create("kubernetes.NamedFormat"), Param.of(NamedFormat.class));

  private static final Pattern UUID =
      Pattern.compile("(?i)^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$");
  private static final Pattern BASE64 =
      Pattern.compile(
          "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=|[A-Za-z0-9+/]{4})$");
  private static final int DATE_TIME_SIZE = 71;

  private static final Map<String, NamedFormat> FORMATS =
      Map.ofEntries(
          entry("dns1123Label", "DNS1123Label", Labels::dnsLabel, 30),
          entry("dns1123Subdomain", "DNS1123Subdomain", Labels::dnsSubdomain, 60),
          entry("dns1035Label", "DNS1035Label", Labels::dns1035Label, 30),
          entry("qualifiedName", "QualifiedName", Labels::qualifiedName, 60),
          entry(
              "dns1123LabelPrefix",
              "DNS1123LabelPrefix",
              text -> Labels.dnsLabel(Labels.prefix(text)),
              30),
          entry(
              "dns1123SubdomainPrefix",
              "DNS1123SubdomainPrefix",
              text -> Labels.dnsSubdomain(Labels.prefix(text)),
              60),
          entry(
              "dns1035LabelPrefix",
              "DNS1035LabelPrefix",
              text -> Labels.dns1035Label(Labels.prefix(text)),
              30),
          entry("labelValue", "LabelValue", Labels::labelValue, 40),
          entry("uri", "URI", Formats::uri, 1103),
          entry("uuid", "uuid", has(Formats::isUuid, "does not match the UUID format"), 70),
          entry("byte", "byte", has(Formats::isBase64, "invalid base64"), 84),
          entry("date", "date", has(Dates::isDate, "invalid date"), DATE_TIME_SIZE),
          entry(
              "datetime", "datetime", has(Dates::isDateTime, "invalid datetime"), DATE_TIME_SIZE));

  private Formats() {}

  static void addTo(Functions functions) {
    for (var format : FORMATS.entrySet()) {
      var name = "format." + format.getKey();
      functions.global(name, name, FORMAT.type(), args -> format.getValue());
    }
    functions.global(
        "format.named",
        "format-named",
        OptionalType.create(FORMAT.type()),
        args -> named((String) args[0]),
        Types.STRING);
    functions.member(
        "validate",
        "format-validate",
        OptionalType.create(ListType.create(SimpleType.STRING)),
        args -> validate((NamedFormat) args[0], (String) args[1]),
        FORMAT,
        Types.STRING);
  }

  private static Map.Entry<String, NamedFormat> entry(
      String key,
      String name,
      java.util.function.Function<String, List<String>> problems,
      int regexSize) {
    return Map.entry(key, new NamedFormat(name, problems, regexSize));
  }

  private static java.util.function.Function<String, List<String>> has(
      Predicate<String> form, String message) {
    return text -> form.test(text) ? List.of() : List.of(message);
  }

  private static Maybe named(String name) {
    return new Maybe(FORMATS.get(name));
  }

  private static Maybe validate(NamedFormat format, String text) {
    var problems = format.problems().apply(text);
    return problems.isEmpty() ? Maybe.NONE : new Maybe(problems);
  }

  private static List<String> uri(String text) {
    var problem = Urls.problem(text);
    return problem.isEmpty() ? List.of() : List.of(problem);
  }

  private static boolean isUuid(String text) {
    return UUID.matcher(text).matches();
  }

  private static boolean isBase64(String text) {
    return !text.isEmpty() && BASE64.matcher(text).matches();
  }
}
