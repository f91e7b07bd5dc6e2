package io.mindscape.slipway.policies.semantic.device;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import java.util.HashSet;
import java.util.Set;

/** Counters that devices share, and what each of them uses up. */
final class DeviceCounters {

  private static final int MAX_SETS = 8;
  private static final int MAX_CONSUMED_SETS = 2;
  private static final int MAX_COUNTERS = 32;

  private DeviceCounters() {}

  static void shared(Field sets) {
    sets(sets, "name", MAX_SETS);
  }

  static void consumed(Field sets) {
    sets(sets, "counterSet", MAX_CONSUMED_SETS);
  }

  private static void sets(Field sets, String key, int most) {
    if (sets.size() > most) {
      sets.tooMany(most);
      return;
    }
    Set<String> seen = new HashSet<>();
    for (var set : sets.items()) {
      var name = set.get(key);
      if (name.text().isEmpty()) {
        name.required();
      } else {
        name.check(Formats.dnsLabel(name.text()));
      }
      if (!seen.add(name.text())) {
        set.duplicate();
      }
      counters(set.get("counters"));
    }
  }

  private static void counters(Field counters) {
    if (counters.size() == 0) {
      counters.required();
    } else if (counters.size() > MAX_COUNTERS) {
      counters.tooMany(MAX_COUNTERS);
    } else {
      for (var counter : counters.entries()) {
        var problem = Formats.dnsLabel(counter.key());
        if (problem != null) {
          counter.report("invalid", "%s has a wrong name: %s".formatted(counter.path(), problem));
        }
      }
    }
  }
}
