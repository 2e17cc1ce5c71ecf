/// Options of `docker run`, read from a contract.
@NullMarked
package dev.slipway.validate.options;

import org.jspecify.annotations.NullMarked;
