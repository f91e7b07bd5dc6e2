package io.mindscape.slipway.bot.app;

import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.mindscape.slipway.bot.observe.Check.Condition;
import io.mindscape.slipway.bot.observe.Version;
import io.mindscape.slipway.bot.page.Html;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** {@code /}: what this is, how it is, and where to look further. */
final class FrontPage implements HttpService {

  private final String template;
  private final List<String> repositories;
  private final boolean letsIn;
  private final Supplier<List<Condition>> conditions;

  /**
   * @param letsIn whether there is a token for the pages of a repository; without one they open by
   *     the links of its issues alone
   */
  FrontPage(List<String> repositories, boolean letsIn, Supplier<List<Condition>> conditions) {
    this.template = template();
    this.repositories = List.copyOf(repositories);
    this.letsIn = letsIn;
    this.conditions = conditions;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get("/", this::show);
  }

  private void show(ServerRequest request, ServerResponse response) {
    response.headers().contentType(MediaTypes.TEXT_HTML);
    response
        .header(HeaderNames.create("X-Content-Type-Options"), "nosniff")
        .header(
            HeaderNames.create("Content-Security-Policy"),
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
        .header(HeaderNames.CACHE_CONTROL, "no-store")
        .send(page());
  }

  private String page() {
    return template
        .replace("{{version}}", Html.escaped(Version.NUMBER))
        .replace("{{repositories}}", lines(repositories.stream().map(this::repository).toList()))
        .replace("{{conditions}}", lines(conditions.get().stream().map(FrontPage::line).toList()));
  }

  private String repository(String name) {
    var shown = Html.escaped(name);
    if (!letsIn) {
      return "<li>%s</li>".formatted(shown);
    }
    return "<li>%s: <a href=\"window/%s\">maintenance window</a>, <a href=\"reports/%s\">reports</a></li>"
        .formatted(shown, shown, shown);
  }

  private static String template() {
    try (var in = FrontPage.class.getResourceAsStream("front.html")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String line(Condition condition) {
    return condition
        .problem()
        .map(
            problem ->
                "<li class=\"unwell\">%s: %s</li>"
                    .formatted(Html.escaped(condition.name()), Html.escaped(problem)))
        .orElseGet(() -> "<li class=\"well\">%s</li>".formatted(Html.escaped(condition.name())));
  }

  private static String lines(List<String> items) {
    return String.join("\n", items);
  }
}
