package io.mindscape.slipway.bot.vacuum;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.postgresql.ssl.WrappedFactory;

/**
 * Trusts the servers whose certificate one of some authorities has signed, and no others: those
 * that the machine trusts do not count. The driver makes it by its name.
 */
public final class Authorities extends WrappedFactory {

  /**
   * @param pem certificates, one or several
   */
  public Authorities(String pem) throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    for (var certificate : certificates(pem)) {
      store.setCertificateEntry("authority " + store.size(), certificate);
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(store);
    var context = SSLContext.getInstance("TLS");
    context.init(null, trust.getTrustManagers(), null);
    factory = context.getSocketFactory();
  }

  /** Whether there are certificates in it, and nothing but them. */
  static boolean areIn(String pem) {
    try {
      return !certificates(pem).isEmpty();
    } catch (CertificateException other) {
      return false;
    }
  }

  private static List<Certificate> certificates(String pem) throws CertificateException {
    Collection<? extends Certificate> found =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8)));
    return List.copyOf(found);
  }
}
