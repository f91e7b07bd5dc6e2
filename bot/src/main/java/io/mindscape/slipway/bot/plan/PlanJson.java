package io.mindscape.slipway.bot.plan;

import io.mindscape.slipway.jobs.maintenance.plan.Known;
import io.mindscape.slipway.jobs.maintenance.plan.Plan;
import io.mindscape.slipway.jobs.maintenance.plan.Plan.Entry;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.policies.strategy.Frozen;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A plan as a program reads it; the names are a contract. */
public final class PlanJson {

  private static final JsonMapper JSON = JsonMapper.shared();

  private PlanJson() {}

  /** The keys {@code open}, {@code opens}, {@code closes} and {@code tasks}. */
  public static ObjectNode of(Plan plan, Known known) {
    var root = JSON.createObjectNode();
    root.put("open", plan.open());
    root.put("opens", plan.opening().opens().toString());
    root.put("closes", plan.opening().closes().toString());
    var tasks = root.putArray("tasks");
    plan.entries().forEach(entry -> tasks.add(task(entry, known)));
    return root;
  }

  /** The key {@code freezes}. */
  public static void freezes(ObjectNode root, List<Frozen> freezes) {
    var list = root.putArray("freezes");
    freezes.forEach(
        frozen ->
            list.addObject()
                .put("name", frozen.freeze().name())
                .put("environment", frozen.environment().orElse(null))
                .put("from", frozen.freeze().from().toString())
                .put("to", frozen.freeze().to().toString()));
  }

  private static ObjectNode task(Entry entry, Known known) {
    var task = JSON.createObjectNode();
    task.put("name", entry.name());
    switch (entry) {
      case Entry.Fits(var name, var begins) -> {
        expected(task, name, known);
        task.put("fits", true);
        task.put("begins", begins.toString());
      }
      case Entry.Deferred(var name, var why) -> {
        expected(task, name, known);
        task.put("fits", false);
        task.put("why", why);
      }
      case Entry.Unknown(var name, var why) -> {
        task.putNull("expected");
        task.put("fits", false);
        task.put("why", why);
      }
    }
    return task;
  }

  /** How long it takes, and where that comes from. */
  private static void expected(ObjectNode task, TaskName name, Known known) {
    var expected = known.expected().apply(name);
    task.put("expected", expected.duration().toString());
    task.put("durations", expected.source().name().toLowerCase(Locale.ROOT));
  }
}
