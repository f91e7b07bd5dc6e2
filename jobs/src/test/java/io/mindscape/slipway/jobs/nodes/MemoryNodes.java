package io.mindscape.slipway.jobs.nodes;

import io.mindscape.slipway.jobs.Acts;
import io.mindscape.slipway.jobs.Unavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Nodes that stand in memory, with pods that end at once when they are evicted: for tests. Versions
 * are counted as a cluster does, so that a change of what is not as it was read is refused.
 */
public final class MemoryNodes implements Nodes {

  private final Map<String, Map<String, Node>> nodes = new HashMap<>();
  private final Map<String, List<Pod>> pods = new HashMap<>();
  private final Set<String> budgeted = new HashSet<>();
  private final Set<String> down = new HashSet<>();
  private final Acts acts;
  private Runnable meanwhile = () -> {};
  private int version;

  public MemoryNodes(Acts acts) {
    this.acts = acts;
  }

  /** One that is ready and runs its first boot. */
  public MemoryNodes has(String context, String name, Map<String, String> annotations) {
    return has(context, name, Map.of(), annotations);
  }

  /** One that is ready and runs its first boot, with labels. */
  public MemoryNodes has(
      String context, String name, Map<String, String> labels, Map<String, String> annotations) {
    var status = new Node.Status("0", "boot-1", false, Set.of("Ready"));
    return put(context, new Node(name, labels, annotations, status));
  }

  /** Puts a node there, in place of one of its name. */
  public MemoryNodes put(String context, Node node) {
    var old = node.status();
    version++;
    var status =
        new Node.Status(Integer.toString(version), old.bootId(), old.cordoned(), old.conditions());
    nodes
        .computeIfAbsent(context, same -> new TreeMap<>())
        .put(node.name(), new Node(node.name(), node.labels(), node.annotations(), status));
    return this;
  }

  /** Somebody else changes a node. */
  public void becomes(String context, String name, UnaryOperator<Node> change) {
    put(context, change.apply(find(context, name).orElseThrow()));
  }

  /** It boots, and is ready again. */
  public void reboots(String context, String name) {
    becomes(
        context,
        name,
        node ->
            new Node(
                name,
                node.labels(),
                node.annotations(),
                new Node.Status(
                    "", node.status().bootId() + "+", node.status().cordoned(), Set.of("Ready"))));
  }

  public void runs(String node, Pod pod) {
    pods.computeIfAbsent(node, same -> new ArrayList<>()).add(pod);
  }

  /** A disruption budget protects it from now on, or does no longer. */
  public void budget(Pod pod, boolean isProtected) {
    if (isProtected) {
      budgeted.add(pod.uid());
    } else {
      budgeted.remove(pod.uid());
    }
  }

  /** It does not answer from now on. */
  public void isDown(String context) {
    down.add(context);
  }

  /** It answers again. */
  public void isUp(String context) {
    down.remove(context);
  }

  /** Somebody takes the node away. */
  public void loses(String context, String name) {
    nodes.getOrDefault(context, Map.of()).remove(name);
  }

  /** Happens at the same moment as the next change of a node, just before it. */
  public void meanwhile(Runnable what) {
    meanwhile = what;
  }

  private void answers(String context) {
    if (down.contains(context)) {
      throw new Unavailable("the cluster " + context, "no answer", Duration.ZERO, null);
    }
  }

  @Override
  public List<Node> all(String context) {
    answers(context);
    return List.copyOf(nodes.getOrDefault(context, Map.of()).values());
  }

  @Override
  public Optional<Node> find(String context, String name) {
    answers(context);
    return Optional.ofNullable(nodes.getOrDefault(context, Map.of()).get(name));
  }

  @Override
  public List<Pod> pods(String context, String node) {
    answers(context);
    return List.copyOf(pods.getOrDefault(node, List.of()));
  }

  @Override
  public boolean change(String context, Node node, Change change) {
    var what = meanwhile;
    meanwhile = () -> {};
    what.run();
    return acts.around("change node", () -> changed(context, node, change));
  }

  private boolean changed(String context, Node node, Change change) {
    var now = find(context, node.name());
    if (now.isEmpty() || !now.get().status().version().equals(node.status().version())) {
      return false;
    }
    var annotations = new HashMap<>(now.get().annotations());
    annotations.putAll(change.annotations());
    annotations.values().removeIf(String::isEmpty);
    var status = now.get().status();
    put(
        context,
        new Node(
            node.name(),
            node.labels(),
            annotations,
            new Node.Status("", status.bootId(), change.cordoned(), status.conditions())));
    return true;
  }

  @Override
  public Eviction evict(String context, Pod pod) {
    return acts.around("evict", () -> evicted(pod));
  }

  private Eviction evicted(Pod pod) {
    if (budgeted.contains(pod.uid())) {
      return new Eviction.HeldBack("keep-" + pod.name());
    }
    boolean wasThere = false;
    for (var here : pods.values()) {
      wasThere |= here.removeIf(one -> one.uid().equals(pod.uid()));
    }
    return wasThere ? new Eviction.Accepted() : new Eviction.Gone();
  }
}
