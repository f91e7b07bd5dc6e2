package io.mindscape.slipway.sandbox.forge.http;

import io.mindscape.slipway.sandbox.witness.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * How the forge is told to misbehave: rules that are looked at, oldest first, for each answer and
 * each delivery, and that are used up. Safe to use from any thread.
 */
public final class Faults {

  private final List<Rule> rules = new ArrayList<>();
  private volatile Witness witness = Witness.NOBODY;
  private volatile Weather weather = Weather.FAIR;
  private volatile int allowance = 5_000;

  /**
   * What goes wrong, where, and how often.
   *
   * @param method such as {@code GET}; {@code *} for any
   * @param path from the root, such as <code>/api/v3/repos/*&#47;*&#47;pulls</code>: {@code *} is
   *     part of a name, {@code **} anything. For a lost delivery the name of its event
   * @param times how many answers it still spoils
   */
  public record Rule(String method, String path, int times, Fault fault) {

    boolean fits(String asked, String where) {
      return (method.equals("*") || method.equalsIgnoreCase(asked))
          && pattern(path).matcher(where).matches();
    }

    private Rule used() {
      return new Rule(method, path, times - 1, fault);
    }

    private static Pattern pattern(String glob) {
      var quoted = Pattern.quote(glob).replace("**", "\\E.\u0000\\Q");
      return Pattern.compile(quoted.replace("*", "\\E[^/]*\\Q").replace('\u0000', '*'));
    }
  }

  public synchronized void add(Rule rule) {
    rules.add(rule);
  }

  /** Spoils the next {@code times} answers to {@code method} on {@code path}. */
  public void add(String method, String path, int times, Fault fault) {
    add(new Rule(method, path, times, fault));
  }

  /** Loses the next {@code times} deliveries of {@code event}; {@code *} for any event. */
  public void loseDeliveries(String event, int times) {
    add("*", event, times, new Fault.LostDelivery());
  }

  /** Who is told of every request that asks for a change, from now on. */
  public void watchedBy(Witness witness) {
    this.witness = witness;
  }

  /** How it behaves in general, from now on. */
  public void weather(Weather newWeather) {
    weather = newWeather;
  }

  Weather weather() {
    return weather;
  }

  /** Lets Apps ask this much in an hour, as GitHub lets those of large organizations. */
  public void allow(int requests) {
    allowance = requests;
  }

  int allowance() {
    return allowance;
  }

  Witness witness() {
    return witness;
  }

  /** Behaves again. */
  public synchronized void clear() {
    rules.clear();
  }

  /** What is still to go wrong. */
  public synchronized List<Rule> rules() {
    return List.copyOf(rules);
  }

  /** What goes wrong with an answer, if anything; uses the rule up by one. */
  Optional<Fault> take(String method, String path) {
    return take(rule -> !loses(rule) && rule.fits(method, path));
  }

  /** Whether a delivery of {@code event} is to be lost; uses the rule up by one. */
  public boolean losesDelivery(String event) {
    return take(rule -> loses(rule) && rule.fits("*", event)).isPresent();
  }

  private static boolean loses(Rule rule) {
    return rule.fault() instanceof Fault.LostDelivery;
  }

  private synchronized Optional<Fault> take(Predicate<Rule> wanted) {
    for (int i = 0; i < rules.size(); i++) {
      var rule = rules.get(i);
      if (!wanted.test(rule)) {
        continue;
      }
      if (rule.times() > 1) {
        rules.set(i, rule.used());
      } else {
        rules.remove(i);
      }
      return Optional.of(rule.fault());
    }
    return Optional.empty();
  }
}
