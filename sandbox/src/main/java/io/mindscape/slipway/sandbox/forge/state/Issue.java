package io.mindscape.slipway.sandbox.forge.state;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An issue, as it is now.
 *
 * @param number counted with the pull requests of its repository
 * @param closed when it was closed; nothing while it is open
 */
public record Issue(
    long id,
    int number,
    String author,
    Text text,
    List<String> labels,
    Instant created,
    Instant updated,
    Optional<Instant> closed) {

  public Issue {
    labels = List.copyOf(labels);
  }

  /** What people wrote. */
  public record Text(String title, String body) {}

  public boolean isOpen() {
    return closed.isEmpty();
  }

  public Issue with(Text changed, Instant now) {
    return new Issue(id, number, author, changed, labels, created, now, closed);
  }

  public Issue withLabels(List<String> changed, Instant now) {
    return new Issue(id, number, author, text, changed, created, now, closed);
  }

  public Issue closed(Instant now) {
    return new Issue(id, number, author, text, labels, created, now, Optional.of(now));
  }

  public Issue reopened(Instant now) {
    return new Issue(id, number, author, text, labels, created, now, Optional.empty());
  }
}
