package io.mindscape.slipway.policies.semantic.core;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.List;

/**
 * {@code v1/Event} and {@code events.k8s.io/v1/Event}: the same in two spellings, of which the
 * newer is strict. An event with {@code eventTime} is one of the newer sort in either.
 */
final class Events {

  private static final String DEFAULT = "default";
  private static final int LONGEST = 128;
  private static final int LONGEST_NOTE = 1024;

  private Events() {}

  /** As the core group has it. */
  static void old(Field event) {
    ObjectMeta.namespaced(event, Names.PATH_SEGMENT);
    if (isNever(event.get("eventTime"))) {
      withoutTime(event, event.get("involvedObject", "namespace"));
    } else {
      withTime(event, event.get("involvedObject", "namespace"));
      reporter(event.get("reportingComponent"));
      note(event.get("message"));
    }
  }

  /** As its own group has it. */
  static void strict(Field event) {
    ObjectMeta.namespaced(event, Names.SUBDOMAIN);
    if (isNever(event.get("eventTime"))) {
      event.get("eventTime").required();
      withoutTime(event, event.get("regarding", "namespace"));
    } else {
      withTime(event, event.get("regarding", "namespace"));
      reporter(event.get("reportingController"));
      note(event.get("note"));
    }
    series(event.get("series"));
    event.get("type").oneOf(List.of("Normal", "Warning"));
    deprecated(event);
  }

  /** Only what is absent; the year 1 is a time like any other. */
  private static boolean isNever(Field time) {
    return time.text().isEmpty();
  }

  private static String namespace(Field event) {
    return event.get("metadata", "namespace").text(DEFAULT);
  }

  private static void withoutTime(Field event, Field about) {
    var namespace = namespace(event);
    if (!about.text(DEFAULT).equals(namespace)) {
      about.invalid("it has to be that of the event, %s.".formatted(namespace));
    }
  }

  private static void withTime(Field event, Field about) {
    var namespace = namespace(event);
    if (about.text().isEmpty() && !List.of(DEFAULT, "kube-system").contains(namespace)) {
      about.invalid("an event without it is in default or kube-system.");
    }
    for (var name : List.of("reportingInstance", "action", "reason")) {
      var field = event.get(name);
      if (field.text().isEmpty()) {
        field.required("an event with eventTime has it.");
      } else if (Formats.bytes(field.text()) > LONGEST) {
        field.tooLong(LONGEST);
      }
    }
  }

  private static void reporter(Field reporter) {
    if (reporter.text().isEmpty()) {
      reporter.required("an event with eventTime has it.");
    } else {
      reporter.check(Formats.qualifiedName(reporter.text()));
    }
  }

  private static void note(Field note) {
    if (Formats.bytes(note.text()) > LONGEST_NOTE) {
      note.tooLong(LONGEST_NOTE);
    }
  }

  private static void series(Field series) {
    if (!series.isSet()) {
      return;
    }
    if (series.get("count").number() < 2) {
      series.get("count").invalid("a series has at least 2.");
    }
    if (isNever(series.get("lastObservedTime"))) {
      series.get("lastObservedTime").required();
    }
  }

  private static void deprecated(Field event) {
    var why = "events.k8s.io has other fields for it.";
    for (var name : List.of("deprecatedFirstTimestamp", "deprecatedLastTimestamp")) {
      if (!isNever(event.get(name))) {
        event.get(name).forbidden(why);
      }
    }
    if (event.get("deprecatedCount").number() != 0) {
      event.get("deprecatedCount").forbidden(why);
    }
    var source = event.get("deprecatedSource");
    if (!source.get("component").text().isEmpty() || !source.get("host").text().isEmpty()) {
      source.forbidden(why);
    }
  }
}
