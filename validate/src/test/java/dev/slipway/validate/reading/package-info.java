/// Manifests of all kinds, and what is read from them.
@NullMarked
package dev.slipway.validate.reading;

import org.jspecify.annotations.NullMarked;
