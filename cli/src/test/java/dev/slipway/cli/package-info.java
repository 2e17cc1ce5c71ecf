/// Tests of the command line, and of the shape of the whole program, which is all on its class
/// path.
@NullMarked
package dev.slipway.cli;

import org.jspecify.annotations.NullMarked;
