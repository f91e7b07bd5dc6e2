package io.mindscape.slipway.policies.rule.cel.value;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A sequence of bytes. */
public final class Bytes implements Comparable<Bytes> {

  private final byte[] content;

  public Bytes(byte[] content) {
    this.content = content.clone();
  }

  public static Bytes of(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public byte[] content() {
    return content.clone();
  }

  public int size() {
    return content.length;
  }

  public Bytes plus(Bytes other) {
    var sum = Arrays.copyOf(content, content.length + other.content.length);
    System.arraycopy(other.content, 0, sum, content.length, other.content.length);
    return new Bytes(sum);
  }

  @Override
  public int compareTo(Bytes other) {
    return Arrays.compareUnsigned(content, other.content);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(content, bytes.content);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(content);
  }

  @Override
  public String toString() {
    return new String(content, StandardCharsets.UTF_8);
  }
}
