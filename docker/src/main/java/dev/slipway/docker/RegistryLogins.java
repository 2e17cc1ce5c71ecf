package dev.slipway.docker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.slipway.wire.json.Json;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// The logins that `docker login` stored: in the configuration file itself or with a credential
/// helper, which is asked only when an image is fetched.
final class RegistryLogins {
  /// What Docker Hub is called in configuration files.
  private static final String DOCKER_HUB = "https://index.docker.io/v1/";

  private final DockerConfig config;

  RegistryLogins(DockerConfig config) {
    this.config = config;
  }

  /// @param header the value of `X-Registry-Auth`
  /// @param problem why there is none although there should be
  record Login(Optional<String> header, Optional<String> problem) {
    static final Login NONE = new Login(Optional.empty(), Optional.empty());

    /// Never the secret.
    @Override
    public String toString() {
      return header.isPresent() ? "Login[…]" : "Login[none]";
    }
  }

  Login find(String domain) throws InterruptedException {
    var server = domain.equals("docker.io") ? DOCKER_HUB : domain;
    var json = config.json();
    var helper =
        json.text("credHelpers", server)
            .or(() -> json.text("credHelpers", domain))
            .or(() -> json.text("credsStore"))
            .filter(name -> !name.isEmpty());
    if (helper.isPresent()) {
      var login = new CredentialHelper("docker-credential-" + helper.get()).ask(server);
      if (login.header().isPresent()) {
        return login;
      }
      var stored = stored(json, server);
      return stored.isPresent() ? new Login(stored, Optional.empty()) : login;
    }
    return new Login(stored(json, server), Optional.empty());
  }

  private static Optional<String> stored(Json json, String server) {
    for (Map.Entry<String, Json> entry : json.members("auths").entrySet()) {
      if (host(entry.getKey()).equals(host(server))) {
        var found = header(entry.getValue(), server);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /// Keys are hosts, or URLs from the time of registry version 1.
  private static String host(String key) {
    var rest = key.startsWith("https://") ? key.substring(8) : key;
    rest = rest.startsWith("http://") ? rest.substring(7) : rest;
    int slash = rest.indexOf('/');
    return slash < 0 ? rest : rest.substring(0, slash);
  }

  private static Optional<String> header(Json auth, String server) {
    var identity = auth.text("identitytoken").filter(text -> !text.isEmpty());
    if (identity.isPresent()) {
      return Optional.of(token(identity.get(), server));
    }
    var plain = auth.text("auth").filter(text -> !text.isEmpty()).flatMap(RegistryLogins::decode);
    if (plain.isPresent()) {
      int colon = plain.get().indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(
              password(plain.get().substring(0, colon), plain.get().substring(colon + 1), server));
    }
    return auth.text("username")
        .flatMap(user -> auth.text("password").map(secret -> password(user, secret, server)));
  }

  private static Optional<String> decode(String base64) {
    try {
      // Some writers end the decoded text with a zero.
      return Optional.of(new String(Base64.getDecoder().decode(base64), UTF_8).replace("\0", ""));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  static String token(String identity, String server) {
    return encode(
        Json.object().put("identitytoken", identity).put("serveraddress", server).build());
  }

  static String password(String user, String secret, String server) {
    return encode(
        Json.object()
            .put("username", user)
            .put("password", secret)
            .put("serveraddress", server)
            .build());
  }

  private static String encode(Json json) {
    return Base64.getUrlEncoder().encodeToString(json.write().getBytes(UTF_8));
  }
}
