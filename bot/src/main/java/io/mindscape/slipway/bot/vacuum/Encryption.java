package io.mindscape.slipway.bot.vacuum;

import io.mindscape.slipway.jobs.database.Login;
import io.mindscape.slipway.policies.Refused;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.postgresql.util.GT;

/**
 * How the connection to a server is kept from others: what the driver is told, and what its
 * failures mean.
 */
final class Encryption {

  private static final String MODE = "sslmode";

  private Encryption() {}

  /**
   * The driver's options. Without an authority of its own a server's certificate, where it is to be
   * looked at, is held against those that the machine trusts.
   *
   * @throws Refused if what should be an authority is none
   */
  static Map<String, String> options(Login login, String from) {
    var options = new HashMap<>(login.options());
    var authority = options.remove(Login.AUTHORITY);
    if (authority != null) {
      if (!Authorities.areIn(authority)) {
        throw new Refused(
            "%s has under ca.crt what is no certificate: it has to begin with -----BEGIN CERTIFICATE-----"
                .formatted(from));
      }
      options.put("sslfactory", Authorities.class.getName());
      options.put("sslfactoryarg", authority);
    } else if (options.getOrDefault(MODE, "").startsWith("verify-")) {
      options.put("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
    }
    return options;
  }

  /**
   * What a failure says of it, if it says something. The driver words it in the language of the
   * machine, and gives codes that mean other things as well.
   */
  static Optional<Refused> failure(SQLException failure, Map<String, String> options, String from) {
    if (!options.getOrDefault(MODE, "").startsWith("verify-")) {
      return Optional.empty();
    }
    if (GT.tr("The server does not support SSL.").equals(failure.getMessage())) {
      return Optional.of(
          refused("the server of %s does not encrypt: turn ssl on there", from, failure));
    }
    if (String.valueOf(failure.getMessage()).contains("HostnameVerifier")) {
      return Optional.of(
          refused(
              "the certificate of the server of %s is for other names than the one by which it is"
                  + " reached: name a host that is in it, or write sslmode: verify-ca into the"
                  + " Secret",
              from, failure));
    }
    boolean isUntrusted =
        Stream.iterate((Throwable) failure, cause -> cause != null, Throwable::getCause)
            .anyMatch(
                cause -> cause instanceof CertificateException || cause instanceof SSLException);
    return isUntrusted ? Optional.of(refused(untrusted(options), from, failure)) : Optional.empty();
  }

  private static String untrusted(Map<String, String> options) {
    return options.containsKey("sslfactoryarg")
        ? "the certificate of the server of %s is not signed by the authority that stands there"
            + " under ca.crt, or is not valid now: put the one there that signed it"
        : "the certificate of the server of %s is not signed by an authority that this machine"
            + " trusts, or is not valid now: put the authority's certificate into the Secret,"
            + " under ca.crt";
  }

  private static Refused refused(String form, String from, SQLException failure) {
    return new Refused(form.replace("%s", from), failure);
  }
}
