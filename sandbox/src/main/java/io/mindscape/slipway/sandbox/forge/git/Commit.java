package io.mindscape.slipway.sandbox.forge.git;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.jgit.revwalk.RevCommit;

/** A commit, read. */
public record Commit(
    String sha, String tree, List<String> parents, String message, Ident author, Ident committer) {

  public Commit {
    parents = List.copyOf(parents);
  }

  static Commit of(RevCommit commit) {
    return new Commit(
        commit.name(),
        commit.getTree().name(),
        Stream.of(commit.getParents()).map(RevCommit::name).toList(),
        commit.getFullMessage(),
        Ident.of(commit.getAuthorIdent()),
        Ident.of(commit.getCommitterIdent()));
  }
}
