package io.mindscape.slipway.bot.github;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Set;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/** Sends what the library asks for through our {@link Line}. */
final class Connector implements GitHubConnector {

  /** Headers that the client sets by itself and lets nobody else set. */
  private static final Set<String> OWN = Set.of("connection", "content-length", "host");

  private final Line line;
  private final Account account;

  Connector(Line line, Account account) {
    this.line = line;
    this.account = account;
  }

  @Override
  public GitHubConnectorResponse send(GitHubConnectorRequest asked) throws IOException {
    var request = HttpRequest.newBuilder(URI.create(asked.url().toString()));
    for (var header : asked.allHeaders().entrySet()) {
      if (!OWN.contains(header.getKey().toLowerCase(Locale.ROOT))) {
        for (var value : header.getValue()) {
          request.header(header.getKey(), value);
        }
      }
    }
    var content = asked.body();
    var body =
        content == null
            ? BodyPublishers.noBody()
            : BodyPublishers.ofByteArray(content.readAllBytes());
    return new Response(asked, line.send(account, request.method(asked.method(), body)));
  }

  private static final class Response extends GitHubConnectorResponse.ByteArrayResponse {

    private final byte[] body;

    Response(GitHubConnectorRequest request, Line.Reply reply) {
      super(request, reply.status(), reply.headers().map());
      this.body = reply.body();
    }

    @Override
    protected InputStream rawBodyStream() {
      return new ByteArrayInputStream(body);
    }
  }
}
