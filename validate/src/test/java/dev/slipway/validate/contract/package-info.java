@NullMarked
package dev.slipway.validate.contract;

import org.jspecify.annotations.NullMarked;
