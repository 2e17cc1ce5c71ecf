/// Zstandard unpacked, as [RFC 8878](https://www.rfc-editor.org/rfc/rfc8878) describes it.
@NullMarked
package dev.slipway.archive.zstd;

import org.jspecify.annotations.NullMarked;
