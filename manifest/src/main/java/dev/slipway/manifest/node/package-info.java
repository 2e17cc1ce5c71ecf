/// YAML and JSON as a tree that keeps the place and the spelling of every node.
@NullMarked
package dev.slipway.manifest.node;

import org.jspecify.annotations.NullMarked;
