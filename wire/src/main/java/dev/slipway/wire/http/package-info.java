/// HTTP/1.1 as a client over unix sockets, TCP and TLS, with deadlines and interruption that hold
/// for every byte.
@NullMarked
package dev.slipway.wire.http;

import org.jspecify.annotations.NullMarked;
