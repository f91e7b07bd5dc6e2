package io.mindscape.slipway.jobs.image;

import io.mindscape.slipway.jobs.Unavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of registries during one piece of work: each image once, no registry again that
 * did not answer, and all of it within a time. Safe to use from many threads.
 */
public final class Asked {

  /** All questions of one piece of work together; one that is asked then is waited for. */
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final Digests digests;
  private final Clock clock;
  private final Map<String, Digests.Answer> answers = new ConcurrentHashMap<>();
  private final Set<String> silent = ConcurrentHashMap.newKeySet();
  private final AtomicReference<@Nullable Instant> until = new AtomicReference<>();

  public Asked(Digests digests, Clock clock) {
    this.digests = digests;
    this.clock = clock;
  }

  /** One that asks nobody. */
  public static Asked nobody(String why) {
    return new Asked(Digests.unasked(why), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
  }

  /** The digest of an image; nothing where it is not known, and {@link #unknown} says why. */
  public Optional<String> digest(String image) {
    return switch (answers.computeIfAbsent(image, this::ask)) {
      case Digests.Answer.Known(var digest) -> Optional.of(digest);
      case Digests.Answer.Unknown unknown -> Optional.empty();
    };
  }

  /** The images that were asked for and are not known, and why that is. */
  public SortedMap<String, String> unknown() {
    var unknown = new TreeMap<String, String>();
    answers.forEach(
        (image, answer) -> {
          if (answer instanceof Digests.Answer.Unknown(var why)) {
            unknown.put(image, why);
          }
        });
    return unknown;
  }

  private Digests.Answer ask(String image) {
    var registry = ImageName.parse(image).map(ImageName::registry).orElse("");
    if (silent.contains(registry)) {
      return new Digests.Answer.Unknown("its registry does not answer");
    }
    if (isLate()) {
      return new Digests.Answer.Unknown(
          "the registries took more than %d s together".formatted(LONGEST.toSeconds()));
    }
    try {
      return digests.of(image);
    } catch (Unavailable failure) {
      silent.add(registry);
      return new Digests.Answer.Unknown("its registry does not answer: " + failure.getMessage());
    }
  }

  private boolean isLate() {
    var now = clock.instant();
    var end = until.updateAndGet(set -> set == null ? now.plus(LONGEST) : set);
    return end != null && now.isAfter(end);
  }
}
