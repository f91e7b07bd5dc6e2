package io.mindscape.slipway.bot.registry;

import io.mindscape.slipway.jobs.Unlisted;
import io.mindscape.slipway.jobs.maintenance.dependencies.chart.ChartRepositories;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * Chart repositories on the web. As with registries, only hosts that somebody has listed are asked,
 * and no answer leads anywhere else.
 */
public final class WebChartRepositories implements ChartRepositories {

  private final Registries listed;
  private final Logins logins;
  private final Fetch fetch;

  public WebChartRepositories(Registries listed, Logins logins) {
    this(listed, logins, new Fetch(Duration.ofSeconds(1)));
  }

  WebChartRepositories(Registries listed, Logins logins, Fetch fetch) {
    this.listed = listed;
    this.logins = logins;
    this.fetch = fetch;
  }

  @Override
  public Optional<byte[]> index(URI repository) {
    var host = String.valueOf(repository.getRawAuthority());
    if (!listed.hosts().contains(host)) {
      // Some write a login there.
      throw new Unlisted("SLIPWAY_REGISTRIES", host.substring(host.lastIndexOf('@') + 1));
    }
    var where = URI.create(repository.toString().replaceFirst("/+$", "") + "/index.yaml");
    var request = HttpRequest.newBuilder(where);
    logins.of(repository).ifPresent(login -> request.header("Authorization", "Basic " + login));
    var answer = fetch.patiently(() -> fetch.send(request.build()));
    return OciRegistry.isThere(answer) ? Optional.of(answer.body()) : Optional.empty();
  }
}
