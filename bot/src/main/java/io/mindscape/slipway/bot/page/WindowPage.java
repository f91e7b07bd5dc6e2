package io.mindscape.slipway.bot.page;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.mindscape.slipway.bot.plan.Windows;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.report.Reports;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * {@code /window/OWNER/NAME}: the maintenance window of a repository, the one that is open, else
 * the next: the plan, what is at work, what people ordered, and the newest reports.
 */
public final class WindowPage implements HttpService {

  private static final String PLACE = "/window/";
  private static final Pattern NAME = Pattern.compile("(?!\\.\\.)[A-Za-z0-9_.-]{1,100}");

  /** How long what was seen is good for: not every visitor is worth a question to the forge. */
  private static final Duration LOOK = Duration.ofSeconds(5);

  private final Windows windows;
  private final Reports reports;
  private final Admission admission;
  private final String forge;
  private final Clock clock;
  private final Map<RepoName, Sight> seen = new ConcurrentHashMap<>();

  /**
   * @param forge where people look at repositories, with a slash at its end
   */
  public WindowPage(
      Windows windows, Reports reports, Admission admission, String forge, Clock clock) {
    this.windows = windows;
    this.reports = reports;
    this.admission = admission;
    this.forge = forge;
    this.clock = clock;
  }

  /** The path of the page, without the key of its link. */
  public static String path(RepoName repo) {
    return PLACE + repo;
  }

  @Override
  public void routing(HttpRules rules) {
    rules.get(PLACE + "{owner}/{name}", this::show);
  }

  private void show(ServerRequest request, ServerResponse response) {
    var asked = repository(request);
    admission.answer(
        request,
        response,
        asked.stream().map(Admission::window).toList(),
        query -> asked.flatMap(this::known).map(repo -> page(repo, query)));
  }

  /** The repository that a path names, if it can be one. */
  static Optional<RepoName> repository(ServerRequest request) {
    var path = request.path().pathParameters();
    var owner = path.get("owner");
    var name = path.get("name");
    return NAME.matcher(owner).matches() && NAME.matcher(name).matches()
        ? Optional.of(new RepoName(owner, name))
        : Optional.empty();
  }

  /** As the settings write it. */
  private Optional<RepoName> known(RepoName asked) {
    return windows.repositories().stream()
        .filter(repo -> repo.toString().equalsIgnoreCase(asked.toString()))
        .findFirst();
  }

  private String page(RepoName repo, String query) {
    var now = clock.instant();
    var last = seen.get(repo);
    if (last == null || !last.isOf(now, LOOK)) {
      last = Sight.of(repo, now, windows, reports);
      seen.put(repo, last);
    }
    return WindowHtml.of(last, forge + repo, query);
  }
}
