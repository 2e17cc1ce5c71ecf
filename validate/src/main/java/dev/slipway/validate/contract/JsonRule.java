package dev.slipway.validate.contract;

import dev.slipway.wire.json.Json;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a JSONPath has to find in a body. With neither value nor pattern, that it finds anything.
public record JsonRule(String path, Optional<Json> equal, Optional<Pattern> matches) {}
