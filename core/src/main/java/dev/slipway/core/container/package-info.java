/// The engine port: what every feature needs of images and containers, as values and two
/// interfaces.
@NullMarked
package dev.slipway.core.container;

import org.jspecify.annotations.NullMarked;
