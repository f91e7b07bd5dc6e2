package io.mindscape.slipway.jobs.maintenance.task;

import io.mindscape.slipway.jobs.Unlisted;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Hosts that nobody listed, of images, charts, modules and providers alike. What is there is not
 * looked at, and that is no failure of a task, for the rest is; a person reads of each host once,
 * with the setting in which it could be listed.
 */
public final class UnlistedHosts {

  private static final int SHOWN = 5;

  private final Map<String, Set<String>> things = new LinkedHashMap<>();

  /**
   * What is said of a host.
   *
   * @param what is not looked at, as Markdown
   * @param why with the host and the setting, as text
   */
  public record Line(String what, String why) {}

  /**
   * Notes that something was not looked at.
   *
   * @param what as Markdown
   */
  public void note(String what, Unlisted host) {
    things.computeIfAbsent(host.getMessage(), why -> new LinkedHashSet<>()).add(what);
  }

  /** One for each host. */
  public List<Line> lines() {
    return things.entrySet().stream()
        .map(one -> new Line(some(one.getValue()), one.getKey()))
        .toList();
  }

  private static String some(Set<String> all) {
    var first = all.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return all.size() > SHOWN ? "%s and %d more".formatted(first, all.size() - SHOWN) : first;
  }
}
