package io.mindscape.slipway.bot.github;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Who had a hand in commits. Who contributed may not approve, so in doubt one more is named: whom
 * GitHub does not know by e-mail, and whoever is named in a {@code Co-authored-by} trailer without
 * one of GitHub's own addresses, is taken by name, in lower case. That can keep a person of that
 * login from approving; it can never let one approve.
 */
final class Contributors {

  private static final Pattern TRAILER =
      Pattern.compile("(?im)^\\s*co-authored-by:\\s*(.*?)\\s*<([^>]*)>\\s*$");

  /** GitHub's own addresses: {@code login@users.noreply.host}, with an id before a plus or not. */
  private static final Pattern NO_REPLY =
      Pattern.compile("(?i)(?:\\d+\\+)?([^@+]+)@users\\.noreply\\..+");

  private Contributors() {}

  /** The logins, in lower case. */
  static Set<String> of(List<JsonNode> commits) {
    var logins = new TreeSet<String>();
    for (var commit : commits) {
      logins.add(login(commit, "author"));
      logins.add(login(commit, "committer"));
      var trailers = TRAILER.matcher(commit.path("commit").path("message").asString(""));
      while (trailers.find()) {
        logins.add(login(trailers.group(1), trailers.group(2)));
      }
    }
    logins.remove("");
    return Set.copyOf(logins);
  }

  private static String login(JsonNode commit, String role) {
    var login = commit.path(role).path("login").asString("");
    var person = commit.path("commit").path(role);
    return login.isEmpty()
        ? login(person.path("name").asString(""), person.path("email").asString(""))
        : login.toLowerCase(Locale.ROOT);
  }

  private static String login(String name, String email) {
    var address = NO_REPLY.matcher(email.strip());
    return (address.matches() ? address.group(1) : name.strip()).toLowerCase(Locale.ROOT);
  }
}
