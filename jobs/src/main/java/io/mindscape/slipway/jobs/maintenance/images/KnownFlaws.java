package io.mindscape.slipway.jobs.maintenance.images;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.advisory.Exposure;
import io.mindscape.slipway.jobs.advisory.Vulnerabilities;
import io.mindscape.slipway.jobs.advisory.content.Contents.Answer;
import io.mindscape.slipway.jobs.advisory.content.Contents.Answer.Known;
import io.mindscape.slipway.jobs.advisory.content.Contents.Answer.Unknown;
import io.mindscape.slipway.jobs.advisory.content.Installed;
import io.mindscape.slipway.jobs.maintenance.guard.Systems;
import io.mindscape.slipway.jobs.maintenance.task.Footing;
import io.mindscape.slipway.policies.Refused;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Known vulnerabilities of the images, those in use and those that are to take their place. They
 * are looked for once, when they are first asked for, within a part of the time that is left; what
 * cannot be told is said, and holds up nothing.
 */
final class KnownFlaws {

  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final Duration LONGEST_OF_ONE = Duration.ofMinutes(2);

  private final List<Bump> bumps;
  private final List<Used> stays;
  private @Nullable Map<Used, FlawText.Told> told;

  /**
   * @param stays images for which there is nothing newer
   */
  KnownFlaws(List<Bump> bumps, List<Used> stays) {
    this.bumps = List.copyOf(bumps);
    this.stays = List.copyOf(stays);
  }

  /** Whether anybody looks for them. */
  static boolean areLookedFor(Systems systems) {
    return systems.upkeep().vulnerabilities().areLookedFor();
  }

  /** Whether there is no image to look into. */
  boolean isEmpty() {
    return bumps.isEmpty() && stays.isEmpty();
  }

  /** Looks for them, and notes those that no newer image takes away. */
  void note(Footing at) {
    var all = told(at);
    bumps.stream()
        .map(Bump::after)
        .distinct()
        .forEach(image -> FlawText.stays(image, all.get(image), at.notes()));
    stays.stream().distinct().forEach(image -> FlawText.stays(image, all.get(image), at.notes()));
  }

  /** What a pull request says of them; empty where nobody looks for them. */
  String evidence(Footing at, List<Bump> updates) {
    if (!areLookedFor(at.systems())) {
      return "";
    }
    var all = told(at);
    return FlawText.evidence(updates, all);
  }

  private Map<Used, FlawText.Told> told(Footing at) {
    if (told == null) {
      told = look(at);
    }
    return told;
  }

  private Map<Used, FlawText.Told> look(Footing at) {
    var images = new LinkedHashSet<Used>();
    bumps.forEach(
        bump -> {
          images.add(bump.before());
          images.add(bump.after());
        });
    images.addAll(stays);
    var answers = new LinkedHashMap<Used, Answer>();
    var quarter = at.left().dividedBy(4);
    var end = at.left().minus(quarter.compareTo(LONGEST) < 0 ? quarter : LONGEST);
    images.forEach(image -> answers.put(image, contents(at, image, end)));
    return judged(at, answers);
  }

  /**
   * @param end how much time has to be left
   */
  private static Answer contents(Footing at, Used image, Duration end) {
    at.check("the look into " + image.name());
    var longest = at.left().minus(end);
    if (!longest.isPositive()) {
      return new Unknown("there was no time left to look into it");
    }
    try {
      return digest(at, image)
          .map(
              digest ->
                  vulnerabilities(at)
                      .contents()
                      .of(
                          image.name(),
                          digest,
                          longest.compareTo(LONGEST_OF_ONE) < 0 ? longest : LONGEST_OF_ONE))
          .orElseGet(() -> new Unknown("its registry has no such tag any more"));
    } catch (Unavailable failure) {
      return new Unknown(failure.words());
    } catch (Refused refused) {
      return new Unknown(String.valueOf(refused.getMessage()));
    }
  }

  private static Optional<String> digest(Footing at, Used image) {
    return image.digest().isEmpty()
        ? at.systems().upkeep().registry().find(image.name(), image.tag()).map(it -> it.digest())
        : Optional.of(image.digest());
  }

  private static Vulnerabilities vulnerabilities(Footing at) {
    return at.systems().upkeep().vulnerabilities();
  }

  private static Map<Used, FlawText.Told> judged(Footing at, Map<Used, Answer> answers) {
    var packages = new HashMap<Used, Set<Installed>>();
    answers.forEach(
        (image, answer) -> {
          if (answer instanceof Known(var all, var from)) {
            packages.put(image, all);
          }
        });
    try {
      var found = vulnerabilities(at).of(packages);
      if (found.unreadable() > 0) {
        at.notes()
            .did(
                "%d files of advisories are none in the OSV format, and were passed over"
                    .formatted(found.unreadable()));
      }
      return told(answers, found.exposures(), "");
    } catch (Unavailable failure) {
      return told(answers, Map.of(), failed(at, failure.words()));
    } catch (Refused refused) {
      return told(answers, Map.of(), failed(at, String.valueOf(refused.getMessage())));
    }
  }

  private static String failed(Footing at, String why) {
    at.notes().couldNot("advisories were not read: " + why);
    return "the advisories could not be read";
  }

  private static Map<Used, FlawText.Told> told(
      Map<Used, Answer> answers, Map<Used, Exposure> exposures, String failure) {
    return answers.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry ->
                    FlawText.Told.of(
                        entry.getValue(),
                        Optional.ofNullable(exposures.get(entry.getKey())),
                        failure)));
  }
}
