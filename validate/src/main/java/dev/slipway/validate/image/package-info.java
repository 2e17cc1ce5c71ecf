/// Rules that hold an image to its contract without starting anything.
@NullMarked
package dev.slipway.validate.image;

import org.jspecify.annotations.NullMarked;
