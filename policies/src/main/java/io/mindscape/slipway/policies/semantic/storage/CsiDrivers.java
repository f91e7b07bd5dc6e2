package io.mindscape.slipway.policies.semantic.storage;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.HashSet;
import java.util.Set;

/** {@code storage.k8s.io/v1/CSIDriver}. */
final class CsiDrivers {

  /** Seconds between two looks at how many volumes a node can take. */
  private static final int MIN_UPDATE = 10;

  /** How long a token may be good for, in seconds. */
  private static final long MIN_TOKEN = 600;

  private static final long MAX_TOKEN = 1L << 32;

  private CsiDrivers() {}

  static void judge(Field object) {
    ObjectMeta.clusterWide(object, Names.SUBDOMAIN);
    var spec = object.get("spec");
    if (spec.get("fsGroupPolicy").isSet()) {
      spec.get("fsGroupPolicy").oneOf(Set.of("ReadWriteOnceWithFSType", "File", "None"));
    }
    for (var mode : spec.get("volumeLifecycleModes").items()) {
      mode.oneOf(Set.of("Persistent", "Ephemeral"));
    }
    var period = spec.get("nodeAllocatableUpdatePeriodSeconds");
    if (period.isSet() && period.number() < MIN_UPDATE) {
      period.invalid("it has to be at least %d.".formatted(MIN_UPDATE));
    }
    var requests = spec.get("tokenRequests");
    tokens(requests);
    if (spec.get("serviceAccountTokenInSecrets").isSet() && requests.size() == 0) {
      spec.get("serviceAccountTokenInSecrets")
          .invalid("without tokenRequests there are no tokens.");
    }
  }

  private static void tokens(Field requests) {
    Set<String> audiences = new HashSet<>();
    for (var request : requests.items()) {
      if (!audiences.add(request.get("audience").text())) {
        request.get("audience").duplicate();
        continue;
      }
      var seconds = request.get("expirationSeconds");
      if (seconds.isSet()) {
        seconds.check(Formats.range(seconds.number(), MIN_TOKEN, MAX_TOKEN));
      }
    }
  }
}
