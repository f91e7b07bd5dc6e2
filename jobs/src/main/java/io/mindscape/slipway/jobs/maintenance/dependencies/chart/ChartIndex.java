package io.mindscape.slipway.jobs.maintenance.dependencies.chart;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.Parser;

/**
 * Reads what an index says of one chart, event by event: an index has megabytes of others.
 *
 * @see <a href="https://helm.sh/docs/topics/chart_repository/#the-index-file">the index file</a>
 */
final class ChartIndex {

  private static final int MOST = 5_000;

  private final Parser events;

  private ChartIndex(Parser events) {
    this.events = events;
  }

  /**
   * The versions of a chart, in the order of the index; nothing where it has no such chart.
   *
   * @throws Refused where it is no index
   */
  static Optional<List<Indexed>> read(byte[] index, String chart) {
    try {
      var text = new String(index, StandardCharsets.UTF_8);
      return new ChartIndex(YamlReader.events(text)).versions(chart);
    } catch (YAMLException noYaml) {
      throw noIndex();
    }
  }

  private static Refused noIndex() {
    return new Refused(
        "its repository has something as index.yaml that is no index of charts: look at"
            + " \"repository\"");
  }

  private Optional<List<Indexed>> versions(String chart) {
    events.getEvent();
    events.getEvent();
    if (!begins(Event.ID.MappingStart) || !goTo("entries") || !begins(Event.ID.MappingStart)) {
      throw noIndex();
    }
    if (!goTo(chart)) {
      return Optional.empty();
    }
    if (!begins(Event.ID.SequenceStart)) {
      throw noIndex();
    }
    var versions = new ArrayList<Indexed>();
    while (!events.checkEvent(Event.ID.SequenceEnd) && versions.size() < MOST) {
      version().ifPresent(versions::add);
    }
    return Optional.of(versions);
  }

  private Optional<Indexed> version() {
    if (!begins(Event.ID.MappingStart)) {
      skip();
      return Optional.empty();
    }
    Map<String, List<String>> said = new HashMap<>();
    while (!events.checkEvent(Event.ID.MappingEnd)) {
      var key = events.getEvent();
      if (key instanceof ScalarEvent name) {
        said.put(name.getValue(), words());
      } else {
        throw noIndex();
      }
    }
    events.getEvent();
    var sources = new ArrayList<>(said.getOrDefault("sources", List.of()));
    sources.addAll(said.getOrDefault("home", List.of()));
    return said.getOrDefault("version", List.of()).stream()
        .findFirst()
        .map(
            version ->
                new Indexed(
                    version,
                    said.getOrDefault("created", List.of()).stream()
                        .findFirst()
                        .flatMap(ChartIndex::instant),
                    sources.stream().map(ChartIndex::address).flatMap(Optional::stream).toList()));
  }

  /** A single value, or those of a list; what is deeper is passed over. */
  private List<String> words() {
    var words = new ArrayList<String>();
    if (events.peekEvent() instanceof ScalarEvent scalar) {
      words.add(scalar.getValue());
      events.getEvent();
    } else if (begins(Event.ID.SequenceStart)) {
      while (!events.checkEvent(Event.ID.SequenceEnd)) {
        if (events.peekEvent() instanceof ScalarEvent scalar) {
          words.add(scalar.getValue());
        }
        skip();
      }
      events.getEvent();
    } else {
      skip();
    }
    return words;
  }

  private boolean begins(Event.ID id) {
    if (!events.checkEvent(id)) {
      return false;
    }
    events.getEvent();
    return true;
  }

  /** Goes on to the value of a key of the mapping that was begun; false at its end. */
  private boolean goTo(String key) {
    while (!events.checkEvent(Event.ID.MappingEnd)) {
      boolean isIt = events.peekEvent() instanceof ScalarEvent name && name.getValue().equals(key);
      skip();
      if (isIt) {
        return true;
      }
      skip();
    }
    return false;
  }

  /** Passes over one value. */
  private void skip() {
    int depth = 0;
    do {
      var event = events.getEvent();
      if (event.is(Event.ID.MappingStart) || event.is(Event.ID.SequenceStart)) {
        depth++;
      } else if (event.is(Event.ID.MappingEnd) || event.is(Event.ID.SequenceEnd)) {
        depth--;
      } else if (event.is(Event.ID.StreamEnd)) {
        throw noIndex();
      }
    } while (depth > 0);
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text.strip()).toInstant());
    } catch (DateTimeParseException untold) {
      return Optional.empty();
    }
  }

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(URI.create(text.strip()));
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }
}
