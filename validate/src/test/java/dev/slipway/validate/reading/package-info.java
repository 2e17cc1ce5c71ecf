@NullMarked
package dev.slipway.validate.reading;

import org.jspecify.annotations.NullMarked;
