package io.mindscape.slipway.policies.semantic.network;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.field.Ports;
import io.mindscape.slipway.policies.semantic.meta.Names;

/** Where an Ingress leads: a Service, or a resource that its controller knows. */
final class IngressBackends {

  private IngressBackends() {}

  static void judge(Field backend) {
    var resource = backend.get("resource");
    var service = backend.get("service");
    if (resource.isSet() && service.isSet()) {
      backend.invalid("it has either a service or a resource.");
    } else if (resource.isSet()) {
      reference(resource);
    } else if (service.isSet()) {
      service(backend, service);
    } else {
      backend.invalid("it needs a service or a resource.");
    }
  }

  private static void service(Field backend, Field service) {
    var name = service.get("name");
    if (name.text().isEmpty()) {
      name.required();
    } else {
      name.check(Formats.dnsLabel(name.text()));
    }
    var port = service.get("port", "name");
    var number = service.get("port", "number");
    if (!port.text().isEmpty() && number.number() != 0) {
      backend.invalid("its port is either a name or a number.");
    } else if (!port.text().isEmpty()) {
      port.check(Ports.name(port.text()));
    } else if (number.number() != 0) {
      number.check(Ports.number(number.number()));
    } else {
      backend.required("its service needs the name or the number of a port.");
    }
  }

  /** A reference by group, kind and name. */
  static void reference(Field reference) {
    var group = reference.get("apiGroup");
    if (group.isSet()) {
      group.check(Formats.dnsSubdomain(group.text()));
    }
    segment(reference.get("kind"));
    segment(reference.get("name"));
  }

  /** What has to be there, and can be a part of a path. */
  static void segment(Field name) {
    if (name.text().isEmpty()) {
      name.required();
    } else {
      name.check(Names.PATH_SEGMENT.problem(name.text(), false));
    }
  }
}
