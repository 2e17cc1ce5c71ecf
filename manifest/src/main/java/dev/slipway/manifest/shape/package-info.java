/// What a manifest may hold, said once: from a shape come the reader, the JSON Schema and the field
/// reference.
@NullMarked
package dev.slipway.manifest.shape;

import org.jspecify.annotations.NullMarked;
