package io.mindscape.slipway.jobs.maintenance.dependencies.chart;

import io.mindscape.slipway.jobs.maintenance.dependencies.Dependency;
import io.mindscape.slipway.jobs.maintenance.dependencies.Look;
import io.mindscape.slipway.jobs.maintenance.dependencies.Makers;
import io.mindscape.slipway.jobs.maintenance.dependencies.Source;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.jobs.render.Charts;
import java.util.ArrayList;
import java.util.List;

/** Newer versions of the charts that charts of the repository depend on. */
public final class ChartSource implements Source {

  private final ChartRepositories repositories;
  private final Makers makers;

  public ChartSource(ChartRepositories repositories, Makers makers) {
    this.repositories = repositories;
    this.makers = makers;
  }

  @Override
  public String name() {
    return "chart";
  }

  @Override
  public List<Dependency> look(Look look) {
    var versions =
        new ChartVersions(repositories, look.turn().systems().upkeep().registry(), makers);
    var found = new ArrayList<Dependency>();
    for (var folder : Charts.in(look.files().list("")).folders()) {
      ChartFolder.read(look.files(), folder)
          .ifPresent(
              chart -> {
                look.turn().guard().step("looking for charts of " + chart.name());
                found.addAll(new ChartLook(look, versions, chart).all());
              });
      if (look.files().read(ChartFolder.join(folder, "requirements.yaml")).isPresent()) {
        look.leaves(
            Markdown.code(ChartFolder.join(folder, "requirements.yaml")),
            "it is of the first format of charts: put its list into Chart.yaml");
      }
    }
    return found;
  }
}
