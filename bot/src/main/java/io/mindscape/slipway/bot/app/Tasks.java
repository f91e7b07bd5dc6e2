package io.mindscape.slipway.bot.app;

import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.maintenance.Window;
import io.mindscape.slipway.jobs.maintenance.dependencies.DependencyUpdates;
import io.mindscape.slipway.jobs.maintenance.dependencies.ImageSource;
import io.mindscape.slipway.jobs.maintenance.dependencies.Source;
import io.mindscape.slipway.jobs.maintenance.dependencies.action.Actions;
import io.mindscape.slipway.jobs.maintenance.dependencies.chart.ChartSource;
import io.mindscape.slipway.jobs.maintenance.dependencies.kubernetes.KubernetesApis;
import io.mindscape.slipway.jobs.maintenance.dependencies.tag.MakersOnTheForge;
import io.mindscape.slipway.jobs.maintenance.dependencies.terraform.Terraform;
import io.mindscape.slipway.jobs.maintenance.task.Task;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The tasks of the maintenance window. */
final class Tasks {

  private Tasks() {}

  static List<Task> of(Parts parts, Clock clock) {
    var tasks = new ArrayList<>(Window.tasks());
    tasks.add(new DependencyUpdates(sources(parts, clock), clock));
    return tasks;
  }

  private static List<Source> sources(Parts parts, Clock clock) {
    var projects = parts.github().projects();
    var makers = new MakersOnTheForge(projects);
    return List.of(
        new ImageSource(makers),
        new ChartSource(parts.charts(), makers),
        new Actions(projects),
        new Terraform(parts.terraform(), projects),
        new KubernetesApis(
            new Inspector(parts.judge(), parts.renderers(), clock).keeping(parts.kept())));
  }
}
