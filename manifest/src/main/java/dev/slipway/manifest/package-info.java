/// Text that people write: where each thing stands, what is wrong with it, and how that is shown.
@NullMarked
package dev.slipway.manifest;

import org.jspecify.annotations.NullMarked;
