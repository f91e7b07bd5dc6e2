package io.mindscape.slipway.sandbox.demo;

import io.mindscape.slipway.bot.app.Bot;
import io.mindscape.slipway.bot.log.Logs;
import io.mindscape.slipway.bot.settings.SettingsReader;
import io.mindscape.slipway.policies.Refused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;

/**
 * The bot as {@code slipway serve} runs it, but with a clock that is set over standard input: a
 * line {@code at INSTANT}, or before it starts, as its one argument. It ends when standard input
 * does, so that it never outlives the demo.
 */
public final class BotMain {

  private BotMain() {}

  public static void main(String[] arguments) throws IOException {
    Logs.takeOver();
    var clock = new SteeredClock(Clock.systemUTC());
    if (arguments.length > 0) {
      clock.set(Instant.parse(arguments[0]));
    }
    try (var orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      var settings = SettingsReader.read(System.getenv(), SettingsReader.Flags.NONE);
      try (var _ = Bot.start(settings, clock)) {
        orders.lines().forEach(order -> obey(order, clock));
      }
    } catch (Refused refused) {
      System.err.println(refused.getMessage());
      System.exit(io.mindscape.slipway.bot.Main.COULD_NOT_RUN);
    }
  }

  private static void obey(String order, SteeredClock clock) {
    if (order.startsWith("at ")) {
      clock.set(Instant.parse(order.substring(3).strip()));
    }
  }
}
