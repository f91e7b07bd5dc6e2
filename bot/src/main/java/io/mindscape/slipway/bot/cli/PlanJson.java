package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.jobs.maintenance.Plan;
import io.mindscape.slipway.jobs.maintenance.Plan.Entry;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A plan as a program reads it; the names are a contract. */
final class PlanJson {

  private static final JsonMapper JSON = JsonMapper.shared();

  private PlanJson() {}

  static String of(Plan plan, Outlook outlook) {
    var root = JSON.createObjectNode();
    root.put("open", plan.open());
    root.put("opens", plan.opening().opens().toString());
    root.put("closes", plan.opening().closes().toString());
    var tasks = root.putArray("tasks");
    plan.entries().forEach(entry -> tasks.add(task(entry)));
    outlook.into(root);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }

  private static ObjectNode task(Entry entry) {
    var task = JSON.createObjectNode();
    task.put("name", entry.name());
    switch (entry) {
      case Entry.Fits(var known, var begins) -> {
        task.put("expected", known.expected().toString());
        task.put("fits", true);
        task.put("begins", begins.toString());
      }
      case Entry.Deferred(var known, var why) -> {
        task.put("expected", known.expected().toString());
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
}
