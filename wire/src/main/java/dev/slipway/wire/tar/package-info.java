/// Tar archives as streams of entries, read with bounded memory and written the same each time.
@NullMarked
package dev.slipway.wire.tar;

import org.jspecify.annotations.NullMarked;
