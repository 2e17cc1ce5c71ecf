/// One validation in each format that people and machines read.
@NullMarked
package dev.slipway.validate.report;

import org.jspecify.annotations.NullMarked;
