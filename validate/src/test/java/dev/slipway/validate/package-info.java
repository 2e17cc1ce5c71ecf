/// Tests of the door, on a machine in memory.
@NullMarked
package dev.slipway.validate;

import org.jspecify.annotations.NullMarked;
