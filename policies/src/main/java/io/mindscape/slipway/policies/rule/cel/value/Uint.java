package io.mindscape.slipway.policies.rule.cel.value;

/** An unsigned 64-bit number. */
public record Uint(long bits) {

  public int compare(Uint other) {
    return Long.compareUnsigned(bits, other.bits);
  }

  /** As a double, rounded to the nearest. */
  public double toDouble() {
    double low = (double) (bits >>> 1) * 2;
    return bits >= 0 ? (double) bits : low + (bits & 1);
  }

  @Override
  public String toString() {
    return Long.toUnsignedString(bits);
  }
}
