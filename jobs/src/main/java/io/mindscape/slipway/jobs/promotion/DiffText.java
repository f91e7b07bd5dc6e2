package io.mindscape.slipway.jobs.promotion;

import io.mindscape.slipway.jobs.prose.ChangeText;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.policies.change.ObjectChange;
import java.util.List;

/** Changes of objects as a Markdown block, as far as a description has room for them. */
final class DiffText {

  /** A description holds 65,536 characters; the rest of it needs some. */
  private static final int LONGEST = 40_000;

  private DiffText() {}

  /** The block; what does not fit is counted below it. */
  static String block(List<ObjectChange> changes) {
    var shown = changes;
    var block = ChangeText.diff(shown);
    while (block.length() > LONGEST) {
      shown = shown.subList(0, shown.size() / 2);
      block = ChangeText.diff(shown);
    }
    int left = changes.size() - shown.size();
    return left == 0
        ? block
        : block
            + "\n%s not shown here: see the files of this pull request.\n"
                .formatted(Markdown.count(left, "more object"));
  }
}
