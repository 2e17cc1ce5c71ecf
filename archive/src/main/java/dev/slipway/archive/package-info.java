/// Images in files, looked into without any engine.
@NullMarked
package dev.slipway.archive;

import org.jspecify.annotations.NullMarked;
