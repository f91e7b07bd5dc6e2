package io.mindscape.slipway.jobs.nodes;

import java.util.Map;
import java.util.Optional;

/**
 * The bot's hold of a node: its cordon and its mark, which stand on the node itself. Others write
 * to nodes too, so that each change is made to the node as it is then.
 */
final class Hold {

  static final String LET_IN = "somebody let pods in again meanwhile";
  static final String BUSY = "others change it all the time";
  static final String DOES_NOT_ASK = "it does not ask any more";
  static final String GONE = "it is not there any more";
  private static final int ATTEMPTS = 10;

  private final Site site;
  private final String name;

  Hold(Site site, String name) {
    this.site = site;
    this.name = name;
  }

  /** Of the node. */
  String name() {
    return name;
  }

  /** The node as it is now. */
  Optional<Node> find() {
    return site.nodes().find(site.context(), name);
  }

  /** Whether it runs another boot than {@code from}, and is ready. */
  boolean isBack(String from) {
    return find().filter(node -> node.isReady() && hasBooted(node, from)).isPresent();
  }

  private static boolean hasBooted(Node node, String from) {
    var boot = node.status().bootId();
    return !boot.isEmpty() && !boot.equals(from);
  }

  /**
   * Why it must go no further, because somebody else decided otherwise; nothing while the hold
   * stands, or the node is gone.
   */
  Optional<String> lost() {
    return find().flatMap(Hold::lost);
  }

  private static Optional<String> lost(Node node) {
    if (node.mark().isEmpty()) {
      return Optional.of("somebody took its annotation %s away".formatted(Node.MARK));
    }
    return node.status().cordoned() ? Optional.empty() : Optional.of(LET_IN);
  }

  /** Whether somebody uncordoned it and left the mark, as {@code kubectl uncordon} does. */
  boolean isLetIn() {
    return find().filter(node -> node.mark().isPresent() && !node.status().cordoned()).isPresent();
  }

  /** Cordons the node as it was read; false if it is another by now. */
  boolean take(Node node) {
    return change(node, new Nodes.Change(true, Map.of(Node.MARK, node.status().bootId())));
  }

  /**
   * Tells the node's agent that it may reboot now.
   *
   * @return why it was not told; nothing if it was
   */
  Optional<String> handOver() {
    var agreed = site.care().handOver();
    var change = new Nodes.Change(true, Map.of(agreed.name(), agreed.value()));
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var node = find();
      if (node.isEmpty()) {
        return Optional.of(GONE);
      }
      var lost = lost(node.get());
      if (lost.isPresent()) {
        return lost;
      }
      boolean isTold = node.get().wears(agreed);
      if (!isTold && !node.get().wears(site.care().asks())) {
        return Optional.of(DOES_NOT_ASK);
      }
      if (isTold || change(node.get(), change)) {
        return Optional.empty();
      }
    }
    return Optional.of(BUSY);
  }

  /**
   * Lets pods in again and takes back what the agent was told; where the mark is gone already,
   * nothing is ours any more. That it does not come out is told.
   *
   * @return whether it came out
   */
  boolean release() {
    var takenBack = Map.of(Node.MARK, "", site.care().handOver().name(), "");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var node = find();
      if (node.flatMap(Node::mark).isEmpty()
          || change(node.get(), new Nodes.Change(false, takenBack))) {
        return true;
      }
    }
    site.told()
        .couldNot(
            "the node %s is still cordoned, for others change it all the time: kubectl uncordon %s"
                .formatted(name, name));
    return false;
  }

  private boolean change(Node node, Nodes.Change change) {
    return site.nodes().change(site.context(), node, change);
  }
}
