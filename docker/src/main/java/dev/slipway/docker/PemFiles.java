package dev.slipway.docker;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.core.failure.Failure;
import dev.slipway.core.failure.FailureCode;
import dev.slipway.core.failure.FailureException;
import dev.slipway.wire.http.TrustEverything;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/// Makes TLS of the PEM files that Docker uses. Keys may be PKCS #8, PKCS #1 (RSA) or SEC 1 (EC).
final class PemFiles {
  private static final char[] NO_PASSWORD = new char[0];

  /// AlgorithmIdentifier of rsaEncryption, RFC 8017.
  private static final byte[] RSA = {
    0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1, 5, 0
  };

  /// OID of ecPublicKey, RFC 5480.
  private static final byte[] EC = {
    0x06, 0x07, 0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 0x02, 0x01
  };

  private PemFiles() {}

  static SSLContext context(EngineAddress.TlsFiles files, boolean verify) {
    try {
      @Nullable TrustManager[] trust = null;
      if (verify && files.authority().isPresent()) {
        trust = trust(files.authority().get());
      }
      if (!verify) {
        trust = new TrustManager[] {TrustEverything.manager()};
      }
      KeyManager @Nullable [] keys = null;
      if (files.certificate().isPresent() && files.key().isPresent()) {
        keys = keys(files.certificate().get(), files.key().get());
      }
      var context = SSLContext.getInstance("TLS");
      context.init(keys, trust, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has TLS.", e);
    }
  }

  private static TrustManager[] trust(Path authority) {
    return reading(
        authority,
        () -> {
          var store = emptyStore();
          int number = 0;
          for (var certificate : certificates(authority)) {
            store.setCertificateEntry("authority-" + number++, certificate);
          }
          var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
          factory.init(store);
          return factory.getTrustManagers();
        });
  }

  private static KeyManager[] keys(Path certificate, Path key) {
    var chain = reading(certificate, () -> certificates(certificate));
    return reading(
        key,
        () -> {
          var store = emptyStore();
          store.setKeyEntry(
              "client", privateKey(key), NO_PASSWORD, chain.toArray(Certificate[]::new));
          var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
          factory.init(store, NO_PASSWORD);
          return factory.getKeyManagers();
        });
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }

  private static List<Certificate> certificates(Path file)
      throws GeneralSecurityException, IOException {
    var bytes = Files.readAllBytes(file);
    var certificates =
        List.<Certificate>copyOf(
            CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(bytes)));
    if (certificates.isEmpty()) {
      throw new GeneralSecurityException("it holds no certificate");
    }
    return certificates;
  }

  static PrivateKey privateKey(Path file) throws GeneralSecurityException, IOException {
    var text = Files.readString(file, UTF_8);
    int begin = text.indexOf("-----BEGIN ");
    // openssl puts the curve in front of an EC key.
    while (begin >= 0 && text.startsWith("-----BEGIN EC PARAMETERS", begin)) {
      begin = text.indexOf("-----BEGIN ", begin + 1);
    }
    int label = begin + "-----BEGIN ".length();
    int labelEnd = begin < 0 ? -1 : text.indexOf("-----", label);
    int end = labelEnd < 0 ? -1 : text.indexOf("-----END ", labelEnd);
    if (end < 0) {
      throw new GeneralSecurityException("it holds no key in PEM form");
    }
    var body = text.substring(labelEnd + 5, end);
    var kind = text.substring(label, labelEnd);
    if (body.contains("ENCRYPTED") || kind.startsWith("ENCRYPTED")) {
      throw new GeneralSecurityException("the key has a password; Docker's keys have none");
    }
    var der = Base64.getMimeDecoder().decode(body.getBytes(US_ASCII));
    return switch (kind) {
      case "PRIVATE KEY" -> pkcs8(der);
      case "RSA PRIVATE KEY" -> key("RSA", wrapped(RSA, der));
      case "EC PRIVATE KEY" -> key("EC", wrapped(sequence(EC, curve(der)), der));
      default -> throw new GeneralSecurityException("it holds a " + kind + ", not a private key");
    };
  }

  private static PrivateKey pkcs8(byte[] der) throws GeneralSecurityException {
    for (var algorithm : List.of("RSA", "EC", "EdDSA")) {
      try {
        return key(algorithm, der);
      } catch (GeneralSecurityException _) {
        // Another kind of key.
      }
    }
    throw new GeneralSecurityException("the key is none of RSA, EC and EdDSA");
  }

  private static PrivateKey key(String algorithm, byte[] pkcs8) throws GeneralSecurityException {
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
  }

  /// PrivateKeyInfo of RFC 5208: version 0, algorithm, the old form as an octet string.
  private static byte[] wrapped(byte[] algorithm, byte[] key) {
    return sequence(new byte[] {2, 1, 0}, algorithm, element(4, key));
  }

  /// The `[0] parameters` of an ECPrivateKey, RFC 5915: an OID.
  private static byte[] curve(byte[] der) throws GeneralSecurityException {
    for (int i = 0; i + 4 < der.length; i++) {
      if ((der[i] & 0xff) == 0xa0 && der[i + 2] == 6 && der[i + 1] == der[i + 3] + 2) {
        return Arrays.copyOfRange(der, i + 2, i + 4 + der[i + 3]);
      }
    }
    throw new GeneralSecurityException("the EC key names no curve");
  }

  private static byte[] sequence(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (var part : parts) {
      all.writeBytes(part);
    }
    return element(0x30, all.toByteArray());
  }

  private static byte[] element(int tag, byte[] content) {
    var out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      int bytes = content.length < 0x100 ? 1 : content.length < 0x10000 ? 2 : 3;
      out.write(0x80 | bytes);
      for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
        out.write(content.length >> shift);
      }
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private interface Reading<T> {
    T read() throws GeneralSecurityException, IOException;
  }

  private static <T> T reading(Path file, Reading<T> reading) {
    try {
      return reading.read();
    } catch (GeneralSecurityException | IOException | IllegalArgumentException e) {
      throw new FailureException(
          Failure.of(
              FailureCode.UNREADABLE,
              "The TLS file " + file + " for the engine cannot be used: " + e.getMessage()),
          e);
    }
  }
}
