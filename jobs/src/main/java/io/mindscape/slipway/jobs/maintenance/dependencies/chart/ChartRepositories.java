package io.mindscape.slipway.jobs.maintenance.dependencies.chart;

import io.mindscape.slipway.jobs.Unlisted;
import java.net.URI;
import java.util.Optional;

/** Chart repositories of the classic form: a folder on the web with an {@code index.yaml}. */
@FunctionalInterface
public interface ChartRepositories {

  /**
   * The index; nothing where there is none.
   *
   * @param repository as charts write it, such as {@code https://charts.example/stable}
   * @throws Unlisted where it may not be asked
   * @throws io.mindscape.slipway.jobs.Unavailable where it does not answer
   */
  Optional<byte[]> index(URI repository);

  /** In place of repositories that nobody named: refuses, and says what to set. */
  static ChartRepositories notConfigured(String whatToSet) {
    return repository -> {
      throw new Unlisted("no chart repository is configured: " + whatToSet);
    };
  }
}
