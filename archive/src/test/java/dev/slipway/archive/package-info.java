/// Tests of images in files.
@NullMarked
package dev.slipway.archive;

import org.jspecify.annotations.NullMarked;
