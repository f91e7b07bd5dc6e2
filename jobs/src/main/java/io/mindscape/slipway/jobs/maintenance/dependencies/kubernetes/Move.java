package io.mindscape.slipway.jobs.maintenance.dependencies.kubernetes;

import io.mindscape.slipway.jobs.fix.Remedy;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.maintenance.proposal.Proposed;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.edit.Change;
import io.mindscape.slipway.policies.edit.Editor;
import io.mindscape.slipway.policies.edit.Said;
import io.mindscape.slipway.policies.edit.Way;
import io.mindscape.slipway.policies.edit.Way.Step;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.util.List;
import java.util.Optional;

/**
 * The move of one object to another version, in the file that says which it is in.
 *
 * @param what the kind and its step, for {@link #key}
 * @param changes of the file
 * @param before the file in which the move was proven
 * @param after the same with the move made
 */
record Move(String what, List<Change> changes, SourceFile before, SourceFile after)
    implements Proposed.Edit {

  private static final Step VERSION = new Step.Key("apiVersion");

  Move {
    changes = List.copyOf(changes);
  }

  /**
   * Makes it.
   *
   * @param files in which it was proven
   */
  static Move of(String what, Remedy remedy, Snapshot files) {
    var changes = remedy.fix().changes();
    var before = files.read(remedy.path()).orElseThrow();
    return new Move(what, changes, before, Editor.apply(before, changes));
  }

  @Override
  public String file() {
    return before.path();
  }

  /** Elsewhere the file may say what it wants, but the object has to be the one that was moved. */
  @Override
  public byte[] in(SourceFile content) {
    if (isAsIn(after, content)) {
      return content.content();
    }
    if (!isAsIn(before, content)) {
      throw new Refused(
          "%s: what was to be moved (%s) says something else by now; the next window looks again"
              .formatted(file(), what));
    }
    return Editor.apply(content, changes).content();
  }

  private boolean isAsIn(SourceFile known, SourceFile content) {
    if (changes.getFirst() instanceof Change.Lines lines) {
      var there = lines(content, lines);
      return there.isPresent() && there.equals(lines(known, lines));
    }
    var there = node(content);
    var wanted = node(known);
    return there.isPresent() && wanted.isPresent() && Said.same(wanted.get(), there.get());
  }

  private static Optional<List<String>> lines(SourceFile file, Change.Lines lines) {
    int to = lines.line() - 1 + lines.gone().size();
    var all = file.lines();
    return to > all.size() ? Optional.empty() : Optional.of(all.subList(lines.line() - 1, to));
  }

  private Optional<YamlNode> node(SourceFile file) {
    var way = changes.getFirst().way();
    var documents = YamlReader.read(file).documents();
    return way.document() < documents.size()
        ? object(way).of(documents.get(way.document()))
        : Optional.empty();
  }

  /** To the object whose version it is, where an object says it; or to a single value. */
  private static Way object(Way way) {
    return !way.steps().isEmpty() && way.steps().getLast().equals(VERSION) ? way.parent() : way;
  }

  @Override
  public String key() {
    var where =
        changes.getFirst() instanceof Change.Lines lines
            ? String.join("\n", lines.gone())
            : changes.getFirst().way().document() + " " + changes.getFirst().way();
    return "%s %s=%s".formatted(file(), where, what);
  }
}
