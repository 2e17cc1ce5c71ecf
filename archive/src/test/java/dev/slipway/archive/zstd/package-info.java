/// Tests of unpacked Zstandard.
@NullMarked
package dev.slipway.archive.zstd;

import org.jspecify.annotations.NullMarked;
