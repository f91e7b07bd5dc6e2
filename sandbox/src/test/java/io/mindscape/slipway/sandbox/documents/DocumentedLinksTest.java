package io.mindscape.slipway.sandbox.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever a page points to is there: files, headings, pictures, tests. */
final class DocumentedLinksTest {

  private static final Pattern LINK =
      Pattern.compile("\\]\\(([^)\\s]+)\\)|(?:src|srcset)=\"([^\"]+)\"");
  private static final Pattern TEST = Pattern.compile("`([A-Z][A-Za-z]+Test)`");

  @Test
  void eachLinkLeadsSomewhere() throws IOException {
    var broken = new ArrayList<String>();
    int links = 0;
    for (var page : Page.all()) {
      var found = LINK.matcher(Page.prose(page));
      while (found.find()) {
        var link = found.group(1) == null ? found.group(2) : found.group(1);
        if (!link.matches("[a-z]+:.*")) {
          links++;
          why(page, link).ifPresent(broken::add);
        }
      }
    }
    assertThat(broken).isEmpty();
    assertThat(links).isGreaterThan(150);
  }

  @Test
  void eachPageIsFoundFromTheFirst() throws IOException {
    var reached = new TreeSet<String>();
    reach("README.md", reached);

    assertThat(reached).containsAll(Page.all());
  }

  @Test
  void eachTestThatAPageNamesIsThere() throws IOException {
    var named = new TreeSet<String>();
    for (var page : Page.all()) {
      TEST.matcher(Page.read(page)).results().forEach(found -> named.add(found.group(1)));
    }
    assertThat(named).hasSizeGreaterThan(15);
    assertThat(tests()).containsAll(named);
  }

  private static void reach(String page, Set<String> reached) throws IOException {
    if (reached.add(page)) {
      var found = LINK.matcher(Page.prose(page));
      while (found.find()) {
        var link = String.valueOf(found.group(1)).replaceFirst("#.*", "");
        if (link.endsWith(".md") && !link.matches("[a-z]+:.*")) {
          var target = Page.ROOT.relativize(target(page, link)).toString();
          if (Files.exists(Page.ROOT.resolve(target))) {
            reach(target, reached);
          }
        }
      }
    }
  }

  private static Optional<String> why(String page, String link) throws IOException {
    int hash = link.indexOf('#');
    var path = hash < 0 ? link : link.substring(0, hash);
    var file = path.isEmpty() ? Page.ROOT.resolve(page) : target(page, path);
    if (!Files.exists(file)) {
      return Optional.of("%s: %s is not there".formatted(page, link));
    }
    boolean isThere =
        hash < 0
            || Page.anchors(Page.ROOT.relativize(file).toString())
                .contains(link.substring(hash + 1));
    return isThere
        ? Optional.empty()
        : Optional.of("%s: %s has no such heading".formatted(page, link));
  }

  private static Path target(String page, String link) {
    return Page.ROOT.resolve(page).resolveSibling(link).normalize();
  }

  private static Set<String> tests() throws IOException {
    var names = new TreeSet<String>();
    for (var module : Set.of("policies", "jobs", "bot", "sandbox")) {
      try (var files = Files.walk(Page.ROOT.resolve(module).resolve("src/test/java"))) {
        names.addAll(
            files
                .map(path -> path.getFileName().toString())
                .filter(name -> name.endsWith("Test.java"))
                .map(name -> name.replace(".java", ""))
                .collect(Collectors.toSet()));
      }
    }
    return names;
  }
}
