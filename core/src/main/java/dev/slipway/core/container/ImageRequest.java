package dev.slipway.core.container;

import java.util.Optional;

/// Which image, fetched when, for which platform (the engine's own when empty).
public record ImageRequest(
    ImageReference reference, PullPolicy policy, Optional<Platform> platform) {}
