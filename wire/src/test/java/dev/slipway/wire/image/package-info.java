/// Tests of what an image says of itself.
@NullMarked
package dev.slipway.wire.image;

import org.jspecify.annotations.NullMarked;
