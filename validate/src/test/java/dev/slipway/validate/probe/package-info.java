@NullMarked
package dev.slipway.validate.probe;

import org.jspecify.annotations.NullMarked;
