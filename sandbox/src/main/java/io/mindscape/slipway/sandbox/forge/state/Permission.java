package io.mindscape.slipway.sandbox.forge.state;

import java.util.Locale;

/** What somebody may do in a repository, least first. */
public enum Permission {
  NONE,
  READ,
  TRIAGE,
  WRITE,
  MAINTAIN,
  ADMIN;

  /**
   * @throws IllegalArgumentException if there is none of that name
   */
  public static Permission named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  public boolean covers(Permission needed) {
    return compareTo(needed) >= 0;
  }

  /** What it is called. */
  public String role() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The older word, which knows four kinds. */
  public String word() {
    return switch (this) {
      case NONE -> "none";
      case READ, TRIAGE -> "read";
      case WRITE, MAINTAIN -> "write";
      case ADMIN -> "admin";
    };
  }
}
