/// The least that any client of a container engine can take: the same calls, written by hand.
@NullMarked
package dev.slipway.bench.floor;

import org.jspecify.annotations.NullMarked;
