package io.mindscape.slipway.bot.render;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** A tar archive, as good or as bad as a test wants it. */
public final class Tgz {

  private static final int BLOCK = 512;

  private final ByteArrayOutputStream tar = new ByteArrayOutputStream();

  private Tgz() {}

  public static Tgz of() {
    return new Tgz();
  }

  public Tgz file(String name, String text) {
    return entry(name, '0', "", text.getBytes(StandardCharsets.UTF_8));
  }

  public Tgz file(String name, byte[] content) {
    return entry(name, '0', "", content);
  }

  /** A symbolic link. */
  public Tgz link(String name, String target) {
    return entry(name, '2', target, new byte[0]);
  }

  public byte[] gzipped() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      tar.writeTo(out);
      out.write(new byte[2 * BLOCK]);
    }
    return packed.toByteArray();
  }

  private Tgz entry(String name, char type, String target, byte[] content) {
    var head = new byte[BLOCK];
    put(head, 0, name);
    put(head, 100, "0000644");
    put(head, 124, "%011o".formatted(content.length));
    put(head, 136, "00000000000");
    put(head, 148, "        ");
    head[156] = (byte) type;
    put(head, 157, target);
    put(head, 257, "ustar");
    put(head, 263, "00");
    int sum = 0;
    for (byte one : head) {
      sum += one & 0xff;
    }
    put(head, 148, "%06o".formatted(sum));
    head[154] = 0;
    tar.writeBytes(head);
    tar.writeBytes(content);
    tar.writeBytes(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    return this;
  }

  private static void put(byte[] head, int at, String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, head, at, bytes.length);
  }
}
