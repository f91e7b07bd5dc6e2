package io.mindscape.slipway.bot.render;

import io.mindscape.slipway.bot.render.ChartFolder.BadChart;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Unpacks the charts that a chart carries as {@code charts/x.tgz}, within bounds: a path that leads
 * out, a link, or more than a chart may have is refused. What is no such archive is left to Helm.
 *
 * <p>The format is ustar, with the long names of GNU and of pax (POSIX.1-2001).
 */
final class Packed {

  private static final int BLOCK = 512;
  private static final int DEEPEST = 5;

  private final Room room;

  private Packed(Room room) {
    this.room = room;
  }

  /** What all of it may have together. */
  private static final class Room {
    private int files = ChartFolder.MOST_FILES;
    private long bytes = ChartFolder.MOST_BYTES;

    void take(long size, String archive) throws BadChart {
      files--;
      bytes -= size;
      if (files < 0 || bytes < 0 || size < 0) {
        throw new BadChart(
            "This packed chart unpacks to more than %d MiB or %d files, and is not rendered. Take out what is no part of it."
                .formatted(ChartFolder.MOST_BYTES >> 20, ChartFolder.MOST_FILES),
            archive);
      }
    }
  }

  /** The files, with those of packed charts in their place. */
  static List<SourceFile> unpacked(List<SourceFile> chart) throws BadChart {
    boolean hasNone = chart.stream().noneMatch(file -> isArchive(file.path()));
    return hasNone ? chart : new Packed(new Room()).unpacked(chart, 0);
  }

  private List<SourceFile> unpacked(List<SourceFile> chart, int depth) throws BadChart {
    var files = new ArrayList<SourceFile>();
    for (var file : chart) {
      if (isArchive(file.path()) && depth < DEEPEST) {
        files.addAll(unpacked(entries(file), depth + 1));
      } else {
        files.add(file);
      }
    }
    return files;
  }

  private static boolean isArchive(String path) {
    return path.matches("(.*/)?charts/[^/_.][^/]*\\.tgz");
  }

  private List<SourceFile> entries(SourceFile archive) throws BadChart {
    var files = new ArrayList<SourceFile>();
    try (var in = new GZIPInputStream(new ByteArrayInputStream(archive.content()))) {
      var folder = archive.path().substring(0, archive.path().length() - ".tgz".length());
      var longName = "";
      for (var head = in.readNBytes(BLOCK); isHead(head); head = in.readNBytes(BLOCK)) {
        long size = number(head, 124, 12);
        room.take(size, archive.path());
        var content = content(in, size);
        switch ((char) head[156]) {
          case 'L' -> longName = text(content, 0, content.length);
          case 'x' -> longName = pax(content);
          case '0', '\0' -> {
            var name = longName.isEmpty() ? name(head) : longName;
            files.add(new SourceFile(folder + "/" + within(name, archive), content));
            longName = "";
          }
          case '1', '2' ->
              throw new BadChart(
                  "This packed chart has a link in it, %s, and links are not followed. Pack the file itself."
                      .formatted(name(head)),
                  archive.path());
          default -> longName = "";
        }
      }
      return files;
    } catch (IOException | NumberFormatException noArchive) {
      return List.of(archive);
    }
  }

  private static byte[] content(InputStream in, long size) throws IOException {
    var content = in.readNBytes(Math.toIntExact(size));
    if (content.length < size) {
      throw new IOException("the archive is cut short");
    }
    in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
    return content;
  }

  /** Below the chart's folder, which is the first step of every path. */
  private static String within(String name, SourceFile archive) throws BadChart {
    int slash = name.indexOf('/');
    var below = name.substring(slash + 1);
    if (slash <= 0 || ChartFolder.LEADS_OUT.matcher(name).matches() || name.contains("\\")) {
      throw new BadChart(
          "This packed chart has a file \"%s\" in it, whose path leads out of it. It is not unpacked."
              .formatted(name),
          archive.path());
    }
    return below;
  }

  private static boolean isHead(byte[] head) {
    return head.length == BLOCK && head[0] != 0;
  }

  private static String name(byte[] head) {
    var prefix = text(head, 257, 5).equals("ustar") ? text(head, 345, 155) : "";
    var name = text(head, 0, 100);
    return prefix.isEmpty() ? name : prefix + "/" + name;
  }

  /** {@code 24 path=charts/x/y.yaml}, a line an attribute. */
  private static String pax(byte[] content) {
    return text(content, 0, content.length)
        .lines()
        .filter(line -> line.contains(" path="))
        .map(line -> line.substring(line.indexOf('=') + 1))
        .findFirst()
        .orElse("");
  }

  private static long number(byte[] head, int from, int length) {
    var text = text(head, from, length).strip();
    return text.isEmpty() ? 0 : Long.parseLong(text, 8);
  }

  private static String text(byte[] bytes, int from, int length) {
    int end = from;
    while (end < from + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }
}
