/// The command line: reads arguments, wires adapters to features, prints what comes of it, and
/// chooses the exit code.
@NullMarked
package dev.slipway.cli;

import org.jspecify.annotations.NullMarked;
