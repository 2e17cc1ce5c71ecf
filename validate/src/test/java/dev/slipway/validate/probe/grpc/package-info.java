/// Tests of the health service's client.
@NullMarked
package dev.slipway.validate.probe.grpc;

import org.jspecify.annotations.NullMarked;
