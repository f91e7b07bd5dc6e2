package io.mindscape.slipway.sandbox.controlplane;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Somebody whom the API server knows by a token; what they may do, RBAC says. */
public record User(String name, List<String> groups) {

  /** What needs no quotes in a file of tokens. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9:._@/-]+");

  public User {
    groups = List.copyOf(groups);
    Stream.concat(Stream.of(name), groups.stream())
        .filter(word -> !PLAIN.matcher(word).matches())
        .findFirst()
        .ifPresent(
            word -> {
              throw new IllegalArgumentException("a name may not be '%s'".formatted(word));
            });
  }

  /** One who is in no group. */
  public static User of(String name) {
    return new User(name, List.of());
  }
}
