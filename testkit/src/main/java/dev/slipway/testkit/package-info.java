/// What tests of several modules share: the engine contract, an engine in memory, a clock, golden
/// files and seeded values.
@NullMarked
package dev.slipway.testkit;

import org.jspecify.annotations.NullMarked;
