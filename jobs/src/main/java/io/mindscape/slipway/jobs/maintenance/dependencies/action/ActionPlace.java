package io.mindscape.slipway.jobs.maintenance.dependencies.action;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.edit.Change;
import io.mindscape.slipway.policies.edit.Editor;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.workflow.Use;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where an action of another repository is used: the how-many-th time that {@code file} uses it.
 * Lines may move, so they are not what it is known by.
 *
 * @param action without its version: {@code github/codeql-action/init}
 * @param nth from 0
 */
record ActionPlace(String file, String action, int nth) {

  /** An action as it is used in a place. */
  record Used(ActionPlace at, Place place, Pin pin) {}

  /**
   * All that a file uses from other repositories, in its order.
   *
   * @throws Refused where it is no YAML
   */
  static List<Used> in(SourceFile file) {
    var yaml = YamlReader.read(file);
    if (yaml.documents().isEmpty() && !yaml.findings().isEmpty()) {
      var finding = yaml.findings().getFirst();
      throw new Refused("%s: %s".formatted(finding.place(), finding.message()));
    }
    var lines = file.lines();
    Map<String, Integer> seen = new HashMap<>();
    List<Used> found = new ArrayList<>();
    for (var document : yaml.documents()) {
      for (var use : Use.in(document)) {
        int at = use.text().indexOf('@');
        if (!use.isLocal() && !use.isImage() && at > 0) {
          var action = use.text().substring(0, at);
          int nth = seen.merge(action, 1, Integer::sum) - 1;
          var place = new ActionPlace(file.path(), action, nth);
          found.add(new Used(place, use.place(), Pin.of(use, lines)));
        }
      }
    }
    return found;
  }

  /**
   * The file with another version there, and not a byte besides.
   *
   * @param ref what shall stand behind the {@code @}
   * @param version what the comment behind it shall say, where it says a version
   * @throws Refused where it is not there, or written over several lines
   */
  byte[] write(SourceFile content, String ref, String version) {
    var there =
        in(content).stream()
            .filter(used -> used.at().equals(this))
            .findFirst()
            .orElseThrow(
                () ->
                    new Refused(
                        "%s does not use %s any more: close the pull request, and the next window"
                                .formatted(file, action)
                            + " opens a new one"));
    int number = there.place().line();
    var line = content.lines().get(number - 1).replaceAll("\\r?\\n$", "");
    var written =
        there
            .pin()
            .written(line, ref, version)
            .orElseThrow(
                () ->
                    new Refused(
                        "%s: %s is not written in one line: write it so, and it is kept up to date"
                            .formatted(there.place(), action)));
    return Editor.apply(content, new Change.Lines(number, List.of(line), List.of(written)))
        .content();
  }
}
