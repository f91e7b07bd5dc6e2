package io.mindscape.slipway.bot.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mindscape.slipway.jobs.effect.AuditLine;
import io.mindscape.slipway.jobs.effect.AuditSeal;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lines of the audit log in a file, packed by gzip. Its first line is a JSON object that says what
 * is in it; each one after it is a line of the log, with all that its hash covers. So the file can
 * be proved with no database at hand.
 */
final class SegmentFile {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String FORM = "slipway audit segment 1";

  /** Of a line, in characters; what we write has a few thousand. */
  private static final int LONGEST = 100_000;

  private SegmentFile() {}

  /** What takes the lines as they are read. */
  interface Sink {
    /**
     * Told first.
     *
     * @param head what the file says of itself; without its name and digest
     * @return whether to go on
     */
    boolean begins(AuditSeal head);

    /**
     * Takes a line.
     *
     * @param number the number of the line in the file
     * @return whether to go on
     */
    boolean take(AuditLine line, int number);
  }

  /** It is not as it was written, and the message says how. */
  static final class Damaged extends Exception {
    private static final long serialVersionUID = 1L;

    private final int line;

    Damaged(int line, String why, @Nullable Throwable cause) {
      super(why, cause);
      this.line = line;
    }

    /** Where, in the file. */
    int line() {
      return line;
    }
  }

  /** The first line of the file. */
  static void write(OutputStream out, AuditSeal head) throws IOException {
    write(
        out,
        JSON.createObjectNode()
            .put("form", FORM)
            .put("first", head.first())
            .put("last", head.last())
            .put("from", head.from().toString())
            .put("to", head.to().toString())
            .put("previous", head.previous())
            .put("hash", head.hash()));
  }

  /** A line of the log. */
  static void write(OutputStream out, AuditLine line) throws IOException {
    write(
        out,
        JSON.createObjectNode()
            .put("seq", line.seq())
            .put("at", line.at().toString())
            .put("who", line.who())
            .put("kind", line.kind())
            .put("key", line.key())
            .put("words", line.words())
            .put("why", line.why())
            .put("outcome", line.outcome())
            .put("detail", line.detail())
            .put("previous", line.previous())
            .put("hash", line.hash()));
  }

  private static void write(OutputStream out, JsonNode line) throws IOException {
    out.write(JSON.writeValueAsBytes(line));
    out.write('\n');
  }

  /**
   * Reads it.
   *
   * @return the SHA-256 of all of it; empty where the sink wanted no more
   * @throws Damaged if it cannot be what was written
   * @throws IOException if it cannot be read
   */
  static Optional<String> read(Path file, Sink sink) throws IOException, Damaged {
    try (var in = new DigestInputStream(Files.newInputStream(file), sha256())) {
      if (!lines(in, sink)) {
        return Optional.empty();
      }
      in.transferTo(OutputStream.nullOutputStream());
      return Optional.of(HexFormat.of().formatHex(in.getMessageDigest().digest()));
    }
  }

  private static boolean lines(InputStream in, Sink sink) throws IOException, Damaged {
    int number = 1;
    try {
      var lines = new BufferedReader(new InputStreamReader(new GZIPInputStream(in), UTF_8));
      if (!sink.begins(head(next(lines, number)))) {
        return false;
      }
      for (var text = next(lines, ++number); !text.isEmpty(); text = next(lines, ++number)) {
        if (!sink.take(line(JSON.readTree(text)), number)) {
          return false;
        }
      }
      return true;
    } catch (ZipException | EOFException spoilt) {
      throw new Damaged(number, "it is cut off or damaged there", spoilt);
    } catch (JacksonException | DateTimeException | IllegalArgumentException odd) {
      throw new Damaged(number, "that is no line of an audit log", odd);
    }
  }

  /** Without its end; empty after the last. */
  private static String next(BufferedReader lines, int number) throws IOException, Damaged {
    var text = new StringBuilder();
    for (int c = lines.read(); c >= 0 && c != '\n'; c = lines.read()) {
      if (text.length() == LONGEST) {
        throw new Damaged(number, "it is longer than any line of an audit log", null);
      }
      text.append((char) c);
    }
    return text.toString();
  }

  private static AuditSeal head(String text) {
    var json = JSON.readTree(text);
    if (!FORM.equals(json.path("form").asString(""))) {
      throw new IllegalArgumentException("it does not begin as a segment does");
    }
    return new AuditSeal(
        json.path("first").asLong(0),
        json.path("last").asLong(0),
        Instant.parse(text(json, "from")),
        Instant.parse(text(json, "to")),
        text(json, "previous"),
        text(json, "hash"),
        "",
        "");
  }

  private static AuditLine line(JsonNode json) {
    return new AuditLine(
        json.path("seq").asLong(0),
        Instant.parse(text(json, "at")),
        text(json, "who"),
        text(json, "kind"),
        text(json, "key"),
        text(json, "words"),
        text(json, "why"),
        text(json, "outcome"),
        text(json, "detail"),
        text(json, "previous"),
        text(json, "hash"));
  }

  private static String text(JsonNode json, String key) {
    return json.path(key).asString("");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
