package io.mindscape.slipway.jobs.image;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Registries in memory; of an image that nobody spoke of they have a tag that is no release. */
public final class MemoryRegistry implements ImageRegistry {

  private final Map<String, List<String>> tags = new HashMap<>();
  private final Map<String, Found> found = new HashMap<>();
  private Consumer<String> first = image -> {};

  /** These are its tags from now on, and no others. */
  public void has(String image, String... all) {
    tags.put(image, new ArrayList<>(List.of(all)));
  }

  /** The tag stands for this now. */
  public void has(String image, String tag, Found now) {
    found.put(image + ":" + tag, now);
  }

  /** What happens first when an image is asked for: it may throw. */
  public void whenAsked(Consumer<String> something) {
    first = something;
  }

  /** What a tag stands for where nobody has said it. */
  public static Found usual(String tag) {
    return new Found("sha256:%064x".formatted(tag.hashCode()), Optional.empty());
  }

  @Override
  public List<String> tags(String image) {
    first.accept(image);
    return List.copyOf(tags.getOrDefault(image, List.of("main")));
  }

  @Override
  public Optional<Found> find(String image, String tag) {
    first.accept(image);
    var told = Optional.ofNullable(found.get(image + ":" + tag));
    return told.or(() -> tags(image).contains(tag) ? Optional.of(usual(tag)) : Optional.empty());
  }
}
