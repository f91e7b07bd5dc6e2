package io.mindscape.slipway.sandbox.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages for people: README, what stands beside it, and those below {@code docs}. */
final class Page {

  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern FENCE = Pattern.compile("(?ms)^( *)(````?)\\w*\\n.*?^\\1\\2$");
  private static final Pattern CODE = Pattern.compile("`[^`\\n]*`");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.*?) *$");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\([^)]*\\)");

  private Page() {}

  /** From the root. */
  static List<String> all() throws IOException {
    var all = new ArrayList<>(List.of("README.md", "CONTRIBUTING.md", "RATIONALE.md"));
    all.addAll(List.of("SECURITY.md", "bench/README.md", "charts/mindscape/README.md"));
    try (Stream<Path> documents = Files.list(ROOT.resolve("docs"))) {
      documents
          .map(path -> "docs/" + path.getFileName())
          .filter(name -> name.endsWith(".md"))
          .sorted()
          .forEach(all::add);
    }
    return all;
  }

  static String read(String page) throws IOException {
    return Files.readString(ROOT.resolve(page));
  }

  /** Without what is shown as code, in which nothing is a link or a heading. */
  static String prose(String page) throws IOException {
    return CODE.matcher(FENCE.matcher(read(page)).replaceAll("")).replaceAll("``");
  }

  /** What a link can name behind {@code #}, as GitHub makes it of the headings. */
  static Set<String> anchors(String page) throws IOException {
    var anchors = new TreeSet<String>();
    HEADING
        .matcher(FENCE.matcher(read(page)).replaceAll(""))
        .results()
        .map(heading -> anchor(heading.group(1)))
        .forEach(
            anchor -> {
              var one = anchor;
              for (int i = 1; !anchors.add(one); i++) {
                one = anchor + "-" + i;
              }
            });
    return anchors;
  }

  private static String anchor(String heading) {
    return LINK.matcher(heading)
        .replaceAll("$1")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}\\p{M} _-]", "")
        .replace(' ', '-');
  }
}
