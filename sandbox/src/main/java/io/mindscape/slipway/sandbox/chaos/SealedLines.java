package io.mindscape.slipway.sandbox.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every line of the audit log that was ever seen, and where it is now: in a file or in the
 * database. It reads files and tables itself, with nothing of the bot.
 */
final class SealedLines {

  private static final Pattern NAME =
      Pattern.compile("audit-([0-9]+)-([0-9]+)-([0-9a-f]{16})\\.jsonl\\.gz");

  private final Path folder;
  private final Map<Long, String> known = new HashMap<>();
  private long last;

  /**
   * @param folder for files of sealed lines
   */
  SealedLines(Path folder) {
    this.folder = folder;
  }

  long count() {
    return known.size();
  }

  /** The names of the files that are there for good. */
  List<String> files() throws IOException {
    return names().filter(name -> NAME.matcher(name).matches()).toList();
  }

  /** The names of the files that are being written, or were. */
  List<String> parts() throws IOException {
    return names().filter(name -> name.endsWith(".part")).toList();
  }

  private Stream<String> names() throws IOException {
    try (var all = Files.list(folder)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList().stream();
    } catch (NoSuchFileException none) {
      return Stream.of();
    }
  }

  /**
   * Looks at all of it while no bot runs, and remembers what is new.
   *
   * @return what is wrong; empty where each line is there as it was, and no file is half a file
   */
  List<String> wrong(Connection connection) throws SQLException, IOException {
    var table = read(connection);
    table.forEach(
        (seq, hash) -> {
          if (seq > last) {
            known.put(seq, hash);
          }
        });
    last = table.keySet().stream().mapToLong(Long::longValue).max().orElse(last);
    var wrong = new ArrayList<String>();
    var filed = new HashMap<Long, String>();
    for (var name : files()) {
      read(folder.resolve(name), filed, wrong);
    }
    known.forEach(
        (seq, hash) -> {
          if (!hash.equals(filed.getOrDefault(seq, hash))
              || !hash.equals(table.getOrDefault(seq, hash))) {
            wrong.add("line %d is another than it was".formatted(seq));
          } else if (!filed.containsKey(seq) && !table.containsKey(seq)) {
            wrong.add("line %d is lost".formatted(seq));
          }
        });
    filed.keySet().stream()
        .filter(seq -> !known.containsKey(seq))
        .forEach(seq -> wrong.add("line %d was never written".formatted(seq)));
    return wrong;
  }

  private static Map<Long, String> read(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("select seq, hash from audit_line order by seq")) {
      var lines = new HashMap<Long, String>();
      while (rows.next()) {
        lines.put(rows.getLong(1), rows.getString(2));
      }
      return lines;
    }
  }

  private static void read(Path file, Map<Long, String> filed, List<String> wrong)
      throws IOException {
    var name = NAME.matcher(file.getFileName().toString());
    if (!name.matches()) {
      throw new IllegalArgumentException(file.toString());
    }
    if (!sha256(file).startsWith(name.group(3))) {
      wrong.add(file + " has not the digest of its name");
    }
    long seq = Long.parseLong(name.group(1));
    try (var lines =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
      lines.readLine();
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var json = JsonMapper.shared().readTree(line);
        if (json.path("seq").asLong() != seq) {
          wrong.add("%s has not line %d where it should".formatted(file, seq));
        }
        if (filed.put(seq, json.path("hash").asString()) != null) {
          wrong.add("line %d is in two files".formatted(seq));
        }
        seq++;
      }
    } catch (IOException half) {
      wrong.add("%s is no whole file: %s".formatted(file, half));
    }
    if (seq - 1 != Long.parseLong(name.group(2))) {
      wrong.add("%s ends with line %d".formatted(file, seq - 1));
    }
  }

  private static String sha256(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
