package dev.slipway.core.container;

import java.util.List;
import java.util.Map;

/// The value of `docker run --gpus`.
///
/// @param count -1 for all; 0 when devices are named
public record GpuRequest(
    int count,
    List<String> deviceIds,
    List<String> capabilities,
    String driver,
    Map<String, String> options) {
  public GpuRequest {
    deviceIds = List.copyOf(deviceIds);
    capabilities = List.copyOf(capabilities);
    options = Map.copyOf(options);
  }
}
