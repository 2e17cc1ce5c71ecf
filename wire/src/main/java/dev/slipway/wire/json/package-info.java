/// JSON as values: a strict reader, a deterministic writer, and tolerant looks into answers whose
/// fields come and go.
@NullMarked
package dev.slipway.wire.json;

import org.jspecify.annotations.NullMarked;
