package io.mindscape.slipway.bot.github;

import io.mindscape.slipway.jobs.forge.Wholes;
import io.mindscape.slipway.jobs.git.RepoName;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.kohsuke.github.GHException;
import org.kohsuke.github.GHFileNotFoundException;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;

/** GitHub as the library sees it, one connection for each account, one object a repository. */
final class Session {

  private final Line line;
  private final Credentials credentials;
  private final Rest rest;
  private final Wholes wholes;
  private final Map<String, GitHub> accounts = new ConcurrentHashMap<>();
  private final Map<RepoName, GHRepository> repositories = new ConcurrentHashMap<>();

  /**
   * @param wholes where what is too long for GitHub is kept
   */
  Session(Line line, Credentials credentials, Wholes wholes) {
    this.wholes = wholes;
    this.line = line;
    this.credentials = credentials;
    this.rest = new Rest(line, credentials);
  }

  /** What is asked of a repository. */
  @FunctionalInterface
  interface Question<T> {
    T ask(GHRepository repository) throws IOException;
  }

  /** A text that GitHub takes: the whole, or its beginning and where the whole can be read. */
  String fit(int most, String title, String text) {
    return Cut.markdown(most, title, text, wholes);
  }

  Credentials credentials() {
    return credentials;
  }

  Rest rest() {
    return rest;
  }

  /**
   * Asks; a 404 is refused.
   *
   * @param what for a person, if there is no such thing: {@code pull request 7 in a/b}
   */
  <T> T ask(RepoName repo, String what, Question<T> question) {
    var repository = repository(repo);
    try {
      return question.ask(repository);
    } catch (GHException wrapped) {
      throw unwrapped(what, wrapped);
    } catch (IOException failure) {
      throw line.trouble().of(what, failure);
    }
  }

  /** Asks for one thing; a 404 means that it is not there. */
  <T> Optional<T> find(RepoName repo, String what, Question<T> question) {
    var repository = repository(repo);
    try {
      return Optional.of(question.ask(repository));
    } catch (GHFileNotFoundException missing) {
      return Optional.empty();
    } catch (GHException wrapped) {
      throw unwrapped(what, wrapped);
    } catch (IOException failure) {
      throw line.trouble().of(what, failure);
    }
  }

  /** Looks at the repository anew: whether it is there, and where it is now. */
  GHRepository refreshed(RepoName repo) {
    repositories.remove(repo);
    return repository(repo);
  }

  GHRepository repository(RepoName repo) {
    var known = repositories.get(repo);
    if (known != null) {
      return known;
    }
    try {
      var found = account(repo.owner()).getRepository(repo.toString());
      repositories.put(repo, found);
      return found;
    } catch (IOException failure) {
      throw line.trouble().of("repository " + repo, failure);
    }
  }

  private GitHub account(String owner) {
    return accounts.computeIfAbsent(
        owner,
        account -> {
          try {
            return new GitHubBuilder()
                .withEndpoint(line.api().toString())
                .withConnector(new Connector(line, credentials.account(account)))
                .withAuthorizationProvider(() -> credentials.authorization(account))
                .build();
          } catch (IOException failure) {
            throw line.trouble().garbled(failure);
          }
        });
  }

  private RuntimeException unwrapped(String what, GHException wrapped) {
    return wrapped.getCause() instanceof IOException failure
        ? line.trouble().of(what, failure)
        : wrapped;
  }
}
