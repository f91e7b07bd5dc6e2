package io.mindscape.slipway.bot.observe;

import io.mindscape.slipway.bot.observe.Check.Condition;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at what the bot needs, again and again, and remembers what it saw: whoever asks for our
 * health does not wait for a dead system. What changes is logged once.
 */
public final class Watch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private final List<Check> checks;
  private final Pace pace;
  private final ConcurrentHashMap<String, Condition> seen = new ConcurrentHashMap<>();
  private final Thread thread;

  /**
   * How long to pause between two looks.
   *
   * @param unwell while something is wrong
   */
  public record Pace(Duration well, Duration unwell) {}

  private Watch(List<Check> checks, Pace pace) {
    this.checks = List.copyOf(checks);
    this.pace = pace;
    this.thread = Thread.ofVirtual().name("watch").unstarted(this::run);
  }

  /** Looks at everything once, and then from time to time. */
  public static Watch start(List<Check> checks, Pace pace) {
    var watch = new Watch(checks, pace);
    watch.look();
    watch.thread.start();
    return watch;
  }

  /** How each was when it was last looked at, in the order of the checks. */
  public List<Supplier<Condition>> all() {
    return checks.stream().<Supplier<Condition>>map(check -> () -> condition(check)).toList();
  }

  private Condition condition(Check check) {
    return Objects.requireNonNull(seen.get(check.name()), check.name());
  }

  private void run() {
    try {
      while (true) {
        boolean well = seen.values().stream().allMatch(Condition::well);
        Thread.sleep(well ? pace.well() : pace.unwell());
        look();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    for (var check : checks) {
      var now = check.look();
      var before = seen.put(check.name(), now);
      if (!now.problem().equals(before == null ? Optional.empty() : before.problem())) {
        tell(now);
      }
    }
  }

  private static void tell(Condition now) {
    if (now.well()) {
      LOG.atInfo().addKeyValue("system", now.name()).log("{} is well again", now.name());
    } else {
      LOG.atWarn().addKeyValue("system", now.name()).log("{}", now.problem().orElseThrow());
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    try {
      thread.join(Duration.ofSeconds(2));
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }
}
