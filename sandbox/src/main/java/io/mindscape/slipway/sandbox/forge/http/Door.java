package io.mindscape.slipway.sandbox.forge.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.UUID;

/** Where HTTP becomes calls, and answers become HTTP. */
public final class Door implements io.helidon.webserver.http.Handler {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

  private final String prefix;
  private final Handler chain;
  private final Clock clock;

  /**
   * @param prefix what every path starts with; calls do not see it
   * @param clock which every answer tells
   */
  public Door(String prefix, Handler chain, Clock clock) {
    this.clock = clock;
    this.prefix = prefix;
    this.chain = chain;
  }

  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    send(chain.answer(Call.of(read(request))), response);
  }

  private Request read(ServerRequest request) {
    var headers = new HashMap<String, String>();
    request.headers().forEach(header -> headers.put(header.headerName().lowerCase(), header.get()));
    var body = request.content().hasEntity() ? request.content().as(byte[].class) : new byte[0];
    var path = request.prologue().uriPath().rawPath().substring(prefix.length());
    var query = Request.query(request.query().rawValue());
    return new Request(request.prologue().method().text(), path, query, headers, body);
  }

  private void send(Answer answer, ServerResponse response) {
    response.status(Status.create(answer.status()));
    answer.headers().forEach(response::header);
    response.header(HeaderNames.DATE, DATE.format(clock.instant()));
    response.header("X-GitHub-Media-Type", "github.v3; format=json");
    response.header("X-GitHub-Request-Id", UUID.randomUUID().toString());
    switch (answer.content()) {
      case Answer.Raw(byte[] bytes, String type) ->
          response.header(HeaderNames.CONTENT_TYPE, type).send(bytes);
      case Answer.Json json -> {
        var raw = json.written();
        response.header(HeaderNames.CONTENT_TYPE, raw.type()).send(raw.bytes());
      }
      case Answer.Items items -> throw new IllegalStateException("a list was not cut into pages");
      case Answer.Nothing() -> response.send();
    }
  }
}
