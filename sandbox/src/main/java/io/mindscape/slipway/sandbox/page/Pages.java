package io.mindscape.slipway.sandbox.page;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Serves the forge's pages at {@code /} and renders Markdown at {@code /api/v3/markdown}. */
public final class Pages implements HttpService {

  private static final Map<String, String> FILES =
      Map.of(
          "index.html", "text/html; charset=utf-8",
          "style.css", "text/css; charset=utf-8",
          "app.js", "text/javascript; charset=utf-8",
          "api.js", "text/javascript; charset=utf-8",
          "parts.js", "text/javascript; charset=utf-8");

  private final Markdown markdown = new Markdown();

  @Override
  public void routing(HttpRules rules) {
    rules.get("/", (request, response) -> send("index.html", response));
    FILES
        .keySet()
        .forEach(name -> rules.get("/" + name, (request, response) -> send(name, response)));
    // GitHub's own addresses of what people talk about, so that a link in a page of the bot's leads
    // here too.
    rules.get("/{owner}/{name}/pull/{number}", Pages::redirect);
    rules.get("/{owner}/{name}/issues/{number}", Pages::redirect);
    rules.post("/api/v3/markdown", this::render);
  }

  private static void redirect(ServerRequest request, ServerResponse response) {
    response
        .status(Status.FOUND_302)
        .header(HeaderNames.LOCATION, "/#" + request.path().rawPath())
        .send();
  }

  private void render(ServerRequest request, ServerResponse response) {
    var text = JsonMapper.shared().readTree(request.content().as(byte[].class)).path("text");
    response
        .header(HeaderNames.CONTENT_TYPE, "text/html; charset=utf-8")
        .send(markdown.html(text.asString("")));
  }

  private static void send(String name, ServerResponse response) {
    try (var file = Pages.class.getResourceAsStream("/page/" + name)) {
      if (file == null) {
        response.status(Status.NOT_FOUND_404).send();
        return;
      }
      response
          .header(HeaderNames.CONTENT_TYPE, FILES.get(name))
          .header(HeaderNames.CACHE_CONTROL, "no-cache")
          .header("Content-Security-Policy", "default-src 'self'; img-src 'self' data:")
          .send(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }
}
