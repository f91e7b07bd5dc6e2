package io.mindscape.slipway.bot.doctor;

import io.mindscape.slipway.bot.settings.Settings;
import io.mindscape.slipway.jobs.image.ImageName;
import io.mindscape.slipway.jobs.maintenance.plan.Plan;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The maintenance window of a repository: when it opens, and whether its images can be asked for.
 */
final class WindowLook {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEEE yyyy-MM-dd HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

  private WindowLook() {}

  /**
   * When it is open, in one line.
   *
   * @param where the repository, or the checkout
   */
  static Told window(String where, Strategy strategy, Instant now) {
    var what = "window of " + where;
    var schedule = strategy.window();
    if (schedule == null) {
      return Told.notAsked(what, "slipway.yaml has no maintenance.schedule");
    }
    var plan = Plan.of(strategy, now);
    var unknown =
        plan.entries().stream()
            .filter(Plan.Entry.Unknown.class::isInstance)
            .map(Plan.Entry::name)
            .collect(Collectors.joining(", "));
    if (!unknown.isEmpty()) {
      return Told.wrong(
          what, "maintenance.tasks has %s, which is no task: take it out".formatted(unknown));
    }
    if (strategy.tasks().isEmpty()) {
      return Told.note(what, "maintenance.tasks names nothing that is done in it");
    }
    return Told.ok(
        what,
        "%s; in it %s"
            .formatted(times(plan, schedule.zone(), now), String.join(", ", strategy.tasks())));
  }

  private static String times(Plan plan, ZoneId zone, Instant now) {
    var closes = plan.opening().closes().atZone(zone);
    if (plan.opening().covers(now)) {
      return "it is open until %s %s".formatted(TIME.format(closes), zone);
    }
    var opens = plan.opening().opens().atZone(zone);
    return "it opens next on %s, until %s %s"
        .formatted(
            MOMENT.format(opens),
            (opens.toLocalDate().equals(closes.toLocalDate()) ? TIME : MOMENT).format(closes),
            zone);
  }

  /**
   * Whether the registries of its images are asked.
   *
   * @param registries those that may be asked
   */
  static Told images(String where, Strategy strategy, Settings.Registries registries) {
    var what = "images of " + where;
    var unasked = new TreeSet<String>();
    var images = strategy.delivery().images().keySet();
    for (var image : images) {
      ImageName.parse(image)
          .map(ImageName::registry)
          .filter(host -> !isAsked(host, registries))
          .ifPresent(unasked::add);
    }
    if (images.isEmpty()) {
      return Told.notAsked(what, "slipway.yaml has no delivery.images");
    }
    if (unasked.isEmpty()) {
      return Told.ok(what, "all %d are in registries that are asked".formatted(images.size()));
    }
    boolean isUsual = unasked.remove("");
    var missing =
        unasked.isEmpty()
            ? ""
            : "add %s to SLIPWAY_REGISTRIES".formatted(String.join(", ", unasked));
    return Told.wrong(
        what,
        "some are in registries that nobody may ask, so they are never updated: %s%s%s"
            .formatted(
                isUsual ? "set SLIPWAY_REGISTRY_URL for those that name no host" : "",
                isUsual && !missing.isEmpty() ? ", and " : "",
                missing));
  }

  private static boolean isAsked(String host, Settings.Registries registries) {
    return host.isEmpty() ? registries.usual() != null : registries.hosts().contains(host);
  }
}
