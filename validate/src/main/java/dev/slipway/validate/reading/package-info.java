/// Manifests read into contracts; schema and reference come from the same shapes.
@NullMarked
package dev.slipway.validate.reading;

import org.jspecify.annotations.NullMarked;
