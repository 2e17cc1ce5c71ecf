/// Tests of the options of `docker run` in a manifest.
@NullMarked
package dev.slipway.validate.options;

import org.jspecify.annotations.NullMarked;
