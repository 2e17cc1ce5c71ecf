package dev.slipway.docker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialHelperTest {
  @TempDir private Path folder;

  @Test
  void theHelperIsAskedForTheServerOnItsInput() throws Exception {
    var login =
        helper(
                """
                read server
                [ "$1" = get ] || exit 9
                echo '{"ServerURL":"'$server'","Username":"user","Secret":"s3cret"}'
                """)
            .ask("ghcr.io");
    assertThat(decoded(login))
        .isEqualTo("{\"username\":\"user\",\"password\":\"s3cret\",\"serveraddress\":\"ghcr.io\"}");
    assertThat(login.toString()).doesNotContain("s3cret").isEqualTo("Login[…]");
  }

  @Test
  void aTokenIsNoPassword() throws Exception {
    var login =
        helper("cat >/dev/null; echo '{\"Username\":\"<token>\",\"Secret\":\"abc\"}'").ask("x.io");
    assertThat(decoded(login)).isEqualTo("{\"identitytoken\":\"abc\",\"serveraddress\":\"x.io\"}");
  }

  @Test
  void whoIsNotLoggedInHasNoProblem() throws Exception {
    var login =
        helper("cat >/dev/null; echo 'credentials not found in native keychain'; exit 1").ask("x");
    assertThat(login).isEqualTo(RegistryLogins.Login.NONE);
  }

  @Test
  void aHelperThatFailsIsNamedWithItsWords() throws Exception {
    var helper = helper("cat >/dev/null; echo 'keychain is locked'; exit 1");
    assertThat(helper.ask("x").problem())
        .contains(
            "No login was sent to the registry: "
                + helper.program()
                + " failed: keychain is locked");
  }

  @Test
  void aHelperThatTalksNonsenseIsNamed() throws Exception {
    var helper = helper("cat >/dev/null; echo nonsense");
    assertThat(helper.ask("x").problem().orElseThrow()).endsWith("an answer that is no JSON.");
  }

  private static String decoded(RegistryLogins.Login login) {
    return new String(Base64.getUrlDecoder().decode(login.header().orElseThrow()), UTF_8);
  }

  private CredentialHelper helper(String script) throws IOException {
    var program = Files.writeString(folder.resolve("helper"), "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return new CredentialHelper(program.toString());
  }
}
