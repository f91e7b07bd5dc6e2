package io.mindscape.slipway.bot.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.helidon.http.HeaderNames;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.policies.window.Opening;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may look at a page of maintenance: whoever has the key of its link, and whoever gives the
 * API's token as the password that their browser asks for. There are no cookies.
 */
public final class Admission {

  private static final String REALM = "Slipway: any name, and the API token as the password";

  private static final String GONE =
      Document.of(
          "No such page",
          """
          <main>
          <h1>There is no such page, or you have another link</h1>
          <p>The pages of maintenance open with the links that Slipway leaves in its issues on the forge, which end
          with a key; or with any name and, as the password, the token of <code>SLIPWAY_API_TOKEN</code>, where one is
          set.</p>
          <p>The plan of the window is also in the issue that announces it, and what
          <code>slipway window</code> prints in a checkout. Of each repository the newest 104 reports are kept.</p>
          </main>
          """);

  private static final String SCHEME = "basic ";
  private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");

  private final Keys keys;
  private final byte @Nullable [] token;

  /** Opens what has a link. */
  @FunctionalInterface
  public interface Keys {
    /**
     * Whether that key opens it.
     *
     * @param what as it was said when the link was made
     */
    boolean opens(String what, String key);
  }

  /**
   * @param token the API's; null for none
   */
  public Admission(Keys keys, @Nullable String token) {
    this.keys = keys;
    this.token = token == null ? null : token.getBytes(UTF_8);
  }

  /** What the link to the window of a repository, and to all of its reports, is made for. */
  public static String window(RepoName repo) {
    return "maintenance of " + repo.toString().toLowerCase(Locale.ROOT);
  }

  /** What the link to one report is made for. */
  public static String report(RepoName repo, Opening opening) {
    return "report of %s at %s"
        .formatted(repo.toString().toLowerCase(Locale.ROOT), opening.opens());
  }

  /**
   * Answers with a page, if whoever asks may see it.
   *
   * @param what whose keys open it
   * @param page makes it, with what links to something beside it end with; nothing where there is
   *     none
   */
  void answer(
      ServerRequest request,
      ServerResponse response,
      List<String> what,
      Function<String, Optional<String>> page) {
    switch (judge(request, what)) {
      case Verdict.Welcome(var query) ->
          page.apply(query)
              .ifPresentOrElse(
                  html -> Document.send(response, Status.OK_200, html), () -> gone(response));
      case Verdict.Asked asked -> {
        response.header(
            HeaderNames.WWW_AUTHENTICATE, "Basic realm=\"%s\", charset=\"UTF-8\"".formatted(REALM));
        Document.send(response, Status.UNAUTHORIZED_401, GONE);
      }
      case Verdict.Unknown unknown -> gone(response);
    }
  }

  /** Whether one who was let in may see all of a repository's maintenance. */
  boolean opensAll(ServerRequest request, RepoName repo) {
    return judge(request, List.of(window(repo))) instanceof Verdict.Welcome;
  }

  private static void gone(ServerResponse response) {
    Document.send(response, Status.NOT_FOUND_404, GONE);
  }

  /** What becomes of a visitor. */
  private sealed interface Verdict {
    /**
     * Come in.
     *
     * @param query what a link to something beside it has to end with
     */
    record Welcome(String query) implements Verdict {}

    /** Who are you? */
    record Asked() implements Verdict {}

    /** There is nothing here for you. */
    record Unknown() implements Verdict {}
  }

  /**
   * Judges whoever asks.
   *
   * @param what whose keys open it
   */
  private Verdict judge(ServerRequest request, List<String> what) {
    var key = request.query().first("key");
    if (key.isPresent()) {
      boolean fits =
          KEY.matcher(key.get()).matches()
              && what.stream().anyMatch(one -> keys.opens(one, key.get()));
      return fits ? new Verdict.Welcome("?key=" + key.get()) : new Verdict.Unknown();
    }
    if (token == null) {
      return new Verdict.Unknown();
    }
    return MessageDigest.isEqual(token, password(request.headers()))
        ? new Verdict.Welcome("")
        : new Verdict.Asked();
  }

  /** Whatever name they gave. */
  private static byte[] password(ServerRequestHeaders headers) {
    if (!headers.contains(HeaderNames.AUTHORIZATION)) {
      return new byte[0];
    }
    var header = headers.get(HeaderNames.AUTHORIZATION);
    var value = header.get();
    if (header.valueCount() > 1 || !value.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return new byte[0];
    }
    try {
      var pair =
          new String(Base64.getDecoder().decode(value.substring(SCHEME.length()).strip()), UTF_8);
      return pair.substring(pair.indexOf(':') + 1).getBytes(UTF_8);
    } catch (IllegalArgumentException garbled) {
      return new byte[0];
    }
  }
}
