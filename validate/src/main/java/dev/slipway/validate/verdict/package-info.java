/// What came of a validation, as data that every report is made from.
@NullMarked
package dev.slipway.validate.verdict;

import org.jspecify.annotations.NullMarked;
