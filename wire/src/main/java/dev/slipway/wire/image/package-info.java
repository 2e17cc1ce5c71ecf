/// The JSON that says what an image is, the same in engines' answers and in archives.
@NullMarked
package dev.slipway.wire.image;

import org.jspecify.annotations.NullMarked;
