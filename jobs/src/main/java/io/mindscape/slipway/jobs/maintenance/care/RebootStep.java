package io.mindscape.slipway.jobs.maintenance.care;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.maintenance.guard.StopWork;
import io.mindscape.slipway.jobs.maintenance.task.Footing;
import io.mindscape.slipway.jobs.maintenance.task.Measure;
import io.mindscape.slipway.jobs.maintenance.task.Notes;
import io.mindscape.slipway.jobs.maintenance.task.Step;
import io.mindscape.slipway.jobs.nodes.Leave;
import io.mindscape.slipway.jobs.nodes.Node;
import io.mindscape.slipway.jobs.nodes.Reboot;
import io.mindscape.slipway.jobs.nodes.Site;
import io.mindscape.slipway.jobs.nodes.Told;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.NodeCare;
import java.time.Duration;
import java.util.Optional;

/** The reboot of one node. */
final class RebootStep implements Step {

  private static final String WELL = "well";

  private final Place place;
  private final Node node;
  private final Order order;

  RebootStep(Place place, Node node, Order order) {
    this.place = place;
    this.node = node;
    this.order = order;
  }

  /**
   * The cluster that it stands in.
   *
   * @param context of the kubeconfig
   * @param pause lets a moment pass between two looks at it
   */
  record Place(String context, String environment, NodeCare care, Runnable pause) {}

  /** Remembers where something went wrong, so that nothing is begun after it. */
  static final class Order {
    private volatile String wrongIn = "";

    void wentWrong(String environment) {
      if (wrongIn.isEmpty()) {
        wrongIn = environment;
      }
    }
  }

  @Override
  public String key() {
    return "reboot %s/%s".formatted(place.context(), node.name());
  }

  @Override
  public String title() {
    return "the reboot of the node %s in %s".formatted(node.name(), place.context());
  }

  @Override
  public Optional<String> environment() {
    return Optional.of(place.environment());
  }

  @Override
  public Measure measure() {
    return new Measure("security_patches/reboot", place.care().limits().together());
  }

  /** What there is to remember of it stands on the node. */
  @Override
  public boolean resumes() {
    return true;
  }

  /** Remembered, so that a restart does not reboot one again that asks a little longer. */
  @Override
  public void run(Footing at) {
    if (!order.wrongIn.isEmpty()) {
      told(at.notes())
          .did(
              "the node %s was left for the next window: something went wrong in %s"
                  .formatted(node.name(), order.wrongIn));
      return;
    }
    var end =
        at.effects()
            .once(
                at.occasion().key(key()),
                title(),
                Optional::empty,
                () -> isWell(at) ? WELL : "not well");
    if (!end.equals(WELL)) {
      order.wentWrong(place.environment());
    }
  }

  @Override
  public void undo(Footing at) {
    new Reboot(site(at), node).undo();
  }

  private boolean isWell(Footing at) {
    try {
      return new Reboot(site(at), node).run();
    } catch (Unavailable | Refused failure) {
      undoIfPossible(at);
      told(at.notes()).couldNot("the node %s: %s".formatted(node.name(), failure.getMessage()));
      return false;
    }
  }

  private void undoIfPossible(Footing at) {
    try {
      undo(at);
    } catch (StopWork | Unavailable | Refused failure) {
      told(at.notes())
          .couldNot(
              "the node %s may still be cordoned: %s".formatted(node.name(), failure.getMessage()));
    }
  }

  private Site site(Footing at) {
    var nodes = at.systems().upkeep().nodes();
    return new Site(nodes, place.context(), place.care(), leave(at), told(at.notes()));
  }

  private Leave leave(Footing at) {
    return new Leave() {
      @Override
      public void step(String what) {
        at.check(what);
      }

      @Override
      public Duration left() {
        return at.left();
      }

      @Override
      public void pause() {
        place.pause().run();
      }
    };
  }

  /** Names of nodes and pods come from elsewhere: none of them is markup here. */
  private Told told(Notes notes) {
    var cluster = Markdown.code(place.context());
    return new Told() {
      @Override
      public void did(String line) {
        notes.did("%s: %s".formatted(cluster, Markdown.text(line)));
      }

      @Override
      public void couldNot(String line) {
        notes.couldNot("%s: %s".formatted(cluster, Markdown.text(line)));
      }
    };
  }
}
