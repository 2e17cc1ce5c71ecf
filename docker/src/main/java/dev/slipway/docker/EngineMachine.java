package dev.slipway.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Finds out whose machine an engine runs its containers on.
final class EngineMachine {
  private EngineMachine() {}

  static Reach.Machine of(EngineAddress address, boolean podman) {
    if (address instanceof EngineAddress.Unix(var socket)) {
      // A virtual machine's or a user's own engine has a socket that belongs to the user.
      boolean ours = System.getProperty("os.name", "").equals("Linux") && isRoots(socket);
      return ours ? new Reach.Machine.Ours(new ThisMachine()) : new Reach.Machine.Shielded(podman);
    }
    return over(
        address instanceof EngineAddress.Tcp(var host, _)
            ? host
            : ((EngineAddress.Tls) address).host());
  }

  private static boolean isRoots(Path socket) {
    try {
      return Files.getAttribute(socket, "unix:uid") instanceof Integer uid && uid == 0;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException _) {
      return false;
    }
  }

  /// TCP on our loopback may be this machine or a tunnel; its published ports are on our loopback
  /// in either case, or nowhere.
  private static Reach.Machine over(String host) {
    boolean loopback = host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
    return loopback ? new Reach.Machine.Shielded(false) : new Reach.Machine.Remote(host);
  }
}
