package io.mindscape.slipway.jobs.outward;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.report.Reports;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Reports are read by others: they are kept without secrets, as they are shown in the issue. */
final class VeiledReports implements Reports {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Reports reports;
  private final UnaryOperator<String> veil;

  VeiledReports(Reports reports, Recorded recorded) {
    this.reports = reports;
    this.veil = recorded.veil();
  }

  @Override
  public void keep(Report report) {
    reports.keep(masked(report));
  }

  @Override
  public Report masked(Report report) {
    var json = JSON.readTree(report.json());
    veil(json);
    return new Report(
        report.repo(),
        report.opening(),
        report.at(),
        veil.apply(report.summary()),
        veil.apply(report.markdown()),
        json.toPrettyString());
  }

  /** Each text for itself: what is masked in the whole may be JSON no more. */
  private void veil(JsonNode node) {
    switch (node) {
      case ObjectNode object ->
          object.properties().forEach(field -> field.setValue(veiled(field.getValue())));
      case ArrayNode array -> {
        for (int at = 0; at < array.size(); at++) {
          array.set(at, veiled(array.get(at)));
        }
      }
      default -> {}
    }
  }

  private JsonNode veiled(JsonNode node) {
    if (node instanceof StringNode text) {
      return StringNode.valueOf(veil.apply(text.stringValue()));
    }
    veil(node);
    return node;
  }

  @Override
  public List<Kept> list(Optional<RepoName> repo, long before, int limit) {
    return reports.list(repo, before, limit);
  }

  @Override
  public Optional<Kept> find(long id) {
    return reports.find(id);
  }
}
