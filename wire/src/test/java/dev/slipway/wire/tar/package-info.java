/// Tests of tar archives.
@NullMarked
package dev.slipway.wire.tar;

import org.jspecify.annotations.NullMarked;
