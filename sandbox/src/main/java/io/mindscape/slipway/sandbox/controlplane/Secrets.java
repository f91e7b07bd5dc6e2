package io.mindscape.slipway.sandbox.controlplane;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What proves who somebody is: tokens of users, and the key that signs those of accounts. */
final class Secrets {

  /** May do everything. */
  private static final User ADMIN = new User("admin", List.of("system:masters"));

  private static final int TOKEN_BYTES = 16;

  private final Map<String, String> tokens;

  private Secrets(Map<String, String> tokens) {
    this.tokens = tokens;
  }

  /** Makes new ones, and writes them to {@code folder} as the API server reads them. */
  static Secrets write(Path folder, List<User> users) throws IOException {
    var random = new SecureRandom();
    var tokens = new LinkedHashMap<String, String>();
    var lines = new StringBuilder();
    for (var user : andAdmin(users)) {
      var bytes = new byte[TOKEN_BYTES];
      random.nextBytes(bytes);
      var token = HexFormat.of().formatHex(bytes);
      if (tokens.put(user.name(), token) != null) {
        throw new IllegalArgumentException("there are two users " + user.name());
      }
      lines.append(
          "%s,%s,%s-uid,\"%s\"%n"
              .formatted(token, user.name(), user.name(), String.join(",", user.groups())));
    }
    Files.writeString(tokens(folder), lines);
    writeKeys(folder);
    return new Secrets(tokens);
  }

  private static List<User> andAdmin(List<User> users) {
    return Stream.concat(Stream.of(ADMIN), users.stream()).toList();
  }

  /** The key with which tokens of service accounts are signed, and the one that checks them. */
  private static void writeKeys(Path folder) throws IOException {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      var pair = generator.generateKeyPair();
      write(signingKey(folder), "PRIVATE KEY", pair.getPrivate());
      write(publicKey(folder), "PUBLIC KEY", pair.getPublic());
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("a key cannot be made", failure);
    }
  }

  private static void write(Path file, String what, Key key) throws IOException {
    Files.writeString(file, Authority.pem(what, key.getEncoded()));
  }

  static Path tokens(Path folder) {
    return folder.resolve("tokens.csv");
  }

  static Path signingKey(Path folder) {
    return folder.resolve("accounts.key");
  }

  static Path publicKey(Path folder) {
    return folder.resolve("accounts.pub");
  }

  String admin() {
    return token(ADMIN.name());
  }

  String token(String user) {
    var token = tokens.get(user);
    if (token == null) {
      throw new IllegalArgumentException("there is no user " + user);
    }
    return token;
  }
}
