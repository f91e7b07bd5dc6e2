package io.mindscape.slipway.bot.git;

import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.GitStore.DefaultBranch;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/**
 * One mirror's line to its remote: asks only for what the mirror lacks, and for one branch or one
 * commit at a time. Failures of the remote come out as {@link Trouble} puts them.
 */
final class Wire {

  private static final int TIMEOUT_SECONDS = 30;
  private static final RefSpec BRANCHES = new RefSpec("+refs/heads/*:refs/heads/*");
  private static final RefSpec PULL_REQUESTS = new RefSpec("+refs/pull/*/head:refs/pull/*/head");

  private final Mirror mirror;
  private final Remotes.Remote remote;

  Wire(Mirror mirror, Remotes.Remote remote) {
    this.mirror = mirror;
    this.remote = remote;
  }

  /** Brings in where the branch that HEAD names points. */
  DefaultBranch defaultBranch() {
    mirror.fetching().lock();
    try (var transport = open();
        var connection = transport.openFetch(List.of(), Constants.HEAD)) {
      var head = connection.getRef(Constants.HEAD);
      if (head == null
          || head.getObjectId() == null
          || !head.isSymbolic()
          || !head.getTarget().getName().startsWith(Constants.R_HEADS)) {
        throw new Refused(
            "%s at %s has no default branch: push a first commit to it"
                .formatted(repo(), remote.url()));
      }
      var branch = head.getTarget().getName().substring(Constants.R_HEADS.length());
      bring(connection, List.of(head));
      mirror.note(branch, head.getObjectId());
      return new DefaultBranch(branch, Mirror.id(head.getObjectId()));
    } catch (IOException failure) {
      throw Trouble.away(repo(), remote, failure);
    } finally {
      mirror.fetching().unlock();
    }
  }

  /** Brings in where a branch points; nothing where the remote has no such branch. */
  Optional<CommitId> fetch(String branch) {
    var name = Constants.R_HEADS + branch;
    mirror.fetching().lock();
    try (var transport = open();
        var connection = transport.openFetch(List.of(new RefSpec(name)))) {
      var ref = connection.getRef(name);
      var head = ref == null ? null : ref.getObjectId();
      if (head == null) {
        mirror.noteGone(branch);
        return Optional.empty();
      }
      bring(connection, List.of(ref));
      mirror.note(branch, head);
      return Optional.of(Mirror.id(head));
    } catch (IOException failure) {
      throw Trouble.away(repo(), remote, failure);
    } finally {
      mirror.fetching().unlock();
    }
  }

  /** Brings in a commit, wherever it is: on a branch, the head of a pull request, or by its id. */
  void fetch(CommitId commit) {
    var id = ObjectId.fromString(commit.hex());
    mirror.fetching().lock();
    try {
      if (!mirror.has(id) && !fetchById(id)) {
        fetchFromWhereItStands(id);
      }
      if (!mirror.has(id)) {
        throw new Refused(
            "The commit %s is not in %s, or no longer: look whether its branch was deleted or pushed over"
                .formatted(commit.abbreviated(), repo()));
      }
    } catch (IOException failure) {
      throw Trouble.away(repo(), remote, failure);
    } finally {
      mirror.fetching().unlock();
    }
  }

  /**
   * Pushes {@code commit} to {@code branch} if that is still at {@code expected}.
   *
   * @param expected the zero id for a branch that is not there yet
   * @param commit the zero id to delete the branch
   */
  Push push(String branch, ObjectId expected, ObjectId commit) {
    var name = Constants.R_HEADS + branch;
    try (var transport = open()) {
      var update =
          new RemoteRefUpdate(
              mirror.repository(), (String) null, commit, name, false, null, expected);
      transport.push(NullProgressMonitor.INSTANCE, List.of(update));
      return switch (update.getStatus()) {
        case OK, UP_TO_DATE, NON_EXISTING -> new Push.Taken();
        case REJECTED_REMOTE_CHANGED, REJECTED_NONFASTFORWARD -> new Push.Moved();
        default -> new Push.Refused(words(update));
      };
    } catch (IOException failure) {
      throw Trouble.away(repo(), remote, failure);
    }
  }

  /**
   * Asks for the id itself, as GitHub allows; false where the remote gives only what it lists. It
   * need not list its branches for that, of which there may be many.
   */
  private boolean fetchById(ObjectId id) throws IOException {
    try (var transport = open();
        var connection = transport.openFetch(List.of(), Constants.HEAD)) {
      bring(connection, List.of(new ObjectIdRef.Unpeeled(Ref.Storage.NETWORK, id.name(), id)));
      return true;
    } catch (TransportException notGiven) {
      return false;
    }
  }

  private void fetchFromWhereItStands(ObjectId id) throws IOException {
    try (var transport = open();
        var connection = transport.openFetch(List.of(BRANCHES, PULL_REQUESTS))) {
      var there =
          connection.getRefs().stream().filter(ref -> id.equals(ref.getObjectId())).toList();
      bring(connection, there.isEmpty() ? branches(connection) : there.subList(0, 1));
    }
  }

  private static Collection<Ref> branches(FetchConnection connection) {
    return connection.getRefs().stream()
        .filter(ref -> ref.getName().startsWith(Constants.R_HEADS))
        .toList();
  }

  private void bring(FetchConnection connection, Collection<Ref> wanted) throws IOException {
    for (var ref : wanted) {
      var id = ref.getObjectId();
      if (id != null && !mirror.has(id)) {
        connection.fetch(NullProgressMonitor.INSTANCE, wanted, Set.of());
        return;
      }
    }
  }

  private Transport open() throws IOException {
    var transport = Transport.open(mirror.repository(), uri());
    transport.setTimeout(TIMEOUT_SECONDS);
    if (remote.login() != null) {
      transport.setCredentialsProvider(
          new UsernamePasswordCredentialsProvider(
              remote.login().user(), remote.login().password()));
    }
    return transport;
  }

  private URIish uri() {
    try {
      return new URIish(remote.url().toString());
    } catch (URISyntaxException impossible) {
      throw new IllegalArgumentException("a URI that is none: " + remote.url(), impossible);
    }
  }

  private RepoName repo() {
    return mirror.repo();
  }

  private static String words(RemoteRefUpdate update) {
    return update.getMessage() == null ? update.getStatus().name() : update.getMessage();
  }

  /** How a push ended. */
  sealed interface Push {
    record Taken() implements Push {}

    /** The branch is no longer where it was. */
    record Moved() implements Push {}

    /** The remote said no; perhaps because the branch moved while it was taking the push. */
    record Refused(String why) implements Push {}
  }
}
