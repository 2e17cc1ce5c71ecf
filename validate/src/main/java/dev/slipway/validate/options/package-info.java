/// The options of `docker run` in a manifest, read as changes to a container's specification.
@NullMarked
package dev.slipway.validate.options;

import org.jspecify.annotations.NullMarked;
