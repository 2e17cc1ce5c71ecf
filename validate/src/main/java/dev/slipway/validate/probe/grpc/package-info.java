/// Asks a server for its health over gRPC, on HTTP/2 as far as one unary call needs it.
@NullMarked
package dev.slipway.validate.probe.grpc;

import org.jspecify.annotations.NullMarked;
