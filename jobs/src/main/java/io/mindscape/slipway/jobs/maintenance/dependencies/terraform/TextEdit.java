package io.mindscape.slipway.jobs.maintenance.dependencies.terraform;

import io.mindscape.slipway.jobs.maintenance.dependencies.terraform.Written.Text;
import io.mindscape.slipway.jobs.maintenance.proposal.Proposed;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.edit.Change;
import io.mindscape.slipway.policies.edit.Editor;
import io.mindscape.slipway.policies.hcl.HclReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.List;
import java.util.Optional;

/**
 * Another text in the place of one in quotes: the constraint of a module or provider, or the source
 * of a module.
 *
 * @param at what it is of, as it stands on the default branch
 * @param isSource whether it is the source
 */
record TextEdit(String file, Written at, boolean isSource, String to) implements Proposed.Edit {

  @Override
  public byte[] in(SourceFile content) {
    var there =
        Written.in(HclReader.read(content)).stream()
            .filter(it -> it.kind().equals(at.kind()) && it.name().equals(at.name()))
            .flatMap(it -> text(it).stream())
            .findFirst()
            .orElseThrow(
                () ->
                    new Refused(
                        "%s has no %s %s any more: close the pull request, and the next window opens a new one"
                            .formatted(file, at.kind(), at.name())));
    return written(content, there);
  }

  private Optional<Text> text(Written written) {
    return isSource ? Optional.of(written.source()) : written.version();
  }

  private byte[] written(SourceFile content, Text there) {
    int number = there.place().line();
    var line = content.lines().get(number - 1).replaceAll("\\r?\\n$", "");
    var quoted = "\"" + there.text() + "\"";
    int column = there.place().column() - 1;
    int start =
        line.codePointCount(0, line.length()) > column ? line.offsetByCodePoints(0, column) : -1;
    if (start < 0 || !line.startsWith(quoted, start)) {
      throw new Refused(
          "%s: the %s of %s is not written plainly in one line: write it so, and it is kept up to date"
              .formatted(there.place(), isSource ? "source" : "version", at.name()));
    }
    var edited =
        line.substring(0, start + 1) + to + line.substring(start + 1 + there.text().length());
    return Editor.apply(content, new Change.Lines(number, List.of(line), List.of(edited)))
        .content();
  }

  @Override
  public String key() {
    return "%s %s.%s=%s→%s"
        .formatted(file, at.kind(), at.name(), text(at).map(Text::text).orElse(""), to);
  }
}
