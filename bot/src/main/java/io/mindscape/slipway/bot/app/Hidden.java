package io.mindscape.slipway.bot.app;

import io.mindscape.slipway.bot.log.Logs;
import io.mindscape.slipway.policies.secrecy.Secrets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The secrets of the settings, and those that the bot comes to know while it runs: no text that
 * leaves it and no line of its log holds one.
 */
final class Hidden {

  /** Passwords are changed now and then; nobody speaks of so old ones. */
  private static final int MOST = 500;

  private final List<String> always;
  private final Set<String> learned = new LinkedHashSet<>();
  private volatile Secrets known;

  /**
   * @param always the secrets of the settings, which the log hides already
   */
  Hidden(Collection<String> always) {
    this.always = List.copyOf(always);
    this.known = secrets(this.always);
  }

  /** From now on these are hidden too. */
  synchronized void add(Collection<String> secrets) {
    if (!learned.addAll(secrets)) {
      return;
    }
    while (learned.size() > MOST) {
      learned.remove(learned.iterator().next());
    }
    var all = new ArrayList<>(always);
    all.addAll(learned);
    known = secrets(all);
    Logs.hide(all);
  }

  /** The text without them. */
  String mask(String text) {
    return known.mask(text);
  }

  private static Secrets secrets(List<String> values) {
    return Secrets.builder().values(values).build();
  }
}
