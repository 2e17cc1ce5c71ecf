/// The engine port over the Docker Engine API, as Docker and Podman speak it.
@NullMarked
package dev.slipway.docker;

import org.jspecify.annotations.NullMarked;
