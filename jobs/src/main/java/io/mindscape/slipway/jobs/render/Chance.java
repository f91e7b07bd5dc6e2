package io.mindscape.slipway.jobs.render;

import java.util.Set;

/** The functions of Helm's templates whose result is another each time, or depends on a cluster. */
public final class Chance {

  /** Asks a cluster; rendering has none. */
  public static final String LOOKUP = "lookup";

  private static final Set<String> FUNCTIONS =
      Set.of(
          "randAlphaNum",
          "randAlpha",
          "randAscii",
          "randNumeric",
          "randBytes",
          "randInt",
          "shuffle",
          "uuidv4",
          "now",
          "genCA",
          "genCAWithKey",
          "genSelfSignedCert",
          "genSelfSignedCertWithKey",
          "genSignedCert",
          "genSignedCertWithKey",
          "genPrivateKey",
          "htpasswd",
          "bcrypt",
          "encryptAES");

  private Chance() {}

  /** Whether a function gives something else each time. */
  public static boolean is(String function) {
    return FUNCTIONS.contains(function);
  }

  /** All of those. */
  public static Set<String> functions() {
    return FUNCTIONS;
  }
}
