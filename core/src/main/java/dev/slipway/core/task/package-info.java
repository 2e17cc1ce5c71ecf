/// Several blocking jobs at once, joined as one.
@NullMarked
package dev.slipway.core.task;

import org.jspecify.annotations.NullMarked;
