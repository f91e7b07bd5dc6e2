package io.mindscape.slipway.bot.render;

import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Looks for the template over which a worker was stopped, by leaving out half of them, and half of
 * those: of a hundred it is found in seven trials.
 */
final class Culprit {

  private static final Pattern TEMPLATE =
      Pattern.compile("(.*/)?templates/(.*/)?[^_/][^/]*\\.(yaml|yml|json|tpl|txt)", Pattern.DOTALL);

  private Culprit() {}

  /**
   * The path of the template; empty where none does it by itself.
   *
   * @param isStopped whether a chart, which has fewer templates, has a worker stopped too
   */
  static Optional<String> among(List<SourceFile> chart, Predicate<List<SourceFile>> isStopped) {
    var left = chart.stream().filter(Culprit::isTemplate).toList();
    boolean isAlone = left.size() == 1;
    while (left.size() > 1) {
      var half = left.subList(0, left.size() / 2);
      left = isStopped.test(with(half, chart)) ? half : left.subList(left.size() / 2, left.size());
    }
    return left.stream()
        .filter(last -> isAlone || isStopped.test(with(List.of(last), chart)))
        .map(SourceFile::path)
        .findFirst();
  }

  private static boolean isTemplate(SourceFile file) {
    return TEMPLATE.matcher(file.path()).matches();
  }

  private static List<SourceFile> with(List<SourceFile> templates, List<SourceFile> chart) {
    var kept = new HashSet<String>();
    templates.forEach(template -> kept.add(template.path()));
    return chart.stream().filter(file -> !isTemplate(file) || kept.contains(file.path())).toList();
  }
}
