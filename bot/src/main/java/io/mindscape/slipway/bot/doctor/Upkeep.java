package io.mindscape.slipway.bot.doctor;

import io.mindscape.slipway.bot.cluster.Clusters;
import io.mindscape.slipway.bot.cluster.Right;
import io.mindscape.slipway.bot.registry.OciRegistry;
import io.mindscape.slipway.bot.settings.Checked;
import io.mindscape.slipway.bot.settings.Examined;
import io.mindscape.slipway.bot.vacuum.PostgresDatabases;
import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.database.DatabaseCare;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/** What the maintenance window needs: as the settings say, and as the strategy files do. */
final class Upkeep {

  /** The heading. */
  static final String AREA = "For the maintenance window";

  private static final String DATABASE = "its database";
  private static final String WRONG = "what is set is wrong, as told under Settings";
  private static final String SHADOWED =
      "the Secret in slipway.yaml counts there, and SLIPWAY_MAINTENANCE_DATABASE_URL does not";

  private final Examined.Upkeep settings;
  private final Platforms platforms;
  private final Clusters clusters;
  private final Clock clock;
  private final List<String> learned = new CopyOnWriteArrayList<>();

  Upkeep(Examined.Upkeep settings, Platforms platforms, Clusters clusters, Clock clock) {
    this.settings = settings;
    this.platforms = platforms;
    this.clusters = clusters;
    this.clock = clock;
  }

  /** Passwords that were read from Secrets so far. */
  List<String> learned() {
    return learned;
  }

  List<Look> looks() {
    var looks = new ArrayList<Look>();
    looks.add(look("windows", this::windows));
    looks.add(look("registry", () -> List.of(registry())));
    looks.add(look("images", this::images));
    advisories(looks);
    looks.add(look("rights", this::rights));
    looks.add(look(DATABASE, this::databases));
    return looks;
  }

  private void advisories(List<Look> looks) {
    var places = settings.advisories().value();
    if (places == null || places.isEmpty()) {
      var why = why(settings.advisories(), "no SLIPWAY_ADVISORIES are set");
      looks.add(look("advisories", () -> List.of(Told.notAsked("advisories", why))));
      return;
    }
    for (var place : places) {
      looks.add(look("advisories", () -> List.of(AdvisoryLook.look(place, clock))));
    }
  }

  /** Why what is not there is not looked at: that it is wrong is told among the settings. */
  private static String why(Checked<?> setting, String unset) {
    return setting.isWrong() ? WRONG : unset;
  }

  private static Look look(String what, Look.Work work) {
    return new Look(AREA, what, work);
  }

  private List<Told> each(BiFunction<String, Strategy, Told> look) {
    var told = new ArrayList<Told>();
    platforms.found().forEach((where, strategy) -> told.add(look.apply(where, strategy)));
    return told;
  }

  private List<Told> windows() {
    var told = each((where, one) -> WindowLook.window(where, one, clock.instant()));
    return told.isEmpty()
        ? List.of(
            Told.notAsked("windows", "no slipway.yaml was read that could say when they open"))
        : told;
  }

  private Told registry() {
    var registries = settings.registries().value();
    return registries == null || registries.usual() == null
        ? Told.notAsked("registry", why(settings.registries(), "no SLIPWAY_REGISTRY_URL is set"))
        : registry(registries.usual());
  }

  private static Told registry(URI address) {
    try {
      // What there need not be: that it is not there is an answer as well.
      new OciRegistry(address).tags("slipway/doctor");
      return Told.ok("registry", address + " answers");
    } catch (Refused locked) {
      return Told.ok(
          "registry", address + " answers, and wants a login (SLIPWAY_REGISTRY_AUTH_FILE)");
    } catch (Unavailable away) {
      return Told.wrong(
          "registry",
          "the image registry does not answer (%s): check SLIPWAY_REGISTRY_URL and the network"
              .formatted(away.getMessage()));
    }
  }

  /** Of windows that look for newer ones. */
  private List<Told> images() {
    return each(this::images);
  }

  private Told images(String where, Strategy strategy) {
    var what = "images of " + where;
    var registries = settings.registries().value();
    boolean isLooking =
        strategy.tasks().contains("security_patches")
            || strategy.tasks().contains("dependency_updates");
    if (!isLooking) {
      return Told.notAsked(what, "no task of the window updates them");
    }
    return registries == null
        ? Told.notAsked(what, why(settings.registries(), "no registry is set"))
        : WindowLook.images(where, strategy, registries);
  }

  private List<Told> rights() {
    var needed = new TreeMap<String, Set<Right>>();
    for (var strategy : platforms.found().values()) {
      UpkeepRights.of(strategy)
          .forEach(
              (context, rights) ->
                  needed.merge(
                      context,
                      rights,
                      (one, other) -> {
                        one.addAll(other);
                        return one;
                      }));
    }
    return needed.entrySet().stream().map(this::rights).toList();
  }

  private Told rights(Map.Entry<String, Set<Right>> needed) {
    var what = needed.getKey() + ", rights for maintenance";
    try {
      var missing = clusters.standing(needed.getKey(), List.copyOf(needed.getValue())).missing();
      return ClusterLook.rights(what, "all that its tasks need there", missing);
    } catch (Refused | Unavailable failure) {
      var why = String.valueOf(failure.getMessage());
      boolean isTold = platforms.namespaces().containsKey(needed.getKey());
      return isTold ? Told.notAsked(what, why) : Told.wrong(what, why);
    }
  }

  /** That of the settings, and those whose login a Secret holds. */
  private List<Told> databases() {
    var told = new ArrayList<Told>();
    var set = settings.database().value();
    var databases =
        new PostgresDatabases(
            set == null ? null : set.reveal(), clusters.secrets(), learned::addAll);
    if (set != null) {
      told.add(database(DATABASE, databases.of(null)));
    }
    platforms
        .found()
        .forEach(
            (where, strategy) -> {
              for (var access : strategy.databases()) {
                var what = access.isLabelled() ? "database " + access.label() : "database";
                told.add(database("%s of %s".formatted(what, where), databases.of(access)));
              }
              if (!strategy.databases().isEmpty() && set != null) {
                told.add(Told.note("database of " + where, SHADOWED));
              }
            });
    return told.isEmpty()
        ? List.of(
            Told.notAsked(
                DATABASE,
                why(
                    settings.database(),
                    "no SLIPWAY_MAINTENANCE_DATABASE_URL is set, and no slipway.yaml names a Secret"
                        + " (maintenance.database)")))
        : told;
  }

  private static Told database(String what, DatabaseCare care) {
    try {
      return Told.ok(what, "answers, with %d tables".formatted(care.look().tables().size()));
    } catch (Refused | Unavailable failure) {
      return Told.wrong(what, String.valueOf(failure.getMessage()));
    }
  }
}
