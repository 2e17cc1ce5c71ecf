package dev.slipway.validate.options;

import dev.slipway.core.container.GpuRequest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `--gpus`: `all`, `2`, `device=0,1`, `"device=0,1",capabilities=utility`,
/// `driver=nvidia,count=1`.
///
/// Docker wants quotes around a list of devices, which a shell takes away once; a list without them
/// is read as it was meant.
final class GpuSyntax {
  private static final String EXPECTED =
      "a request for GPUs, such as `all`, `2`, `device=0,1` or `driver=nvidia,count=1`";

  private int count;
  private boolean counted;
  private String driver = "";
  private final List<String> devices = new ArrayList<>();
  private final List<String> capabilities = new ArrayList<>();
  private final Map<String, String> options = new LinkedHashMap<>();

  private GpuSyntax() {}

  static Meaning parse(String text) {
    return Values.fields(text)
        .flatMap(GpuSyntax::request)
        .map(request -> Meaning.change(container -> container.gpu(request)))
        .orElseGet(() -> Meaning.unlike(EXPECTED));
  }

  private static Optional<GpuRequest> request(List<String> fields) {
    var request = new GpuSyntax();
    var seen = new HashSet<String>();
    var last = "";
    for (var field : fields) {
      int equals = field.indexOf('=');
      var key = equals < 0 ? "" : field.substring(0, equals).strip();
      var value = field.substring(equals + 1).strip();
      // `device=0,1` without quotes falls into `device=0` and `1`.
      boolean more = equals < 0 && (last.equals("device") || last.equals("capabilities"));
      key = more ? last : equals < 0 ? "count" : key;
      if (value.isEmpty() || (!more && !seen.add(key)) || !request.put(key, value)) {
        return Optional.empty();
      }
      last = key;
    }
    return request.made();
  }

  private boolean put(String key, String value) {
    switch (key) {
      case "count" -> {
        counted = true;
        var number =
            value.equals("all") ? Optional.of(-1L) : Values.whole(value, -1, Integer.MAX_VALUE);
        count = number.orElse(0L).intValue();
        return number.isPresent();
      }
      case "device" -> devices.addAll(List.of(value.split(",")));
      case "capabilities" -> capabilities.addAll(List.of(value.split(",")));
      case "driver" -> driver = value;
      case "options" -> {
        for (var option : value.split(",")) {
          var parts = option.split("=", 2);
          options.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private Optional<GpuRequest> made() {
    if (counted && !devices.isEmpty()) {
      return Optional.empty();
    }
    if (!counted && devices.isEmpty()) {
      count = 1;
    }
    if (!capabilities.contains("gpu")) {
      capabilities.add("gpu");
    }
    return Optional.of(new GpuRequest(count, devices, capabilities, driver, options));
  }
}
