package io.mindscape.slipway.jobs.maintenance.dependencies.chart;

import io.mindscape.slipway.jobs.maintenance.proposal.Proposed;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.edit.Change;
import io.mindscape.slipway.policies.edit.Editor;
import io.mindscape.slipway.policies.edit.Value;
import io.mindscape.slipway.policies.edit.Way;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The same in the {@code Chart.lock} beside it, with the digest that Helm then expects.
 *
 * @param chart the change of the {@code Chart.yaml}, which is made before this one
 * @param position of the dependency in the lock
 * @param at what the lock says of when it was made
 */
record LockEdit(ChartEdit chart, String file, int position, Instant at) implements Proposed.Edit {

  @Override
  public byte[] in(SourceFile content) {
    throw new Refused("%s cannot be changed without its Chart.yaml".formatted(file));
  }

  @Override
  public byte[] in(SourceFile content, Function<String, Optional<SourceFile>> others) {
    var described = others.apply(chart.file()).flatMap(ChartFile::read);
    var way = Way.root(0).key("dependencies").item(position).key("version");
    if (!ChartFile.read(content).filter(this::isFor).isPresent()) {
      throw new Refused(
          "%s does not list %s any more: close the pull request, and the next window opens a new one"
              .formatted(file, chart.name().chart()));
    }
    var moved = Editor.apply(content, new Change.Put(way, new Value.Text(chart.to())));
    var lock = ChartFile.read(moved);
    if (described.isEmpty() || lock.isEmpty()) {
      throw new Refused(
          "%s and %s are no chart any more: close the pull request, and the next window opens a new one"
              .formatted(chart.file(), file));
    }
    var digest = LockDigest.of(described.get(), lock.get());
    if (digest.equals(lock.get().digest())) {
      return content.content();
    }
    return Editor.apply(
            moved,
            List.of(
                new Change.Put(Way.root(0).key("digest"), new Value.Text(digest)),
                new Change.Put(Way.root(0).key("generated"), new Value.Text(at.toString()))))
        .content();
  }

  private boolean isFor(ChartFile lock) {
    return position < lock.entries().size()
        && lock.entries().get(position).name().chart().equals(chart.name().chart());
  }

  @Override
  public String key() {
    return "%s for %s".formatted(file, chart.key());
  }
}
