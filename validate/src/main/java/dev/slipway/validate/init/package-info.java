/// A manifest that describes an image as it is.
@NullMarked
package dev.slipway.validate.init;

import org.jspecify.annotations.NullMarked;
