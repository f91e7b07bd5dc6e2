package io.mindscape.slipway.jobs.maintenance.care;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.maintenance.task.Step;
import io.mindscape.slipway.jobs.maintenance.task.Task;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.policies.Refused;
import java.util.List;
import java.util.stream.Stream;

/** Patch releases of the images, and then the reboots that patches of the nodes ask for. */
public final class SecurityPatches implements Task {

  private final Task images;
  private final NodeReboots nodes;

  /** Images first, then nodes. */
  public SecurityPatches(Task images, NodeReboots nodes) {
    this.images = images;
    this.nodes = nodes;
  }

  @Override
  public TaskName name() {
    return TaskName.SECURITY_PATCHES;
  }

  /** That no registry is there or answers says nothing about the nodes. */
  @Override
  public List<Step> steps(Turn turn) {
    if (turn.occasion().inForce().strategy().nodes() == null) {
      return images.steps(turn);
    }
    return Stream.concat(ofImages(turn).stream(), nodes.steps(turn).stream()).toList();
  }

  private List<Step> ofImages(Turn turn) {
    try {
      return images.steps(turn);
    } catch (Unavailable | Refused failure) {
      var why = failure instanceof Unavailable away ? away.words() : failure.getMessage();
      turn.notes().couldNot("images: " + why);
      return List.of();
    }
  }
}
