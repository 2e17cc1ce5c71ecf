package dev.slipway.validate.options;

import dev.slipway.core.container.DeviceMapping;
import dev.slipway.core.container.GpuRequest;
import java.util.List;
import java.util.Map;

/// `--device`: `/dev/fuse`, `/dev/sda:/dev/disk:r`, or the name of a CDI device as
/// `nvidia.com/gpu=0`.
final class DeviceSyntax {
  private static final String EXPECTED =
      "a device, such as `/dev/fuse`, `/dev/sda:/dev/disk:r` or `nvidia.com/gpu=0`";

  private DeviceSyntax() {}

  static Meaning parse(String text) {
    if (text.matches("[a-zA-Z0-9][a-zA-Z0-9.-]*/[a-zA-Z0-9_-]+=[a-zA-Z0-9_.:-]+")) {
      var cdi = new GpuRequest(0, List.of(text), List.of(), "cdi", Map.of());
      return Meaning.change(container -> container.gpu(cdi));
    }
    var parts = text.split(":", -1);
    boolean short2 = parts.length == 2 && isPermissions(parts[1]);
    var permissions = parts.length == 3 ? parts[2] : short2 ? parts[1] : "rwm";
    var inside = parts.length > 1 && !short2 ? parts[1] : parts[0];
    if (parts.length > 3
        || !parts[0].startsWith("/")
        || !inside.startsWith("/")
        || !isPermissions(permissions)) {
      return Meaning.unlike(EXPECTED);
    }
    var device = new DeviceMapping(parts[0], inside, permissions);
    return Meaning.change(container -> container.device(device));
  }

  private static boolean isPermissions(String text) {
    return text.matches("[rwm]{1,3}");
  }
}
