package io.mindscape.slipway.bot.api;

import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.mindscape.slipway.bot.plan.Windows;
import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.delivery.Deliveries;
import io.mindscape.slipway.jobs.delivery.Entry;
import io.mindscape.slipway.jobs.effect.AuditLog;
import io.mindscape.slipway.jobs.effect.AuditTrail;
import io.mindscape.slipway.jobs.maintenance.report.Reports;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code /api/v1}: what an operator may see and do. Everything below {@code /api} needs the token
 * of the settings; without one configured it is closed. There are no cookies and no permissions for
 * pages of other origins, so that a browser cannot be talked into a call.
 */
public final class ApiService implements HttpService {

  private static final Pattern GUID = Pattern.compile("[A-Za-z0-9_:.@#/-]{1,100}");
  private static final String NONE = "There is no such delivery: list them to see which there are.";

  private final Bearer bearer;
  private final Records records;
  private final Clock clock;
  private final Register register;

  /** What there is to be seen. */
  public record Records(
      Deliveries deliveries,
      AuditTrail trail,
      AuditLog log,
      ReviewAnswer.Reviews reviews,
      Maintenance maintenance) {}

  /** What there is to be seen of maintenance. */
  public record Maintenance(Reports reports, Windows windows) {}

  /**
   * @param token null to keep it closed
   */
  public ApiService(@Nullable String token, Records records, Clock clock) {
    this.bearer = new Bearer(token);
    this.records = records;
    this.clock = clock;
    this.register = new Register(records.log(), clock);
  }

  @Override
  public void routing(HttpRules rules) {
    var reports = new ReportAnswers(records.maintenance().reports());
    var audit = new AuditAnswers(records.trail());
    rules
        .any("/api/*", this::authorize)
        .get("/api/v1/openapi.json", (request, response) -> openApi(response))
        .get("/api/v1/deliveries", told(this::list))
        .get("/api/v1/deliveries/{guid}", told(this::show))
        .get("/api/v1/deliveries/{guid}/payload", told(this::payload))
        .post("/api/v1/deliveries/{guid}/replay", told(this::replay))
        .get("/api/v1/audit", told(audit::list))
        .get("/api/v1/audit/verify", told(audit::verify))
        .get(
            "/api/v1/reviews/{owner}/{name}/{number}/{head}",
            told(new ReviewAnswer(records.reviews())::show))
        .get("/api/v1/maintenance/reports", told(reports::list))
        .get("/api/v1/maintenance/reports/{id}", told(reports::show))
        .get("/api/v1/window", told(new WindowAnswer(records.maintenance().windows())::show))
        .any(
            "/api/*",
            (request, response) ->
                Answers.problem(
                    response,
                    Status.NOT_FOUND_404,
                    "There is nothing here: /api/v1/openapi.json says what there is."));
  }

  private void authorize(ServerRequest request, ServerResponse response) {
    switch (bearer.judge(request.headers())) {
      case WELCOME -> response.next();
      case CLOSED -> {
        tell(request, "the API is closed");
        Answers.problem(
            response,
            Status.FORBIDDEN_403,
            "The API is closed: set SLIPWAY_API_TOKEN to a long random text and restart Slipway.");
      }
      case STRANGER -> {
        tell(request, "the token is missing or wrong");
        response.header(HeaderNames.WWW_AUTHENTICATE, "Bearer realm=\"slipway\"");
        Answers.problem(
            response,
            Status.UNAUTHORIZED_401,
            "The token is missing or wrong: send Authorization: Bearer with SLIPWAY_API_TOKEN.");
      }
    }
  }

  private void tell(ServerRequest request, String why) {
    var method = request.prologue().method();
    if (!method.equals(Method.GET) && !method.equals(Method.HEAD)) {
      register.stranger(why);
    }
  }

  /** What goes wrong is a problem in JSON here, and never a page. */
  private static io.helidon.webserver.http.Handler told(
      BiConsumer<ServerRequest, ServerResponse> handler) {
    return (request, response) -> {
      try {
        handler.accept(request, response);
      } catch (Refused refused) {
        Answers.problem(response, Status.BAD_REQUEST_400, refused.getMessage());
      } catch (Unavailable away) {
        response.header(
            HeaderNames.RETRY_AFTER, Long.toString(Math.max(1, away.retryAfter().toSeconds())));
        Answers.problem(
            response, Status.SERVICE_UNAVAILABLE_503, away.system() + " does not answer.");
      }
    };
  }

  private void list(ServerRequest request, ServerResponse response) {
    var query = new Query(request.query());
    var entries = records.deliveries().listBefore(query.before(), query.filter(), query.limit());
    var answer = Answers.JSON.createObjectNode();
    var list = answer.putArray("deliveries");
    entries.forEach(entry -> list.add(DeliveryJson.of(entry)));
    answer.put(
        "before", entries.size() < query.limit() ? null : entries.getLast().delivery().guid());
    Answers.send(response, answer);
  }

  private void show(ServerRequest request, ServerResponse response) {
    found(request)
        .ifPresentOrElse(
            entry -> Answers.send(response, DeliveryJson.of(entry)), () -> none(response));
  }

  private void payload(ServerRequest request, ServerResponse response) {
    found(request)
        .ifPresentOrElse(
            entry -> Answers.send(response, DeliveryJson.payload(entry)), () -> none(response));
  }

  private void replay(ServerRequest request, ServerResponse response) {
    var known = found(request);
    if (known.isEmpty()) {
      none(response);
      return;
    }
    var guid = known.get().delivery().guid();
    boolean replayed = records.deliveries().replay(guid, clock.instant());
    register.replayed(guid, replayed);
    show(request, response.status(Status.ACCEPTED_202));
  }

  private Optional<Entry> found(ServerRequest request) {
    var guid = request.path().pathParameters().get("guid");
    return GUID.matcher(guid).matches() ? records.deliveries().show(guid) : Optional.empty();
  }

  private static void none(ServerResponse response) {
    Answers.problem(response, Status.NOT_FOUND_404, NONE);
  }

  private static void openApi(ServerResponse response) {
    try (var in = ApiService.class.getResourceAsStream("openapi.json")) {
      Answers.send(response, Answers.JSON.readTree(Objects.requireNonNull(in).readAllBytes()));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
