package io.mindscape.slipway.bot.github;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** GitHub's REST API as JSON, for what the library does not offer. */
final class Rest {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** Items of a page, at most. */
  private static final int FULL = 100;

  private static final Pattern NEXT = Pattern.compile("<([^>]+)>;\\s*rel=\"next\"");

  private final Line line;
  private final Credentials credentials;

  Rest(Line line, Credentials credentials) {
    this.line = line;
    this.credentials = credentials;
  }

  /** A path under the API; each segment after the first is escaped. */
  static String path(String first, Object... segments) {
    var path = new StringBuilder(first);
    for (var segment : segments) {
      path.append('/')
          .append(
              URLEncoder.encode(segment.toString(), StandardCharsets.UTF_8).replace("+", "%20"));
    }
    return path.toString();
  }

  /** What is at the path, or nothing where GitHub says 404. */
  Optional<JsonNode> get(String owner, String path) {
    var reply = send(owner, "GET", url(path), null);
    return reply.status() == 404 ? Optional.empty() : Optional.of(json("GET " + path, reply));
  }

  /** All items of all pages, of a path with or without a query; refused where GitHub says 404. */
  List<JsonNode> list(String owner, String path) {
    var items = new ArrayList<JsonNode>();
    var first = url(path + (path.contains("?") ? "&" : "?") + "per_page=" + FULL);
    var next = Optional.of(first);
    for (int page = 2; next.isPresent(); page++) {
      var reply = send(owner, "GET", next.get(), null);
      var found = array("GET " + path, reply);
      found.forEach(items::add);
      // A full page that did not change says, from memory, that it is the last; it may not be now.
      var after =
          found.size() < FULL
              ? Optional.<URI>empty()
              : Optional.of(URI.create(first + "&page=" + page));
      next = reply.headers().firstValue("Link").flatMap(this::next).or(() -> after);
    }
    return items;
  }

  /**
   * Shows one page after the other, as long as {@code reader} wants another.
   *
   * @param path with a query
   */
  void pages(String owner, String path, Predicate<JsonNode> reader) {
    var next = Optional.of(url(path));
    while (next.isPresent()) {
      var reply = send(owner, "GET", next.get(), null);
      var page = array("GET " + path, reply);
      next =
          reader.test(page)
              ? reply.headers().firstValue("Link").flatMap(this::next)
              : Optional.empty();
    }
  }

  private JsonNode array(String asked, Line.Reply reply) {
    var json = json(asked, reply);
    if (!json.isArray()) {
      throw line.trouble().garbled(new IllegalStateException(asked + " is no list"));
    }
    return json;
  }

  /** Sends a body; refused unless GitHub does what it says. */
  JsonNode send(String owner, String method, String path, Map<String, ?> body) {
    return json(method + " " + path, answer(owner, method, path, body));
  }

  /** Sends a body, for a caller who looks at the status. */
  Line.Reply answer(String owner, String method, String path, Map<String, ?> body) {
    return send(owner, method, url(path), JSON.writeValueAsString(body));
  }

  JsonNode json(String asked, Line.Reply reply) {
    if (!reply.ok()) {
      throw line.trouble().saidNo(asked, reply.status(), reply.text());
    }
    try {
      var json = JSON.readTree(reply.body());
      if (json.isMissingNode()) {
        throw line.trouble().garbled(new IllegalStateException(asked + " has an empty answer"));
      }
      return json;
    } catch (JacksonException odd) {
      throw line.trouble().garbled(odd);
    }
  }

  private Line.Reply send(String owner, String method, URI url, @Nullable String body) {
    return line.send(
        credentials.account(owner),
        HttpRequest.newBuilder(url)
            .header("Accept", "application/vnd.github+json")
            .header("Content-Type", "application/json")
            .header("Authorization", credentials.authorization(owner))
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  private URI url(String path) {
    return URI.create(line.api() + path);
  }

  /** The next page; never elsewhere, where our credentials have no business. */
  private Optional<URI> next(String links) {
    var next = NEXT.matcher(links);
    return next.find() && next.group(1).startsWith(line.api() + "/")
        ? Optional.of(URI.create(next.group(1)))
        : Optional.empty();
  }
}
