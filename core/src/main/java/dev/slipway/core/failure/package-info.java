/// What the user or the environment must fix, and how each kind of it ends a process or a request.
@NullMarked
package dev.slipway.core.failure;

import org.jspecify.annotations.NullMarked;
