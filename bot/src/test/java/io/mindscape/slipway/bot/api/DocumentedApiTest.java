package io.mindscape.slipway.bot.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Holds what docs/operations.md says of the API and of the numbers to what there is. */
final class DocumentedApiTest {

  private static final Path PAGE = Path.of("..", "docs", "operations.md");
  private static final Path DESCRIPTION =
      Path.of("src/main/resources/io/mindscape/slipway/bot/api/openapi.json");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `(GET|POST) (/api/v1/[^`?]+)(?:\\?([^`]*))?` \\|");
  private static final Pattern METER = Pattern.compile("\"(slipway_[a-z_]+)\"");
  private static final Pattern NAMED = Pattern.compile("`(slipway_[a-z_]+)");

  @Test
  void theTableHasEachRequestWithItsParametersAndNoOther() throws IOException {
    var described = new TreeSet<String>();
    var paths = JsonMapper.shared().readTree(Files.readString(DESCRIPTION)).get("paths");
    for (var path : paths.properties()) {
      for (var verb : path.getValue().properties()) {
        if (Set.of("get", "post").contains(verb.getKey())
            && !path.getKey().equals("/api/v1/openapi.json")) {
          var parameters = new ArrayList<String>();
          verb.getValue()
              .path("parameters")
              .valueStream()
              .filter(parameter -> parameter.path("in").stringValue("").equals("query"))
              .forEach(parameter -> parameters.add(parameter.path("name").stringValue("")));
          described.add(line(verb.getKey().toUpperCase(Locale.ROOT), path.getKey(), parameters));
        }
      }
    }
    var documented = new TreeSet<String>();
    ROW.matcher(Files.readString(PAGE))
        .results()
        .forEach(
            row ->
                documented.add(
                    line(
                        row.group(1),
                        row.group(2),
                        row.group(3) == null
                            ? Set.of()
                            : Set.of(row.group(3).replaceAll("=[^&]*", "").split("&")))));

    assertThat(described).hasSizeGreaterThanOrEqualTo(10);
    assertThat(documented).isEqualTo(described);
  }

  @Test
  void theTableHasEachNumberOfSlipwaysOwnAndNoOther() throws IOException {
    var there = new TreeSet<String>();
    for (var module : Set.of("../jobs", "../bot")) {
      try (var files = Files.walk(Path.of(module, "src/main/java"))) {
        for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          METER
              .matcher(Files.readString(file))
              .results()
              .forEach(found -> there.add(found.group(1)));
        }
      }
    }
    there.remove("slipway_schema"); // a table of the database
    var page = Files.readString(PAGE);
    var table = page.substring(page.indexOf("## Numbers"));
    var documented = new TreeSet<String>();
    NAMED
        .matcher(table.substring(0, table.indexOf("\n## ", 1)))
        .results()
        .forEach(
            found ->
                documented.add(found.group(1).replaceFirst("_total$|(?<=_work)_seconds$", "")));

    assertThat(there).hasSizeGreaterThanOrEqualTo(15);
    assertThat(documented).isEqualTo(there);
  }

  private static String line(String verb, String path, Iterable<String> parameters) {
    var sorted = new TreeSet<String>();
    parameters.forEach(sorted::add);
    return "%s %s %s".formatted(verb, path, sorted);
  }
}
