package io.mindscape.slipway.bot.github;

import io.mindscape.slipway.jobs.forge.Projects;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What public repositories on GitHub have released, and those that the bot is let into. */
final class GitHubProjects implements Projects {

  private static final int ON_A_PAGE = 100;

  private final URI api;
  private final Rest rest;

  GitHubProjects(URI api, Session session) {
    this.api = api;
    this.rest = session.rest();
  }

  /** GitHub's API for all is beside what people see, that of an own server below it. */
  @Override
  public boolean isAt(String host) {
    return api.getAuthority().replaceFirst("^api\\.", "").equalsIgnoreCase(host);
  }

  @Override
  public Optional<List<Tag>> tags(RepoName asking, RepoName project) {
    return all(asking, path(project, "tags"))
        .map(tags -> tags.stream().map(GitHubProjects::tag).flatMap(Optional::stream).toList());
  }

  private static Optional<Tag> tag(JsonNode tag) {
    return commit(tag.path("commit").path("sha").asString(""))
        .map(commit -> new Tag(tag.path("name").asString(""), commit));
  }

  /** Nothing where GitHub is one whose ids are longer. */
  private static Optional<CommitId> commit(String sha) {
    return sha.matches("[0-9a-f]{40}") ? Optional.of(new CommitId(sha)) : Optional.empty();
  }

  @Override
  public List<Published> releases(RepoName asking, RepoName project) {
    return all(asking, path(project, "releases")).stream()
        .flatMap(List::stream)
        .filter(release -> !release.path("draft").asBoolean(false))
        .map(GitHubProjects::published)
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Published> published(JsonNode release) {
    var address = address(release.path("html_url").asString(""));
    return instant(release.path("published_at"))
        .filter(at -> address.isPresent())
        .map(
            at ->
                new Published(
                    release.path("tag_name").asString(""),
                    at,
                    release.path("prerelease").asBoolean(false),
                    new Published.Words(
                        release.path("name").asString(""), release.path("body").asString("")),
                    address.get()));
  }

  private static Optional<URI> address(String text) {
    try {
      return Optional.of(text).filter(it -> it.matches("https?://.*")).map(URI::create);
    } catch (IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<Instant> made(RepoName asking, RepoName project, CommitId commit) {
    return rest.get(asking.owner(), path(project, "git", "commits", commit))
        .flatMap(found -> instant(found.path("committer").path("date")));
  }

  private static Optional<Instant> instant(JsonNode text) {
    try {
      return Optional.of(Instant.parse(text.asString("")));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  /** All pages, up to a bound; nothing where GitHub says 404. */
  private Optional<List<JsonNode>> all(RepoName asking, String path) {
    var items = new ArrayList<JsonNode>();
    for (int page = 1; items.size() < MOST; page++) {
      var query = "?per_page=%d&page=%d".formatted(ON_A_PAGE, page);
      var found = rest.get(asking.owner(), path + query);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      found.get().forEach(items::add);
      if (found.get().size() < ON_A_PAGE) {
        break;
      }
    }
    return Optional.of(items);
  }

  private static String path(RepoName project, Object... more) {
    return Rest.path("/repos", project.owner(), project.name()) + Rest.path("", more);
  }
}
