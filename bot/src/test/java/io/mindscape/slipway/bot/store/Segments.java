package io.mindscape.slipway.bot.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Sealed segments as somebody sees and changes them who has the folder. */
final class Segments {

  /** All that is done to a segment of the lines 1 to 20, which stand on its lines 2 to 21. */
  static final List<Crime> CRIMES =
      List.of(
          lines("a changed word", 7, ":8", with(7, "größer", "kleiner")),
          lines("a changed name", 1, ":2", with(1, "omar", "ramo")),
          lines("a changed last line", 20, ":21", with(20, "delivery 20", "delivery 21")),
          lines("a changed time", 7, ":8", with(7, "T00:07", "T00:08")),
          lines("a changed number", 7, ":8", with(7, "\"seq\":7", "\"seq\":8")),
          lines("a line gone", 7, ":8", list -> list.remove(7)),
          lines("the first gone", 1, ":2", list -> list.remove(1)),
          lines("the last gone", 20, "", list -> list.remove(20)),
          lines("the second half gone", 11, "", list -> list.subList(11, 21).clear()),
          lines("two swapped", 7, ":8", list -> Collections.swap(list, 7, 8)),
          lines("one twice", 7, ":9", list -> list.add(8, list.get(7))),
          lines("all twice", 1, ":22", list -> list.addAll(List.copyOf(list.subList(1, 21)))),
          lines("one more", 20, ":22", list -> list.add(list.get(20))),
          lines("a blank line", 7, "", list -> list.add(7, "")),
          lines("what is no JSON", 7, ":8", list -> list.set(7, "{\"seq\":")),
          lines("a line without end", 7, ":8", list -> list.set(7, "x".repeat(200_000))),
          lines("no first line", 1, ":1", list -> list.remove(0)),
          lines("another first line", 1, ":1", with(0, "\"last\":20", "\"last\":19")),
          bytes("cut off", 1, ":", bytes -> Arrays.copyOf(bytes, bytes.length / 2)),
          bytes("empty", 1, ":1", bytes -> new byte[0]),
          bytes("without its last bytes", 20, ":", bytes -> Arrays.copyOf(bytes, bytes.length - 4)),
          bytes("a byte more", 1, "", bytes -> Arrays.copyOf(bytes, bytes.length + 1)),
          bytes("another system in its head", 1, "", bytes -> changed(bytes, 9)),
          bytes("no archive", 1, ":1", bytes -> "hello".getBytes(UTF_8)));

  private Segments() {}

  /**
   * Something that is done to a file.
   *
   * @param seq the first line that is wrong then
   * @param place where that is told, behind the name of the file; {@code :} for any line
   */
  record Crime(String what, long seq, String place, UnaryOperator<byte[]> deed) {
    void on(Path file) throws IOException {
      Files.write(file, deed.apply(Files.readAllBytes(file)));
    }

    @Override
    public String toString() {
      return what;
    }
  }

  /** Changes lines in place. */
  interface Edit {
    void on(List<String> lines);
  }

  private static Crime lines(String what, long seq, String place, Edit edit) {
    return bytes(what, seq, place, bytes -> edited(bytes, edit));
  }

  private static Crime bytes(String what, long seq, String place, UnaryOperator<byte[]> deed) {
    return new Crime(what, seq, place, deed);
  }

  private static Edit with(int line, String old, String other) {
    return lines -> {
      var text = lines.get(line);
      if (!text.contains(old)) {
        throw new IllegalStateException(text);
      }
      lines.set(line, text.replace(old, other));
    };
  }

  private static byte[] changed(byte[] bytes, int at) {
    var other = bytes.clone();
    other[at] ^= 1;
    return other;
  }

  static void rewrite(Path file, Edit edit) throws IOException {
    Files.write(file, edited(Files.readAllBytes(file), edit));
  }

  static void lastLineGone(List<String> lines) {
    lines.removeLast();
  }

  /** A segment of the same name but for its digest, as another database would have made it. */
  static Path forged(Path folder, Path segment) throws IOException {
    var other = folder.resolve("audit-1-20-0123456789abcdef.jsonl.gz");
    Files.copy(segment, other);
    rewrite(other, with(7, "größer", "kleiner"));
    return other;
  }

  static List<String> lines(Path file) throws IOException {
    return lines(Files.readAllBytes(file));
  }

  private static List<String> lines(byte[] bytes) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return new ArrayList<>(new String(in.readAllBytes(), UTF_8).lines().toList());
    }
  }

  private static byte[] edited(byte[] bytes, Edit edit) {
    try {
      var lines = lines(bytes);
      edit.on(lines);
      var all = new ByteArrayOutputStream();
      try (var out = new GZIPOutputStream(all)) {
        out.write((String.join("\n", lines) + "\n").getBytes(UTF_8));
      }
      return all.toByteArray();
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  static String sha256(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
