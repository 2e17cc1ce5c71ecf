/// Looking at a running container, again and again at the pace a check allows.
@NullMarked
package dev.slipway.validate.probe;

import org.jspecify.annotations.NullMarked;
