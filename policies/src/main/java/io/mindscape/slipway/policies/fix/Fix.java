package io.mindscape.slipway.policies.fix;

import io.mindscape.slipway.policies.edit.Change;
import java.util.List;

/**
 * What mends a finding.
 *
 * @param title for a person, as an order: {@code Set imagePullPolicy: IfNotPresent}
 * @param changes of the file that the finding is in, to be made one after another
 */
public record Fix(String title, List<Change> changes) {

  public Fix {
    changes = List.copyOf(changes);
    if (changes.isEmpty()) {
      throw new IllegalArgumentException("a fix changes something: " + title);
    }
  }
}
