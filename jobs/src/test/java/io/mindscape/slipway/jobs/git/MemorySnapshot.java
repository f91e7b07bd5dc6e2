package io.mindscape.slipway.jobs.git;

import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Files that stand in memory: for tests. */
public record MemorySnapshot(SortedMap<String, byte[]> files) implements Snapshot {

  /** The files with these texts, by path. */
  public static MemorySnapshot of(Map<String, String> texts) {
    var files = new TreeMap<String, byte[]>();
    texts.forEach((path, text) -> files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return new MemorySnapshot(files);
  }

  @Override
  public Optional<SourceFile> read(String path) {
    return Optional.ofNullable(files.get(path)).map(bytes -> new SourceFile(path, bytes));
  }

  @Override
  public OptionalLong size(String path) {
    var bytes = files.get(path);
    return bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes.length);
  }

  @Override
  public List<String> list(String folder) {
    return files.keySet().stream()
        .filter(path -> folder.isEmpty() || path.startsWith(folder + "/"))
        .toList();
  }

  @Override
  public Optional<String> id(String path) {
    var file = files.get(path);
    if (file != null) {
      return Optional.of(id(List.of(file)));
    }
    var above = path.isEmpty() ? "" : path + "/";
    var below = new ArrayList<byte[]>();
    for (var name : list(path)) {
      below.add(name.substring(above.length()).getBytes(StandardCharsets.UTF_8));
      below.add(files.get(name));
    }
    return below.isEmpty() && !path.isEmpty() ? Optional.empty() : Optional.of(id(below));
  }

  @Override
  public Optional<List<Entry>> entries(String folder) {
    var above = folder.isEmpty() ? "" : folder + "/";
    var entries = new TreeMap<String, Entry>();
    for (var path : list(folder)) {
      var below = path.substring(above.length());
      int slash = below.indexOf('/');
      var name = slash < 0 ? below : below.substring(0, slash);
      if (!entries.containsKey(name)) {
        entries.put(name, new Entry(name, id(above + name).orElseThrow(), slash >= 0));
      }
    }
    return Optional.of(List.copyOf(entries.values()));
  }

  /** Not Git's, but as good: it tells contents apart. */
  private static String id(List<byte[]> content) {
    try {
      var digest = MessageDigest.getInstance("SHA-1");
      for (var bytes : content) {
        digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
        digest.update(bytes);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
