package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.forge.PullRequests.Draft;
import io.mindscape.slipway.jobs.git.GitStore.CommitText;
import io.mindscape.slipway.jobs.git.GitStore.Trailer;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.maintenance.Task.Turn;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One pull request with some bumps. One that is open already gets another commit; the same bumps
 * are never proposed twice while the ledger remembers them, so that closing a pull request is an
 * answer.
 */
final class Proposal {

  private final Turn turn;
  private final Kind kind;
  private final List<Bump> bumps;

  Proposal(Turn turn, Kind kind, List<Bump> bumps) {
    this.turn = turn;
    this.kind = kind;
    this.bumps = List.copyOf(bumps);
  }

  /**
   * What sort of updates.
   *
   * @param release what is newer, such as {@code patch release}
   */
  record Kind(String branch, String title, String release) {}

  /** Proposes them and gives the number of the pull request, which may have been closed since. */
  int make() {
    var key = key();
    var number =
        turn.effects()
            .once(key, kind.title(), Optional::empty, () -> Integer.toString(propose(key)));
    return Integer.parseInt(number);
  }

  /** A line for each image and its step. */
  static Stream<String> images(List<Bump> bumps) {
    return bumps.stream()
        .map(bump -> "%s %s → %s".formatted(Markdown.code(bump.image()), bump.from(), bump.to()))
        .distinct();
  }

  private int propose(String key) {
    var pulls = turn.systems().forge().pullRequests();
    var open = pulls.openFrom(turn.repo(), kind.branch());
    if (open.isEmpty()) {
      clearBranch();
    }
    var base = turn.occasion().inForce();
    turn.systems().git().push(turn.repo(), kind.branch(), base.head(), text(key), this::edit);
    if (open.isEmpty()) {
      var draft = new Draft(title(), body(), kind.branch(), base.branch());
      return pulls.create(turn.repo(), draft).number();
    }
    pulls.describe(turn.repo(), open.get().number(), title(), body());
    return open.get().number();
  }

  /** What is left of a pull request that was closed must not come back with this one. */
  private void clearBranch() {
    var git = turn.systems().git();
    var left = git.fetch(turn.repo(), kind.branch());
    if (left.isPresent() && !git.delete(turn.repo(), kind.branch(), left.get())) {
      throw new Refused(
          "somebody pushes to %s: it is the bot's, please use another branch"
              .formatted(kind.branch()));
    }
  }

  private Map<String, byte[]> edit(Snapshot head) {
    var edited = new LinkedHashMap<String, byte[]>();
    for (var bump : bumps) {
      var before = edited.get(bump.file());
      var file =
          before == null
              ? head.read(bump.file()).orElseThrow(() -> gone(bump))
              : new SourceFile(bump.file(), before);
      var after = bump.in(file);
      if (!Arrays.equals(after, file.content())) {
        edited.put(bump.file(), after);
      }
    }
    return edited;
  }

  private Refused gone(Bump bump) {
    return new Refused(
        "%s is not on the branch of the open pull request: close it, and the next window opens a new one"
            .formatted(bump.file()));
  }

  private CommitText text(String key) {
    var trailers =
        Stream.concat(
                bumps.stream()
                    .map(bump -> bump.image() + ":" + bump.to())
                    .distinct()
                    .map(image -> new Trailer("Slipway-Image", image)),
                Stream.of(new Trailer("Slipway-Effect", key)))
            .toList();
    return new CommitText(title(), "", trailers);
  }

  private String title() {
    var images = images(bumps).toList();
    return images.size() == 1
        ? "%s: %s".formatted(kind.title(), images.get(0).replace("`", ""))
        : "%s: %d images".formatted(kind.title(), images.size());
  }

  private String body() {
    return """
    Each image below has a newer %s. The tags are changed and nothing else; environments that \
    follow another one get them by promotion.

    %s
    <sub>Merge it, or close it: the same releases are not proposed again for 30 days.</sub>
    """
        .formatted(kind.release(), table());
  }

  private String table() {
    var table = new StringBuilder("| image | from | to | file |\n|---|---|---|---|\n");
    for (var bump : bumps) {
      table.append(
          "| %s | %s | %s | %s |\n"
              .formatted(
                  Markdown.code(bump.image()), bump.from(), bump.to(), Markdown.code(bump.file())));
    }
    return table.toString();
  }

  private String key() {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      bumps.stream()
          .map(Bump::toString)
          .sorted()
          .forEach(line -> sha.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
      var digest = HexFormat.of().formatHex(sha.digest(), 0, 8);
      return "update:%s:%s:%s".formatted(turn.repo(), kind.branch(), digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
