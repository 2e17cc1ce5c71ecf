package dev.slipway.validate.options;

import dev.slipway.manifest.Place;

/// An option as somebody gave it.
///
/// @param written how: `-e`, `--net`
/// @param value empty for a switch without a value
/// @param valuePlace where the value is, when it is an item of its own
record Given(Flag flag, String written, String value, Place place, Place valuePlace) {}
