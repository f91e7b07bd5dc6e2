package io.mindscape.slipway.policies.semantic.field;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An IP address as the API server reads it: dotted IPv4, or IPv6 with or without "::", and nothing
 * else. No name is ever looked up. An IPv4 address inside IPv6 ({@code ::ffff:10.0.0.1}) counts as
 * IPv4, as it does in Go.
 */
public final class Address {

  static final int BYTES = 16;

  private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

  private final byte[] bytes;
  private final boolean embedded;
  private final boolean padded;

  /**
   * @param bytes 16 of them, IPv4 as it is mapped into IPv6
   * @param sixth whether it was written as IPv6
   * @param padded whether it was written with digits that only old readers take, such as {@code
   *     010}
   */
  Address(byte[] bytes, boolean sixth, boolean padded) {
    this.bytes = bytes.clone();
    this.embedded = sixth && isMapped(bytes);
    this.padded = padded;
  }

  /** Reads an address; null where there is none. Leading zeros are passed over. */
  public static @Nullable Address parse(String text) {
    return new AddressReader(text).read();
  }

  /** Four bytes as an address. */
  static Address ofV4(int octets, boolean padded) {
    var bytes = Arrays.copyOf(MAPPED, BYTES);
    for (int i = 0; i < Integer.BYTES; i++) {
      bytes[MAPPED.length + i] = (byte) (octets >> (24 - 8 * i));
    }
    return new Address(bytes, false, padded);
  }

  private static boolean isMapped(byte[] bytes) {
    return Arrays.equals(bytes, 0, MAPPED.length, MAPPED, 0, MAPPED.length);
  }

  /** Whether it is an IPv4 address, however it was written. */
  public boolean isV4() {
    return isMapped(bytes);
  }

  /** Whether it is an IPv4 address that was written as IPv6. */
  public boolean isEmbedded() {
    return embedded;
  }

  /** Whether it was written with leading zeros that today's readers refuse. */
  public boolean isPadded() {
    return padded;
  }

  /** {@code 0.0.0.0} or {@code ::}. */
  public boolean isUnspecified() {
    return isV4() ? tail() == 0 : allZero(BYTES);
  }

  /** {@code 127.0.0.0/8} or {@code ::1}. */
  public boolean isLoopback() {
    return isV4() ? octet(12) == 127 : allZero(BYTES - 1) && octet(BYTES - 1) == 1;
  }

  /** {@code 169.254.0.0/16} or {@code fe80::/10}. */
  public boolean isLinkLocal() {
    return isV4()
        ? octet(12) == 169 && octet(13) == 254
        : octet(0) == 0xfe && (octet(1) & 0xc0) == 0x80;
  }

  /** {@code 224.0.0.0/24} or {@code ff02::/16}, with any flags. */
  public boolean isLinkLocalMulticast() {
    return isV4()
        ? octet(12) == 224 && octet(13) == 0 && octet(14) == 0
        : octet(0) == 0xff && (octet(1) & 0x0f) == 0x02;
  }

  /** It with all bits but the first few cleared, of the 128 that IPv6 has. */
  Address masked(int first) {
    var kept = bytes.clone();
    for (int i = 0; i < BYTES; i++) {
      int keep = Math.clamp(first - 8L * i, 0, 8);
      kept[i] &= (byte) (0xff << (8 - keep));
    }
    return new Address(kept, embedded, false);
  }

  private boolean allZero(int first) {
    return IntStream.range(0, first).allMatch(i -> bytes[i] == 0);
  }

  private int octet(int at) {
    return bytes[at] & 0xff;
  }

  private int tail() {
    return octet(12) | octet(13) | octet(14) | octet(15);
  }

  private int group(int at) {
    return octet(2 * at) << 8 | octet(2 * at + 1);
  }

  /** How it is best written: dotted, or as RFC 5952 has it. */
  @Override
  public String toString() {
    if (isV4()) {
      return IntStream.range(MAPPED.length, BYTES)
          .mapToObj(i -> String.valueOf(octet(i)))
          .collect(Collectors.joining("."));
    }
    int start = 0;
    int length = 1;
    for (int i = 0; i < BYTES / 2; i++) {
      int zeros = zerosFrom(i);
      if (zeros > length) {
        start = i;
        length = zeros;
      }
    }
    return length == 1
        ? groups(0, BYTES / 2)
        : groups(0, start) + "::" + groups(start + length, BYTES / 2);
  }

  private int zerosFrom(int at) {
    int end = at;
    while (end < BYTES / 2 && group(end) == 0) {
      end++;
    }
    return end - at;
  }

  private String groups(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(i -> Integer.toHexString(group(i)))
        .collect(Collectors.joining(":"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Address address && Arrays.equals(bytes, address.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
