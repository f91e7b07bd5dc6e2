package io.mindscape.slipway.policies.semantic.device;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code requests} of a claim for devices. */
final class DeviceRequests {

  private static final int MAX_REQUESTS = 32;
  private static final int MAX_CHOICES = 8;
  private static final String EXACT = "ExactCount";

  private final DeviceSelectors selectors;

  DeviceRequests(DeviceSelectors selectors) {
    this.selectors = selectors;
  }

  void judge(Field requests) {
    if (requests.size() > MAX_REQUESTS) {
      requests.tooMany(MAX_REQUESTS);
      return;
    }
    requests.items().forEach(this::request);
    unique(requests);
  }

  /** The names of requests, each with those of its choices. */
  static Map<String, Set<String>> names(Field requests) {
    Map<String, Set<String>> names = new HashMap<>();
    for (var request : requests.items()) {
      var choices = request.get("firstAvailable").items().stream();
      names.put(
          request.get("name").text(),
          Set.copyOf(choices.map(choice -> choice.get("name").text()).toList()));
    }
    return names;
  }

  private static void unique(Field named) {
    Set<String> seen = new HashSet<>();
    for (var item : named.items()) {
      if (!seen.add(item.get("name").text())) {
        item.duplicate();
      }
    }
  }

  private void request(Field request) {
    name(request.get("name"));
    var exactly = request.get("exactly");
    var choices = request.get("firstAvailable");
    if (exactly.isSet() && choices.size() > 0) {
      request.invalid("exactly and firstAvailable exclude each other.");
    } else if (exactly.isSet()) {
      devices(exactly);
    } else if (choices.size() > MAX_CHOICES) {
      choices.tooMany(MAX_CHOICES);
    } else if (choices.size() > 0) {
      choices.items().forEach(this::choice);
      unique(choices);
    } else {
      request.required("write exactly or firstAvailable.");
    }
  }

  private void choice(Field choice) {
    name(choice.get("name"));
    devices(choice);
  }

  private static void name(Field name) {
    name.check(Formats.dnsLabel(name.text()));
  }

  private void devices(Field devices) {
    var name = devices.get("deviceClassName");
    if (name.text().isEmpty()) {
      name.required();
    } else {
      name.check(Formats.dnsSubdomain(name.text()));
    }
    selectors.judge(devices.get("selectors"));
    amount(devices.get("allocationMode"), devices.get("count"));
    devices.get("tolerations").items().forEach(DeviceTaints::toleration);
  }

  /** A count of 0 is one that is left out, and then the server takes 1. */
  private static void amount(Field mode, Field count) {
    switch (mode.text(EXACT)) {
      case EXACT -> {
        if (count.number() < 0) {
          count.invalid("it has to be more than 0.");
        }
      }
      case "All" -> {
        if (count.number() != 0) {
          count.invalid("all devices need no count.");
        }
      }
      default -> mode.unsupported(List.of("All", EXACT));
    }
  }
}
