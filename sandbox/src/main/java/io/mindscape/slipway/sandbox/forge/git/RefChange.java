package io.mindscape.slipway.sandbox.forge.git;

import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.transport.ReceiveCommand;

/**
 * A ref that was made, moved or deleted.
 *
 * @param before where it was; forty zeros where it is new
 * @param after where it is; forty zeros where it is gone
 */
public record RefChange(String ref, String before, String after) {

  /** What stands for a ref that is not there. */
  public static final String NOWHERE = ObjectId.zeroId().name();

  static RefChange of(ReceiveCommand command) {
    return new RefChange(
        command.getRefName(), command.getOldId().name(), command.getNewId().name());
  }

  public boolean created() {
    return before.equals(NOWHERE);
  }

  public boolean deleted() {
    return after.equals(NOWHERE);
  }

  public boolean isBranch() {
    return ref.startsWith(BareRepository.BRANCHES);
  }

  /** The name of the branch. */
  public String branch() {
    return ref.substring(BareRepository.BRANCHES.length());
  }
}
