package io.mindscape.slipway.policies.semantic.admission;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.List;

/** {@code apiregistration.k8s.io/v1 APIService}. */
final class ApiServices {

  private static final int MAX_GROUP_PRIORITY = 20_000;
  private static final int MAX_VERSION_PRIORITY = 1000;
  private static final int MAX_PORT = 65535;
  private static final int HTTPS = 443;

  private ApiServices() {}

  static void judge(Field object) {
    var spec = object.get("spec");
    var group = spec.get("group");
    var version = spec.get("version");
    ObjectMeta.clusterWide(object, names(version.text() + "." + group.text()));
    if (group.text().isEmpty() && !version.text().equals("v1")) {
      group.required("only v1 may have none.");
    } else if (!group.text().isEmpty()) {
      group.check(Formats.dnsSubdomain(group.text()));
    }
    version.check(Formats.dns1035Label(version.text()));
    within(spec.get("groupPriorityMinimum"), MAX_GROUP_PRIORITY);
    within(spec.get("versionPriority"), MAX_VERSION_PRIORITY);
    reached(spec);
  }

  private static Names names(String required) {
    return (name, prefix) -> {
      var problem = Names.PATH_SEGMENT.problem(name, prefix);
      return problem != null || name.equals(required)
          ? problem
          : "it has to be version and group, \"%s\".".formatted(required);
    };
  }

  private static void within(Field priority, int most) {
    priority.check(Formats.range(priority.number(), 1, most));
  }

  private static void reached(Field spec) {
    var service = spec.get("service");
    var insecure = spec.get("insecureSkipTLSVerify");
    var bundle = spec.get("caBundle");
    if (!service.isSet()) {
      if (bundle.bytes().length > 0) {
        bundle.invalid("what has no service is served by the API server itself.");
      }
      if (insecure.flag()) {
        insecure.invalid("what has no service is served by the API server itself.");
      }
      return;
    }
    for (var name : List.of("namespace", "name")) {
      if (service.get(name).text().isEmpty()) {
        service.get(name).required();
      }
    }
    service.get("port").check(Formats.range(service.get("port").number(HTTPS), 1, MAX_PORT));
    if (insecure.flag() && bundle.bytes().length > 0) {
      insecure.invalid("with a caBundle the certificate is verified.");
    }
  }
}
