/// A platform's contract as values: what a manifest says once it is read.
@NullMarked
package dev.slipway.validate.contract;

import org.jspecify.annotations.NullMarked;
