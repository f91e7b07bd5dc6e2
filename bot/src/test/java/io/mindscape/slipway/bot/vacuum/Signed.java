package io.mindscape.slipway.bot.vacuum;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An authority and a server's certificate that it has signed, made by the JDK's keytool. */
final class Signed {

  private static final String PASSWORD = "changeit";

  private final Path store;

  private Signed(Path store) {
    this.store = store;
  }

  /**
   * Makes both, with keys of their own.
   *
   * @param names that are in the server's certificate, such as {@code ip:127.0.0.1}
   */
  static Signed in(Path folder, String names) throws Exception {
    var signed = new Signed(folder.resolve("keys.p12"));
    signed.make("authority", "-ext", "bc:c");
    signed.make("server", "-signer", "authority", "-ext", "san=" + names);
    return signed;
  }

  private void make(String alias, String... more) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                "CN=" + alias,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "30",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD));
    command.addAll(List.of(more));
    var keytool = new ProcessBuilder(command).redirectErrorStream(true).start();
    var said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (keytool.waitFor() != 0) {
      throw new AssertionError(said);
    }
  }

  /** The authority's certificate. */
  String authority() throws IOException, GeneralSecurityException {
    return certificate("authority");
  }

  /** A file with the server's certificate. */
  Path certificate() throws IOException, GeneralSecurityException {
    return Files.writeString(store.resolveSibling("server.crt"), certificate("server"));
  }

  /** A file with the server's key, for its owner alone. */
  Path key() throws IOException, GeneralSecurityException {
    var file = store.resolveSibling("server.key");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    var key = opened().getKey("server", PASSWORD.toCharArray());
    return Files.writeString(file, pem("PRIVATE KEY", key.getEncoded()));
  }

  private String certificate(String alias) throws IOException, GeneralSecurityException {
    return pem("CERTIFICATE", opened().getCertificate(alias).getEncoded());
  }

  private KeyStore opened() throws IOException, GeneralSecurityException {
    return KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
  }

  private static String pem(String what, byte[] content) {
    var encoder = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
        .formatted(what, encoder.encodeToString(content));
  }
}
