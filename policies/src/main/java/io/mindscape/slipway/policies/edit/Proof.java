package io.mindscape.slipway.policies.edit;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.util.List;
import org.yaml.snakeyaml.error.YAMLException;

/** That a changed file says what it is to say, and reads no worse than before. */
final class Proof {

  private static final String DUPLICATE = "yaml/duplicate-key";

  private Proof() {}

  /**
   * Throws {@link Unfit} where it is not so.
   *
   * @param wanted what each document is to say
   * @param oneLess whether a key stands once less where it stood twice
   */
  static void of(YamlFile before, SourceFile edited, List<Object> wanted, boolean oneLess) {
    var after = YamlReader.read(edited);
    var says = after.documents().stream().map(Trees::of).toList();
    boolean holds =
        Trees.same(wanted, says)
            && count(after, DUPLICATE) == count(before, DUPLICATE) - (oneLess ? 1 : 0)
            && others(after).equals(others(before))
            && isReadByAll(edited, says.size());
    if (!holds) {
      throw new Unfit("more than this would change; change it by hand");
    }
  }

  private static boolean isReadByAll(SourceFile edited, int documents) {
    try {
      return CstReader.documents(edited.text()).size() == documents;
    } catch (YAMLException | NumberFormatException e) {
      return false;
    }
  }

  private static long count(YamlFile file, String rule) {
    return file.findings().stream().filter(finding -> finding.rule().equals(rule)).count();
  }

  private static List<String> others(YamlFile file) {
    return file.findings().stream()
        .map(Finding::rule)
        .filter(rule -> !rule.equals(DUPLICATE))
        .sorted()
        .toList();
  }
}
