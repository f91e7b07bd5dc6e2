package io.mindscape.slipway.jobs.nodes;

/**
 * The reboot of one node: it is cordoned, drained, handed over to the agent that runs on it, and
 * let back in once it has another boot behind it. All that the bot remembers of it stands on the
 * node itself, so that whoever comes after a crash goes on from there. Where a person lets pods in
 * again meanwhile, it ends.
 */
public final class Reboot {

  private static final int ATTEMPTS = 10;

  private final Site site;
  private final String name;
  private final Hold hold;

  public Reboot(Site site, Node node) {
    this.site = site;
    this.name = node.name();
    this.hold = new Hold(site, name);
  }

  /**
   * Does it, or says why not and leaves the node as it was.
   *
   * @return whether the node is well afterwards: rebooted, or rightly left alone
   */
  public boolean run() {
    site.leave().step("the reboot of the node " + name);
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var node = hold.find();
      if (node.isEmpty()) {
        return leftAlone(Hold.GONE);
      }
      var begun = node.get().mark();
      if (begun.isPresent()) {
        if (node.get().status().cordoned() || hold.isBack(begun.get())) {
          return goOn(begun.get());
        }
        if (!hold.release()) { // somebody let pods in after it was left: it begins anew
          return false;
        }
      } else {
        var objection = new Objections(site, node.get()).first();
        if (objection.isPresent()) {
          return leftAlone(objection.get());
        }
        if (hold.take(node.get())) {
          return goOn(node.get().status().bootId());
        }
      }
    }
    return leftAlone(Hold.BUSY);
  }

  /**
   * Lets pods in again and takes back what the agent was told. For a reboot that was stopped;
   * nothing happens where none was begun.
   */
  public void undo() {
    if (hold.find().flatMap(Node::mark).isPresent() && hold.release()) {
      site.told().did("the node %s takes pods again: its reboot was stopped".formatted(name));
    }
  }

  private boolean goOn(String from) {
    if (hold.isBack(from)) {
      return letIn();
    }
    var second = hold.find().flatMap(node -> new Objections(site, node).second());
    if (second.isPresent()) {
      return hold.release() && leftAlone(second.get());
    }
    var stuck = new Drain(site, hold).run();
    if (stuck.isPresent()) {
      return failed("was not drained: " + stuck.get());
    }
    if (hold.find().isEmpty()) {
      site.told().did("the node %s was taken out of the cluster by somebody else".formatted(name));
      return true;
    }
    return hold.isBack(from) ? letIn() : handOver(from);
  }

  private boolean handOver(String from) {
    var refused = hold.handOver();
    if (refused.isPresent()) {
      return failed("was not handed over to its agent: " + refused.get());
    }
    var away = new Absence(site, hold).await(from);
    return away.isEmpty() ? letIn() : failed(away.get());
  }

  private boolean letIn() {
    if (hold.release()) {
      site.told().did("the node %s was drained and rebooted, and takes pods again".formatted(name));
      return true;
    }
    return false;
  }

  private boolean failed(String what) {
    boolean isOpen =
        hold.release() && hold.find().filter(node -> !node.status().cordoned()).isPresent();
    site.told()
        .couldNot("the node %s %s%s".formatted(name, what, isOpen ? "; its cordon is off" : ""));
    return false;
  }

  private boolean leftAlone(String why) {
    site.told().did("the node %s was left alone: %s".formatted(name, why));
    return true;
  }
}
