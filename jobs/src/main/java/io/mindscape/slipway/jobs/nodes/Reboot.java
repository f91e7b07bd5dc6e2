package io.mindscape.slipway.jobs.nodes;

import java.util.Map;
import java.util.Optional;

/**
 * The reboot of one node: it is cordoned, drained, handed over to the agent that runs on it, and
 * let back in once it has another boot behind it. All that the bot remembers of it stands on the
 * node itself, so that whoever comes after a crash goes on from there.
 */
public final class Reboot {

  /** Others write to nodes too, each at a moment of its own. */
  private static final int ATTEMPTS = 10;

  private final Site site;
  private final String name;

  public Reboot(Site site, Node node) {
    this.site = site;
    this.name = node.name();
  }

  /**
   * Does it, or says why not and leaves the node as it was.
   *
   * @return whether the node is well afterwards: rebooted, or rightly left alone
   */
  public boolean run() {
    site.leave().step("the reboot of the node " + name);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var node = find();
      if (node.isEmpty()) {
        return leftAlone("it is not there any more");
      }
      var begun = node.get().mark();
      if (begun.isPresent()) {
        return drainAndReboot(begun.get());
      }
      var objection = new Objections(site, node.get()).first();
      if (objection.isPresent()) {
        return leftAlone(objection.get());
      }
      var boot = node.get().status().bootId();
      if (change(node.get(), new Nodes.Change(true, Map.of(Node.MARK, boot)))) {
        return drainAndReboot(boot);
      }
    }
    return leftAlone("others change it all the time");
  }

  /**
   * Lets pods in again and takes back what the agent was told. For a reboot that was stopped;
   * nothing happens where none was begun.
   */
  public void undo() {
    if (find().flatMap(Node::mark).isPresent() && isReleased()) {
      site.told().did("the node %s takes pods again: its reboot was stopped".formatted(name));
    }
  }

  private boolean drainAndReboot(String from) {
    if (isBack(from)) {
      return letIn();
    }
    var stuck = new Drain(site, name).run();
    if (stuck.isPresent()) {
      return failed("was not drained: " + stuck.get());
    }
    var agreed = site.care().handOver();
    var handOver = new Nodes.Change(true, Map.of(agreed.name(), agreed.value()));
    if (!isMade(handOver)) {
      return failed("was not handed over: others change it all the time");
    }
    return waitFor(from) ? letIn() : failed(notBack(from));
  }

  /** Whether it came back in time. */
  private boolean waitFor(String from) {
    var atFirst = site.leave().left();
    while (!isBack(from)) {
      if (atFirst.minus(site.leave().left()).compareTo(site.care().limits().reboot()) >= 0) {
        return false;
      }
      site.leave().pause();
      site.leave().step("another look at the node " + name);
    }
    return true;
  }

  private boolean isBack(String from) {
    return find()
        .filter(node -> node.isReady() && !node.status().bootId().equals(from))
        .isPresent();
  }

  private String notBack(String from) {
    boolean isSame =
        find().filter(node -> node.isReady() && node.status().bootId().equals(from)).isPresent();
    var limit = Words.of(site.care().limits().reboot());
    return isSame
        ? "was not rebooted by its agent within " + limit
        : "went down for its reboot and was not back after %s".formatted(limit);
  }

  private boolean letIn() {
    if (isReleased()) {
      site.told().did("the node %s was drained and rebooted, and takes pods again".formatted(name));
      return true;
    }
    return false;
  }

  private boolean failed(String what) {
    boolean isReleased = isReleased();
    site.told()
        .couldNot(
            "the node %s %s%s".formatted(name, what, isReleased ? "; its cordon is off" : ""));
    return false;
  }

  private boolean isReleased() {
    var takenBack = Map.of(Node.MARK, "", site.care().handOver().name(), "");
    if (isMade(new Nodes.Change(false, takenBack))) {
      return true;
    }
    site.told()
        .couldNot(
            "the node %s is still cordoned, for others change it all the time: kubectl uncordon %s"
                .formatted(name, name));
    return false;
  }

  /** Makes a change to the node as it is, unless it is gone or no longer ours. */
  private boolean isMade(Nodes.Change change) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var node = find();
      if (node.flatMap(Node::mark).isEmpty() || change(node.get(), change)) {
        return true;
      }
    }
    return false;
  }

  private boolean change(Node node, Nodes.Change change) {
    return site.nodes().change(site.context(), node, change);
  }

  private Optional<Node> find() {
    return site.nodes().find(site.context(), name);
  }

  private boolean leftAlone(String why) {
    site.told().did("the node %s was left alone: %s".formatted(name, why));
    return true;
  }
}
