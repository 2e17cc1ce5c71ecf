/// Does this image keep the platform's contract? [Validation] is the door.
@NullMarked
package dev.slipway.validate;

import org.jspecify.annotations.NullMarked;
